/** A parcel as it stands on the counter: its weight in grams, its edges in centimetres. */
record Parcel(int grams, int length, int width, int height) {
    private static final int GRAMS_PER_KILOGRAM = 1_000;
    private static final int CUBIC_CENTIMETRES_PER_KILOGRAM = 5_000;

    /** The kilograms to pay for: by weight or by size, whichever is more. */
    int kilograms() {
        int byWeight = started(grams, GRAMS_PER_KILOGRAM);
        int bySize = length * width * height / CUBIC_CENTIMETRES_PER_KILOGRAM;
        return Math.max(byWeight, bySize);
    }

    /** How many units an amount needs when every started unit counts. */
    private static int started(int amount, int unit) {
        return (amount + unit - 1) / unit;
    }
}
