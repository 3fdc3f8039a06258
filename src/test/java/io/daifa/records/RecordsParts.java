package io.daifa.records;

import io.daifa.order.AddressRule;
import io.daifa.order.Addresses;
import io.daifa.shipment.Carriers;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** The module over a database of its own. */
final class RecordsParts {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient jdbc = database.jdbc();
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T06:00:00Z"));
    final JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    final Records records =
            new Records(jdbc, transactions, messages(), new Carriers(false), new Addresses(new AddressRule()), ZONE);
    final ExportRows rows = new ExportRows(jdbc, clock);

    ExportFolder folder(Path where) {
        return new ExportFolder(where.resolve("exports"), DataSize.ofMegabytes(1));
    }

    ExportWork work(ExportFolder folder, long mostRows) {
        return new ExportWork(
                rows, folder, records, database.dataSource(), transactions, clock, ZONE, Duration.ofDays(1), mostRows);
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/records",
                "messages/order",
                "messages/supplier",
                "messages/shipment",
                "messages/tracking",
                "messages/aftersales");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
