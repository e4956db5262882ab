package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheredTest {
    private final List<Arrival> told = new ArrayList<>();
    private final Gathered gathered = new Gathered(told::add);

    @Test
    void piecesOfOnePartBecomeOne() {
        gathered.accept(new Arrival.TextArrived(0, "Hel"));
        gathered.accept(new Arrival.TextArrived(0, "lo"));
        assertEquals(List.of(), told);
        gathered.tell();
        gathered.tell();
        assertEquals(List.of(new Arrival.TextArrived(0, "Hello")), told);
    }

    @Test
    void partsAndKindsStayApartAndInTheirOrder() {
        gathered.accept(new Arrival.ThinkingArrived(0, "hm"));
        gathered.accept(new Arrival.TextArrived(1, "a"));
        gathered.accept(new Arrival.TextArrived(2, "b"));
        gathered.accept(new Arrival.ArgumentsArrived(2, "{"));
        gathered.accept(new Arrival.ArgumentsArrived(2, "}"));
        gathered.accept(new Arrival.PartEnded(2, new Content.Text("b")));
        assertEquals(
                List.of(
                        new Arrival.ThinkingArrived(0, "hm"),
                        new Arrival.TextArrived(1, "a"),
                        new Arrival.TextArrived(2, "b"),
                        new Arrival.ArgumentsArrived(2, "{}"),
                        new Arrival.PartEnded(2, new Content.Text("b"))),
                told);
    }
}
