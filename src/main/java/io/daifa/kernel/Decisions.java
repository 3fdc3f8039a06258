package io.daifa.kernel;

import java.util.List;
import java.util.Map;

/** Asks a decision table; the engine answers. */
public interface Decisions {

    /** The outputs of each rule of the table (its id is its file's name) that the facts match, in the table's order. */
    List<Map<String, Object>> ask(String table, Map<String, Object> facts);
}
