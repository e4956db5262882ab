/** What sending a parcel costs. */
final class Fare {
    private Fare() {}

    /** The fare in cents. */
    static int cents(Parcel parcel, Zone zone) {
        return zone.basic + zone.perKilogram * parcel.kilograms();
    }
}
