package dev.jackdaw.tool.kit.search;

/// Text that a regular expression may look at until a moment in time, however it backtracks.
final class Patience implements CharSequence {
    private static final int GLANCES = 1 << 14;

    private final CharSequence text;
    private final long deadline;
    private int glances;

    Patience(CharSequence text, long deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
        if (++glances == GLANCES) {
            glances = 0;
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) throw new Searcher.TooSlow();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
