package dev.jackdaw.bench;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.Look;
import dev.jackdaw.tui.story.Transcript;
import java.util.List;
import java.util.Map;

/// What the terminal's face takes for a piece of a streamed reply, and for drawing what is being written once a frame;
/// beside appending the same pieces to a buffer.
final class Saying {
    private static final int RUNS = 12;
    private static final int PIECE = 5;
    private static final int PIECES_A_FRAME = 4;
    private static final String REPLY = """
            ## What I changed

            The build failed because **`Cache.java`** was never closed; see [the log](https://ci.example.com/4711).

            - opened the file *once*, in `Cache.open()`
            - closed it where the session ends

            ```java
            public void close() throws IOException { // once
                if (file != null) file.close();
            }
            ```

            | Test | Before | After |
            |------|-------:|------:|
            | opens once | 1,204 ms | 12 ms |

            """.repeat(200);

    private Saying() {}

    static List<Figure> measure(Bench bench) {
        var deltas = new Samples();
        var frames = new Samples();
        var raw = new Samples();
        for (int run = 0; run < bench.runs(RUNS); run++) {
            say(deltas, frames);
            append(raw);
        }
        return List.of(
                Figure.of("a delta told by the screen, frames apart", "µs", deltas)
                        .above(raw)
                        .promised(8),
                Figure.of("drawing what is being written, a frame", "µs", frames));
    }

    private static void say(Samples deltas, Samples frames) {
        var transcript = new Transcript(Words.of(Map.of()), new Look(true, true), () -> 0);
        long heard = 0;
        long drawn = 0;
        int pieces = 0;
        for (int at = 0; at < REPLY.length(); at += PIECE, pieces++) {
            long started = System.nanoTime();
            transcript.see(new Glimpse.Heard(new Arrival.TextArrived(0, piece(at))));
            heard += System.nanoTime() - started;
            if (pieces % PIECES_A_FRAME != 0) continue;
            started = System.nanoTime();
            transcript.take();
            transcript.present().unfinished();
            drawn += System.nanoTime() - started;
        }
        deltas.add(heard / 1e3 / pieces);
        frames.add(drawn / 1e3 * PIECES_A_FRAME / pieces);
    }

    private static void append(Samples raw) {
        var text = new StringBuilder();
        int pieces = 0;
        long started = System.nanoTime();
        for (int at = 0; at < REPLY.length(); at += PIECE, pieces++) text.append(piece(at));
        raw.add((System.nanoTime() - started) / 1e3 / pieces);
    }

    private static String piece(int at) {
        return REPLY.substring(at, Math.min(REPLY.length(), at + PIECE));
    }
}
