package io.daifa.supplier;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** When suppliers take no orders: nothing is routed to them then. What they have been asked for stays with them. */
@Repository
public class SupplierStops {

    private static final int LONGEST_NOTE = 300;

    private final JdbcClient jdbc;

    SupplierStops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The supplier's, the first first, past ones too. */
    public List<SupplierStop> of(UUID supplierId) {
        return jdbc.sql("""
                        select from_at, until_at, note from daifa.supplier_stop
                        where supplier_id = :supplier order by from_at, until_at
                        """)
                .param("supplier", supplierId)
                .query(SupplierStops::stop)
                .list();
    }

    /** Puts these in the place of the supplier's; refuses one that ends before it begins, and a note that is too long. */
    @Transactional
    public void put(UUID supplierId, List<SupplierStop> stops) throws Refusal {
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            if (!stop.until().isAfter(stop.from())) {
                problems.add(Problem.at("stops[" + i + "].until", "supplier-stop-ends-first"));
            }
            if (stop.note() != null && stop.note().length() > LONGEST_NOTE) {
                problems.add(Problem.at("stops[" + i + "].note", "too-long", LONGEST_NOTE));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        // The lock keeps the stops of two who put them at once apart.
        jdbc.sql("select id from daifa.supplier where id = :supplier for no key update")
                .param("supplier", supplierId)
                .query(UUID.class)
                .single();
        jdbc.sql("delete from daifa.supplier_stop where supplier_id = :supplier")
                .param("supplier", supplierId)
                .update();
        for (var stop : stops) {
            jdbc.sql("""
                            insert into daifa.supplier_stop (id, supplier_id, from_at, until_at, note)
                            values (:id, :supplier, :from, :until, :note)
                            """)
                    .param("id", Ids.next())
                    .param("supplier", supplierId)
                    .param("from", stop.from().atOffset(ZoneOffset.UTC))
                    .param("until", stop.until().atOffset(ZoneOffset.UTC))
                    .param("note", SupplierStory.blankAsNull(stop.note()))
                    .update();
        }
    }

    private static SupplierStop stop(ResultSet row, int number) throws SQLException {
        return new SupplierStop(
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("note"));
    }
}
