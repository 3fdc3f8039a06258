package io.daifa;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.support.TestDatabase;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void theTablesAreMade() {
        var tables = TestDatabase.fresh()
                .jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'daifa'")
                .query(String.class)
                .list();

        assertThat(tables).contains("customer_order", "supplier_order", "parcel", "carrier_event", "after_sales_case");
    }
}
