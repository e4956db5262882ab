package dev.jackdaw.prompt;

import dev.jackdaw.session.Fact;
import java.util.Arrays;

/// Whether the ids of calls were used more than once in a session: a fold that keeps 64 bits of each, and so may now
/// and then take one for another.
final class Repeats {
    private long[] table = new long[256];
    private long[] twice = new long[16];
    private int held;
    private int again;

    Repeats with(Fact fact) {
        if (fact instanceof Fact.ToolRan(var id, var _)) {
            long key = key(id);
            if (!add(key) && !repeated(key)) {
                if (again == twice.length) twice = Arrays.copyOf(twice, 2 * again);
                twice[again++] = key;
            }
        }
        return this;
    }

    boolean repeated(String id) {
        return repeated(key(id));
    }

    private boolean repeated(long key) {
        for (int i = 0; i < again; i++) if (twice[i] == key) return true;
        return false;
    }

    /// Whether it was not there yet.
    private boolean add(long key) {
        if (2 * ++held > table.length) grow();
        int place = place(key, table);
        if (table[place] == key) {
            held--;
            return false;
        }
        table[place] = key;
        return true;
    }

    private void grow() {
        var larger = new long[2 * table.length];
        for (long key : table) if (key != 0) larger[place(key, larger)] = key;
        table = larger;
    }

    private static int place(long key, long[] table) {
        int place = (int) (key ^ key >>> 32) & table.length - 1;
        while (table[place] != 0 && table[place] != key) place = place + 1 & table.length - 1;
        return place;
    }

    /// FNV-1a over the characters; 0 stands for nothing.
    private static long key(String id) {
        long key = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) key = (key ^ id.charAt(i)) * 0x100000001b3L;
        return key == 0 ? 1 : key;
    }
}
