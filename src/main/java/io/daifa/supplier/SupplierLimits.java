package io.daifa.supplier;

import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much suppliers may have open: their capacity, and the credit that they give. A supplier that is over it is not routed to. Two orders that
 * are routed in the same instant may pass it together by the one.
 */
@Repository
public class SupplierLimits {

    private static final int MOST_UNITS = 1_000_000_000;
    /** The column holds 15 digits, 3 of them decimals. */
    private static final BigDecimal MOST_MONEY = new BigDecimal("1000000000000");

    private final JdbcClient jdbc;

    SupplierLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The supplier's. */
    public SupplierLimit of(UUID supplierId) {
        return jdbc.sql(
                        "select open_units, open_amount, currency from daifa.supplier_limit where supplier_id = :supplier")
                .param("supplier", supplierId)
                .query((row, number) -> limit(row))
                .optional()
                .orElse(SupplierLimit.NONE);
    }

    /** Sets the supplier's; refuses less than one unit, and an amount that is not more than nothing. */
    @Transactional
    public void put(UUID supplierId, SupplierLimit limit) throws Refusal {
        var problems = new ArrayList<Problem>();
        if (limit.openUnits() != null && (limit.openUnits() < 1 || limit.openUnits() > MOST_UNITS)) {
            problems.add(Problem.at("openUnits", "supplier-limit-out-of-bounds"));
        }
        var amount = limit.openAmount();
        if (amount != null && (!amount.isPositive() || amount.amount().compareTo(MOST_MONEY) >= 0)) {
            problems.add(Problem.at("openAmount", "supplier-limit-out-of-bounds"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        jdbc.sql("""
                        insert into daifa.supplier_limit (supplier_id, open_units, open_amount, currency)
                        values (:supplier, :units, :amount, :currency)
                        on conflict (supplier_id) do update set open_units = excluded.open_units,
                            open_amount = excluded.open_amount, currency = excluded.currency
                        """)
                .param("supplier", supplierId)
                .param("units", limit.openUnits())
                .param("amount", amount == null ? null : amount.amount())
                .param("currency", amount == null ? null : amount.currency())
                .update();
    }

    static SupplierLimit limit(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("open_amount");
        return new SupplierLimit(
                row.getObject("open_units", Integer.class),
                amount == null ? null : new Money(amount.stripTrailingZeros(), row.getString("currency")));
    }
}
