package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours of the theme for the colour-blind, as eyes see them that lack a kind of cone.
class ThemeTest {
    /// Colours count as different from this distance on in CIELAB (CIE76); 2.3 can just be noticed.
    private static final double APART = 40;
    /// What WCAG 2.2 (1.4.11) wants of what carries a meaning; there stands black or white behind it.
    private static final double CONTRAST = 3;

    /// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
    private static final Map<String, double[]> EYES = Map.of(
            "usual", new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "protanopia",
                    new double[] {
                        0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
                    },
            "deuteranopia",
                    new double[] {
                        0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881
                    },
            "tritanopia",
                    new double[] {
                        1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900
                    });

    /// The linear RGB of an ink, read out of what the theme paints: a colour of xterm's cube of 6 x 6 x 6.
    private static double[] colour(Ink ink) {
        String painted = Theme.COLOUR_BLIND.paint(ink, "x");
        int start = painted.indexOf("38;5;") + 5;
        int number = Integer.parseInt(painted.substring(start, painted.indexOf('m', start))) - 16;
        int[] levels = {0, 95, 135, 175, 215, 255};
        int[] parts = {levels[number / 36], levels[number / 6 % 6], levels[number % 6]};
        var linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = parts[i] / 255.0;
            linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double[] seen(double[] matrix, double[] colour) {
        var seen = new double[3];
        for (int i = 0; i < 3; i++)
            seen[i] = Math.clamp(
                    matrix[3 * i] * colour[0] + matrix[3 * i + 1] * colour[1] + matrix[3 * i + 2] * colour[2], 0, 1);
        return seen;
    }

    private static double luminance(double[] colour) {
        return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
    }

    private static double[] lab(double[] c) {
        double x = root((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
        double y = root(luminance(c));
        double z = root((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double apart(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void goodBadAndWarningAreToldApartByAllEyes() {
        EYES.forEach((eyes, matrix) -> {
            for (List<Ink> pair : List.of(
                    List.of(Ink.GOOD, Ink.BAD),
                    List.of(Ink.GOOD, Ink.WARNING),
                    List.of(Ink.BAD, Ink.WARNING),
                    List.of(Ink.ADDED, Ink.REMOVED))) {
                double apart =
                        apart(lab(seen(matrix, colour(pair.getFirst()))), lab(seen(matrix, colour(pair.getLast()))));
                assertTrue(apart >= APART, eyes + " " + pair + " " + apart);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Ink.class,
            names = {"GOOD", "BAD", "WARNING", "ACCENT", "KEYWORD", "STRING", "NUMBER", "ADDED", "REMOVED"})
    void everyColourStandsOutFromBlackAndFromWhite(Ink ink) {
        double luminance = luminance(colour(ink));
        assertTrue((luminance + 0.05) / 0.05 >= CONTRAST, "on black " + luminance);
        assertTrue(1.05 / (luminance + 0.05) >= CONTRAST, "on white " + luminance);
    }

    @ParameterizedTest
    @EnumSource(Ink.class)
    void sixteenColoursAreEnoughForTheFallback(Ink ink) {
        assertFalse(Theme.COLOUR_BLIND_FEW.paint(ink, "x").contains("38;5"));
        assertFalse(
                Theme.MONO.paint(ink, "x").contains("3") && ink != Ink.ITALIC && ink != Ink.BOLD_ITALIC,
                "no colour at all");
        assertEquals("x", Theme.NONE.paint(ink, "x"));
    }

    @Test
    void theFallbackIsNobodysWish() {
        assertEquals(Optional.of(Theme.COLOUR_BLIND), Theme.named("Colour-Blind"));
        assertEquals(Optional.empty(), Theme.named("colour-blind-few"));
        assertEquals("colour-blind", Theme.COLOUR_BLIND.few().label());
    }
}
