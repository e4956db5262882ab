package dev.jackdaw.tool.kit.text;

/// A text with every line ending as LF, and the way back to the places of the text as it was.
public final class LineEndings {
    private final String text;
    private final String original;
    /// For each place in `text` the one in `original`; empty where they are the same.
    private final int[] places;

    private LineEndings(String text, String original, int[] places) {
        this.text = text;
        this.original = original;
        this.places = places;
    }

    static LineEndings of(String original) {
        if (original.indexOf('\r') < 0) return new LineEndings(original, original, new int[0]);
        var text = new StringBuilder(original.length());
        int[] places = new int[original.length() + 1];
        for (int i = 0; i < original.length(); i++) {
            places[text.length()] = i;
            char c = original.charAt(i);
            text.append(c == '\r' ? '\n' : c);
            if (c == '\r' && i + 1 < original.length() && original.charAt(i + 1) == '\n') i++;
        }
        places[text.length()] = original.length();
        return new LineEndings(text.toString(), original, places);
    }

    /// A text with every line ending as LF.
    public static String unified(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    String text() {
        return text;
    }

    String original() {
        return original;
    }

    int place(int at) {
        return places.length == 0 ? at : places[at];
    }

    /// The text with a part replaced; the new part gets the line ending of its neighbourhood, all else keeps its own.
    String replaced(int from, int to, String fresh) {
        return original.substring(0, place(from)) + written(fresh, from) + original.substring(place(to));
    }

    /// A new text as it is written at that place.
    String written(String fresh, int at) {
        return fresh.indexOf('\n') < 0 ? fresh : fresh.replace("\n", endingNear(at));
    }

    private String endingNear(int at) {
        int next = text.indexOf('\n', at);
        if (next < 0) next = text.lastIndexOf('\n');
        if (next < 0) return "\n";
        return original.substring(place(next), place(next + 1));
    }
}
