package dev.jackdaw.memory.search;

import java.util.Arrays;

/// A list of numbers.
final class Growing {
    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
        if (size == numbers.length) numbers = Arrays.copyOf(numbers, size * 2);
        numbers[size++] = number;
    }

    int size() {
        return size;
    }

    int at(int place) {
        return numbers[place];
    }

    boolean has(int number) {
        for (int i = 0; i < size; i++) if (numbers[i] == number) return true;
        return false;
    }

    void clear() {
        size = 0;
    }

    int[] array() {
        return Arrays.copyOf(numbers, size);
    }
}
