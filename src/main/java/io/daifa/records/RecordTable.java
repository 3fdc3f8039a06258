package io.daifa.records;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one of the records is read. An entity of it (an order, a supplier order, a parcel, a case) has a row or several; pages and sorts go by
 * entities.
 */
interface RecordTable {

    RecordKind kind();

    /** The article's columns, then the project's own. */
    List<Column> columns();

    /** The table of the entities. */
    String base();

    /** The entity's id. */
    String id();

    /** The id of the customer's order. */
    String order();

    /**
     * What filters and sorts may ask beside the base: left joins by unique keys alone, which the planner drops where nothing asks them, so that a page is
     * found without them.
     */
    String joins();

    /** What makes rows of an entity. */
    String rows();

    /** The order of an entity's rows; empty where it has one. */
    String rowOrder();

    /** Which entities belong to it. */
    String where();

    /** When it happened, for filters by date. */
    String time();

    /** What is read of a row. */
    String select();

    /** The first is the usual one, newest first. */
    List<Sort> sorts();

    List<Filter> filters();

    /** The cells, as many as there are columns: a String, Integer, Money, Percent or Instant. */
    List<@Nullable Object> cells(RowReader row) throws SQLException;
}
