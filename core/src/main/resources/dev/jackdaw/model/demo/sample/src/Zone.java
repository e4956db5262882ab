/** Where a parcel goes, with its prices in cents. */
enum Zone {
    TOWN(350, 40),
    COUNTRY(490, 75),
    ABROAD(1_290, 310);

    final int basic;
    final int perKilogram;

    Zone(int basic, int perKilogram) {
        this.basic = basic;
        this.perKilogram = perKilogram;
    }
}
