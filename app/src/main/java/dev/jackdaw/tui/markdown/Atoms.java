package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Pen;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.List;

/// A sentence in pieces that know how they look, once all of it was read.
final class Atoms {
    /// What may lie upon a stretch of pieces.
    enum Style {
        BOLD(0),
        ITALIC(1),
        STRUCK(2),
        LINK(3);

        static final int COUNT = 4;

        final int place;

        Style(int place) {
            this.place = place;
        }
    }

    private static final class Atom {
        String text;
        final Ink ink;
        final int[] begins = new int[Style.COUNT];

        Atom(String text, Ink ink) {
            this.text = text;
            this.ink = ink;
        }
    }

    private final List<Atom> atoms = new ArrayList<>();

    int size() {
        return atoms.size();
    }

    /// @param ink [Ink#PLAIN] where what lies upon it decides
    int add(String text, Ink ink) {
        atoms.add(new Atom(text, ink));
        return atoms.size() - 1;
    }

    void set(int index, String text) {
        atoms.get(index).text = text;
    }

    /// Lays a style upon the pieces from one to before another.
    void lay(Style style, int from, int to) {
        if (from >= to) return;
        atoms.get(from).begins[style.place]++;
        if (to < atoms.size()) atoms.get(to).begins[style.place]--;
    }

    /// The text of the pieces from one on.
    String text(int from) {
        var text = new StringBuilder();
        for (Atom atom : atoms.subList(from, atoms.size())) text.append(atom.text);
        return text.toString();
    }

    /// A row for each line, with `base` where nothing says otherwise.
    List<Row> rows(Ink base) {
        var rows = new ArrayList<Row>();
        var pen = new Pen();
        int[] laid = new int[Style.COUNT];
        for (Atom atom : atoms) {
            for (int i = 0; i < laid.length; i++) laid[i] += atom.begins[i];
            if (atom.text.equals("\n")) rows.add(pen.row());
            else pen.write(atom.ink == Ink.PLAIN ? ink(laid, base) : atom.ink, atom.text);
        }
        rows.add(pen.row());
        return rows;
    }

    private static Ink ink(int[] laid, Ink base) {
        if (laid[Style.LINK.place] > 0) return Ink.LINK;
        if (laid[Style.STRUCK.place] > 0) return Ink.STRUCK;
        boolean bold = laid[Style.BOLD.place] > 0;
        boolean italic = laid[Style.ITALIC.place] > 0;
        if (base == Ink.HEADING || !bold && !italic) return base;
        if (bold || base == Ink.BOLD) return italic ? Ink.BOLD_ITALIC : Ink.BOLD;
        return Ink.ITALIC;
    }
}
