package io.daifa.engine;

import java.util.List;

/** Settings that this profile needs and that nobody has set. */
class MissingSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> settings;

    MissingSettings(List<String> settings) {
        super("Daifa does not start in the profile prod without:\n  - " + String.join("\n  - ", settings));
        this.settings = List.copyOf(settings);
    }

    List<String> settings() {
        return settings;
    }
}
