package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void growingFromAnyEarlierTrailNeverChangesAnother(long seed) {
        var random = new Random(seed);
        var trails = new ArrayList<List<Integer>>(List.of(List.<Integer>of()));
        var copies = new ArrayList<List<Integer>>(List.of(List.<Integer>of()));
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(3) == 0 ? random.nextInt(trails.size()) : trails.size() - 1;
            trails.add(Trail.plus(trails.get(from), i));
            var copy = new ArrayList<>(copies.get(from));
            copy.add(i);
            copies.add(copy);
        }
        assertEquals(copies, trails);
    }
}
