package dev.jackdaw.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.wording.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of outputs that were recorded: of Maven 3.8.7 with Surefire 3.5.4, Python 3.11, pytest 9.0, cargo 1.95
/// and Node 20.
class ExcerptTest {
    @TempDir
    Path root;

    private String left(String name, String recorded) {
        String output =
                Resource.text(ExcerptTest.class, name + ".txt").replace("/tmp/rec/" + recorded, root.toString());
        return Excerpt.of(output, root, 4_000);
    }

    @Test
    void testsOfMavenKeepTheirMessagesAndTheFramesOfTheProject() throws IOException {
        for (String file : new String[] {"src/main/java/calc/Calc.java", "src/test/java/calc/CalcTest.java"}) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "");
        }
        assertEquals("""
                [ERROR] Tests run: 2, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 2.272 s <<< FAILURE! -- in calc.CalcTest
                [ERROR] calc.CalcTest.dividesByZero -- Time elapsed: 0.972 s <<< ERROR!
                java.lang.ArithmeticException: / by zero
                	at calc.Calc.div(Calc.java:5)
                	at calc.CalcTest.dividesByZero(CalcTest.java:9)
                [ERROR] calc.CalcTest.divides -- Time elapsed: 0.366 s <<< FAILURE!
                org.opentest4j.AssertionFailedError: expected: <2> but was: <3>
                	at calc.CalcTest.divides(CalcTest.java:14)
                [ERROR] Failures:
                [ERROR]   CalcTest.divides:14 expected: <2> but was: <3>
                [ERROR] Errors:
                [ERROR]   CalcTest.dividesByZero:9 » Arithmetic / by zero
                [ERROR] Tests run: 2, Failures: 1, Errors: 1, Skipped: 0""", left("mvn-test", "mvn"));
    }

    @Test
    void errorsOfTheCompilerAreToldOnceWithTheirPlaces() {
        String left = left("mvn-compile", "mvn");
        assertTrue(left.contains("[ERROR] src/main/java/calc/Calc.java:[5,"), left);
        assertEquals(-1, left.indexOf("Help"), left);
        assertEquals(left.lines().distinct().count(), left.lines().count());
    }

    @Test
    void tracebacksOfPythonLoseWhatIsOutsideTheWorkspace() {
        assertEquals("""
                FF                                                                       [100%]
                =================================== FAILURES ===================================
                ___________________________________ test_div ___________________________________
                test_json.py:5: in test_div
                    assert div(6, 2) == 2
                E   assert 3.0 == 2
                E    +  where 3.0 = div(6, 2)
                __________________________________ test_json ___________________________________
                test_json.py:8: in test_json
                    json.loads("{")
                E   json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
                =========================== short test summary info ============================
                FAILED test_json.py::test_div - assert 3.0 == 2
                FAILED test_json.py::test_json - json.decoder.JSONDecodeError: Expecting prop...
                2 failed in 20.03s""", left("pytest", "py"));
        String unittest = left("unittest", "py");
        assertTrue(unittest.contains("  File \"calc.py\", line 2, in div\n    return a / b\n"), unittest);
    }

    @Test
    void backtracesOfRustKeepTheirOwnFrames() {
        String left = left("cargo-test", "rs");
        assertTrue(left.contains("   4: calc::tests::divides\n             at ./src/lib.rs:9:9"), left);
        assertEquals(-1, left.indexOf("rustc"), left);
        assertTrue(left("cargo-check", "rs")
                .startsWith("error[E0425]: cannot find value `c` in this scope\n --> src/lib.rs:2:9"));
    }

    @Test
    void stacksOfNodeKeepTheirOwnFrames() {
        String left = left("node-test", "nd");
        assertTrue(left.contains("calc.test.js:4"), left);
        assertEquals(-1, left.indexOf("node:internal"), left);
    }

    @Test
    void whatIsLongKeepsItsBeginningAndItsEnd() {
        String output = "first error\n" + "x".repeat(300) + "\n"
                + IntStream.range(0, 500).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining())
                + "2 failed\n";
        String left = Excerpt.of(output, root, 1_000);
        assertTrue(
                left.length() <= 1_000 && left.startsWith("first error\n") && left.endsWith("line 499\n2 failed"),
                left);
    }
}
