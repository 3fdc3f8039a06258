package io.daifa.story;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that the engine stores. */
final class EngineTables {

    private record Column(String table, String name, boolean binary) {}

    private EngineTables() {}

    /** The columns of the engine's tables in which that text stands, be it as text or as bytes. */
    static List<String> holding(JdbcClient jdbc, String text) {
        var found = new ArrayList<String>();
        for (var column : columns(jdbc)) {
            // Text within JSON may be escaped; bytes are searched for the text in UTF-8.
            var condition = column.binary()
                    ? "position(convert_to(:text, 'UTF8') in " + column.name() + ") > 0"
                    : "position(:text in " + column.name() + "::text) > 0";
            var rows = jdbc.sql("select count(*) from " + column.table() + " where " + condition)
                    .param("text", text)
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.add(column.table() + "." + column.name() + " × " + rows);
            }
        }
        return found;
    }

    private static List<Column> columns(JdbcClient jdbc) {
        var columns = jdbc.sql("""
                        select c.table_name, c.column_name, c.data_type = 'bytea'
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name like 'act\\_%'
                          and c.data_type in ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb')
                        order by 1, 2
                        """)
                .query((row, number) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
        if (columns.size() < 100) {
            throw new AssertionError("these are not all columns: " + columns);
        }
        return columns;
    }
}
