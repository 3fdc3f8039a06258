package io.daifa.supplier;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Supplier.Channel;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The suppliers and what they offer. */
@Repository
public class Suppliers {

    private final JdbcClient jdbc;

    Suppliers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes suppliers in, or changes those with the same code (the id given is then ignored); refuses all of them if one is malformed. */
    @Transactional
    public List<Supplier> put(List<Supplier> suppliers) throws Refusal {
        SupplierRules.checkSuppliers(suppliers);
        // Sorted, so that two who put the same suppliers never wait for each other.
        suppliers.stream().sorted(Comparator.comparing(Supplier::code)).forEach(this::put);
        var stored = new ArrayList<Supplier>();
        for (var supplier : suppliers) {
            stored.add(byCode(supplier.code()).orElseThrow());
        }
        return stored;
    }

    private void put(Supplier supplier) {
        jdbc.sql("""
                        insert into daifa.supplier (id, code, name, contact, phone, email, channel, language, ship_hours, answer_hours,
                            not_served, return_address, active)
                        values (:id, :code, :name, :contact, :phone, :email, :channel, :language, :shipHours, :answerHours,
                            :notServed, :returnAddress, :active)
                        on conflict (code) do update set name = excluded.name, contact = excluded.contact, phone = excluded.phone,
                            email = excluded.email, channel = excluded.channel, language = excluded.language,
                            ship_hours = excluded.ship_hours, answer_hours = excluded.answer_hours,
                            not_served = excluded.not_served, return_address = excluded.return_address, active = excluded.active
                        """)
                .param("id", supplier.id() == null ? Ids.next() : supplier.id())
                .param("code", supplier.code())
                .param("name", supplier.name().strip())
                .param("contact", blankAsNull(supplier.contact()))
                .param("phone", blankAsNull(supplier.phone()))
                .param("email", blankAsNull(supplier.email()))
                .param("channel", supplier.channel().name())
                .param("language", supplier.language().getLanguage())
                .param("shipHours", supplier.shipTime().toHours())
                .param("answerHours", supplier.answerTime().toHours())
                .param("notServed", supplier.notServed().toArray(String[]::new))
                .param("returnAddress", blankAsNull(supplier.returnAddress()))
                .param("active", supplier.active())
                .update();
    }

    /** Takes offers in, or changes those of the same supplier and SKU; refuses all of them if one is malformed. */
    @Transactional
    public void putOffers(List<Offer> offers) throws Refusal {
        var known = new HashSet<>(
                jdbc.sql("select id from daifa.supplier").query(UUID.class).list());
        SupplierRules.checkOffers(offers, known);
        var sorted = offers.stream()
                .sorted(Comparator.comparing(Offer::supplierId).thenComparing(Offer::sku))
                .toList();
        jdbc.sql("""
                        insert into daifa.offer (supplier_id, sku, cost, currency, stock, active)
                        select * from unnest(:suppliers::uuid[], :skus::text[], :costs::numeric[], :currencies::text[],
                            :stocks::integer[], :actives::boolean[])
                        on conflict (supplier_id, sku) do update set cost = excluded.cost, currency = excluded.currency,
                            stock = excluded.stock, active = excluded.active
                        """)
                .param(
                        "suppliers",
                        sorted.stream().map(o -> o.supplierId().toString()).toArray(String[]::new))
                .param("skus", sorted.stream().map(Offer::sku).toArray(String[]::new))
                .param("costs", sorted.stream().map(o -> o.cost().amount()).toArray(BigDecimal[]::new))
                .param(
                        "currencies",
                        sorted.stream().map(o -> o.cost().currency()).toArray(String[]::new))
                .param("stocks", sorted.stream().map(Offer::stock).toArray(Integer[]::new))
                .param("actives", sorted.stream().map(Offer::active).toArray(Boolean[]::new))
                .update();
    }

    /** The supplier with that id. */
    public Optional<Supplier> find(UUID id) {
        return jdbc.sql("select * from daifa.supplier where id = :id")
                .param("id", id)
                .query(Suppliers::supplier)
                .optional();
    }

    /** The supplier with that code. */
    public Optional<Supplier> byCode(String code) {
        return jdbc.sql("select * from daifa.supplier where code = :code")
                .param("code", code)
                .query(Suppliers::supplier)
                .optional();
    }

    /** All suppliers, by code. */
    public List<Supplier> all() {
        return jdbc.sql("select * from daifa.supplier order by code")
                .query(Suppliers::supplier)
                .list();
    }

    /** All offers of these articles. */
    public List<Offer> offersOf(Collection<String> skus) {
        return jdbc.sql("select * from daifa.offer where sku = any(:skus) order by supplier_id, sku")
                .param("skus", skus.toArray(String[]::new))
                .query(Suppliers::offer)
                .list();
    }

    /** All offers of that supplier. */
    public List<Offer> offersBy(UUID supplierId) {
        return jdbc.sql("select * from daifa.offer where supplier_id = :supplier order by sku")
                .param("supplier", supplierId)
                .query(Suppliers::offer)
                .list();
    }

    /** The suppliers with these ids. */
    List<Supplier> all(Collection<UUID> ids) {
        return jdbc.sql("select * from daifa.supplier where id = any(:ids::uuid[]) order by code")
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(Suppliers::supplier)
                .list();
    }

    private static Supplier supplier(ResultSet row, int number) throws SQLException {
        return new Supplier(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("contact"),
                row.getString("phone"),
                row.getString("email"),
                Channel.valueOf(row.getString("channel")),
                Locale.forLanguageTag(row.getString("language")),
                Duration.ofHours(row.getInt("ship_hours")),
                Duration.ofHours(row.getInt("answer_hours")),
                texts(row.getArray("not_served")),
                row.getString("return_address"),
                row.getBoolean("active"));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("supplier_id", UUID.class),
                row.getString("sku"),
                // The column has three decimals, most currencies have two.
                new Money(row.getBigDecimal("cost").stripTrailingZeros(), row.getString("currency")),
                row.getObject("stock", Integer.class),
                row.getBoolean("active"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
