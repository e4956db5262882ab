package dev.jackdaw.memory;

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

    int[] array() {
        return Arrays.copyOf(numbers, size);
    }
}
