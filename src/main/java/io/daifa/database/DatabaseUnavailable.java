package io.daifa.database;

/** The embedded PostgreSQL cannot run: what is in the way, and what to do about it. Nothing in its folder was changed. */
class DatabaseUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    DatabaseUnavailable(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    DatabaseUnavailable(String what, String remedy, Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
