package io.daifa.kernel;

/** Who did something: the kind, and the name that the kind goes by (a user's id, a shop's code, a supplier's name). */
public record Actor(Kind kind, String name) {

    /** The kinds of actors. */
    public enum Kind {
        STAFF,
        SHOP,
        SUPPLIER,
        CUSTOMER,
        CARRIER,
        SYSTEM
    }

    /** Daifa itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "daifa");

    /** A member of staff, by the user's id. */
    public static Actor staff(String userId) {
        return new Actor(Kind.STAFF, userId);
    }

    /** A shop, by its code. */
    public static Actor shop(String code) {
        return new Actor(Kind.SHOP, code);
    }

    /** A supplier, by its name. */
    public static Actor supplier(String name) {
        return new Actor(Kind.SUPPLIER, name);
    }

    /** A carrier or a tracking provider, by its code. */
    public static Actor carrier(String code) {
        return new Actor(Kind.CARRIER, code);
    }
}
