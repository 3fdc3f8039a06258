package io.daifa.records;

import static io.daifa.records.Column.amount;
import static io.daifa.records.Column.moment;
import static io.daifa.records.Column.number;
import static io.daifa.records.Column.text;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Resolution;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Record 5: the after-sales cases, a row a case. */
class CaseRecord implements RecordTable {

    @Override
    public RecordKind kind() {
        return RecordKind.AFTERSALES;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                text("orderNumber", 20),
                text("product", 24),
                text("problem", 14),
                text("resolution", 12),
                text("case", 22).sortedBy("case"),
                text("caseState", 12),
                text("words", 30),
                text("proposed", 12),
                number("units").inFiles(),
                amount("asked").inFiles(),
                new Column("refund", Column.Type.AMOUNT, Column.Place.ALL, 12, "refund"),
                text("currency", 6).inFiles(),
                text("shop", 16),
                text("part", 22).inFiles(),
                text("supplier", 20).inFiles(),
                moment("opened").sortedBy("opened"),
                moment("decided"),
                text("decidedBy", 12).inFiles(),
                moment("closed").inFiles());
    }

    @Override
    public String base() {
        return "daifa.after_sales_case c";
    }

    @Override
    public String id() {
        return "c.id";
    }

    @Override
    public String order() {
        return "c.order_id";
    }

    @Override
    public String joins() {
        return """
                left join daifa.customer_order o on o.id = c.order_id
                left join daifa.shop h on h.id = o.shop_id
                left join daifa.supplier_order so on so.id = c.supplier_order_id
                left join daifa.supplier s on s.id = so.supplier_id
                """;
    }

    @Override
    public String rows() {
        return """
                left join lateral (
                    select string_agg(x.name, '、' order by x.line) as product, sum(cl.quantity)::integer as units
                    from daifa.case_line cl join daifa.order_line x on x.order_id = c.order_id and x.line = cl.line
                    where cl.case_id = c.id) g on true
                """;
    }

    @Override
    public String rowOrder() {
        return "";
    }

    @Override
    public String where() {
        return "true";
    }

    @Override
    public String time() {
        return "c.opened_at";
    }

    @Override
    public String select() {
        return """
                o.shop_order_number, g.product, g.units, c.problem, c.resolution, c.number, c.state, c.description, c.proposed,
                c.asked_amount, c.refund_amount, c.currency, h.name as shop, so.number as part, s.name as supplier, c.opened_at,
                c.decided_at, c.decided_by, c.closed_at
                """;
    }

    @Override
    public List<Sort> sorts() {
        return List.of(
                new Sort("opened", "c.opened_at", Sort.Type.MOMENT),
                new Sort("case", "c.number", Sort.Type.TEXT),
                new Sort("refund", "coalesce(c.refund_amount, 0)", Sort.Type.NUMBER));
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                Filter.choice("problem", "c.problem = :problem", "caseProblem", CaseProblem.values()),
                Filter.choice("resolution", "c.resolution = :resolution", "resolution", Resolution.values()),
                Filter.choice("caseState", "c.state = :caseState", "caseState", AfterSalesCase.State.values()),
                Filter.of("supplier", Filter.Type.SUPPLIER, "so.supplier_id = :supplier"),
                Filter.of("shop", Filter.Type.SHOP, "o.shop_id = :shop"));
    }

    @Override
    public List<@Nullable Object> cells(RowReader row) throws SQLException {
        return Arrays.asList(
                row.text("shop_order_number"),
                row.text("product"),
                row.word("caseProblem", "problem"),
                row.word("resolution", "resolution"),
                row.text("number"),
                row.word("caseState", "state"),
                row.text("description"),
                row.word("resolution", "proposed"),
                row.number("units"),
                row.amount("asked_amount", "currency"),
                row.amount("refund_amount", "currency"),
                row.text("currency"),
                row.text("shop"),
                row.text("part"),
                row.text("supplier"),
                row.moment("opened_at"),
                row.moment("decided_at"),
                row.text("decided_by"),
                row.moment("closed_at"));
    }
}
