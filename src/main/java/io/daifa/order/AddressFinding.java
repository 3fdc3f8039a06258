package io.daifa.order;

/** What is the matter with an address; a blocking one must be settled before a parcel can go there. */
public enum AddressFinding {
    /** There is no province at the beginning, or nothing at all. */
    UNKNOWN("address-unknown", true),
    /** What is written fits several places, or names two. */
    AMBIGUOUS("address-ambiguous", true),
    /** The province is known, the city is not. */
    CITY_MISSING("address-city-missing", true),
    /** The city is known, the district is not. */
    DISTRICT_MISSING("address-district-missing", true),
    /** There is nothing but the district. */
    DETAIL_MISSING("address-detail-missing", true),
    /** The street is hidden by stars, as platforms show it to those who may not read it. */
    MASKED("address-masked", true),
    /** There is a street but nothing like a house number, which the carrier's courier will ask for by phone. */
    HOUSE_NUMBER_MISSING("address-house-number-missing", false);

    private final String code;
    private final boolean blocking;

    AddressFinding(String code, boolean blocking) {
        this.code = code;
        this.blocking = blocking;
    }

    /** The code of the problem. */
    public String code() {
        return code;
    }

    /** Whether no parcel can go there before it is settled. */
    public boolean blocking() {
        return blocking;
    }
}
