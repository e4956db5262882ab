package dev.jackdaw.memory.candidate;

import java.util.ArrayList;
import java.util.List;

/// The sentences of what a user wrote, without what was only pasted: code, quotations, and the middle of long texts.
final class Speech {
    private static final int MOST_LINES = 60;
    private static final int ENDS = 15;

    private Speech() {}

    static List<String> sentences(String said) {
        var sentences = new ArrayList<String>();
        boolean fenced = false;
        for (String line : spoken(said.lines().toList())) {
            String bare = line.strip();
            boolean fence = bare.startsWith("```") || bare.startsWith("~~~");
            fenced ^= fence;
            if (!fenced && !fence && !bare.startsWith(">") && !bare.startsWith("<")) split(bare, sentences);
        }
        return sentences;
    }

    private static List<String> spoken(List<String> lines) {
        if (lines.size() <= MOST_LINES) return lines;
        var ends = new ArrayList<>(lines.subList(0, ENDS));
        ends.addAll(lines.subList(lines.size() - ENDS, lines.size()));
        return ends;
    }

    private static void split(String line, List<String> sentences) {
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean end = "。！？!?；".indexOf(c) >= 0
                    || (c == '.' || c == ';') && i + 1 < line.length() && line.charAt(i + 1) == ' ';
            if (!end) continue;
            keep(line.substring(from, i + 1), sentences);
            from = i + 1;
        }
        keep(line.substring(from), sentences);
    }

    private static void keep(String piece, List<String> sentences) {
        String sentence = piece.strip();
        while (sentence.startsWith("- ") || sentence.startsWith("* "))
            sentence = sentence.substring(2).strip();
        if (!sentence.isEmpty()) sentences.add(sentence);
    }
}
