/** Checks the fares against the printed price list. */
final class FareTest {
    private static int failures;

    public static void main(String[] arguments) {
        var book = new Parcel(1_000, 25, 18, 4);
        var bread = new Parcel(1_001, 30, 15, 10);
        var pillow = new Parcel(800, 40, 30, 21);

        check("one kilogram is one kilogram", 390, Fare.cents(book, Zone.TOWN));
        check("a started kilogram of weight counts", 430, Fare.cents(bread, Zone.TOWN));
        check("a started kilogram of size counts", 590, Fare.cents(pillow, Zone.TOWN));
        check("other zones have other prices", 940, Fare.cents(pillow, Zone.COUNTRY));

        System.out.println(failures == 0 ? "All 4 checks passed." : failures + " of 4 checks failed.");
        if (failures > 0) System.exit(1);
    }

    private static void check(String what, int expected, int actual) {
        boolean right = expected == actual;
        if (!right) failures++;
        String how = right ? "ok      " : "FAILED  ";
        System.out.println(how + what + (right ? "" : ": expected " + expected + " cents, was " + actual));
    }
}
