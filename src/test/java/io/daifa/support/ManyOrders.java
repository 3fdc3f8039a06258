package io.daifa.support;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many orders as rows, at all stages of their lives: each of one line or two, every one sent to one of three suppliers, four of five shipped and
 * followed, every twentieth with an after-sales case. The first is the oldest; they are twenty seconds apart.
 */
public final class ManyOrders {

    /** When the first was placed. */
    public static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");

    private static final String[] ROWS = {
        """
        insert into daifa.customer_order
            (id, shop_id, shop_order_number, stage, content_hash, placed_at, received_at, payment, paid_at, currency, total,
             shipping_fee, discount, ship_by, language, buyer_nick, customer_email, receiver_name, receiver_phone,
             receiver_phone_kind, receiver_phone_last4, receiver_country, receiver_address, province_code, city_code, district_code,
             likeness)
        select md5('order' || i)::uuid, :shop, 'M' || lpad(i::text, 8, '0'),
            case when i % 5 = 0 then 'IN_PROGRESS' when i % 5 = 1 then 'SHIPPED' else 'COMPLETED' end, '',
            cast(:first as timestamptz) + i * interval '20 s', cast(:first as timestamptz) + i * interval '20 s' + interval '5 s', 'PAID',
            cast(:first as timestamptz) + i * interval '20 s', 'CNY', 60 + i % 40, 5, 0,
            cast(:first as timestamptz) + i * interval '20 s' + interval '4 days', 'zh', 'nick' || i, 'b' || i || '@example.com',
            (array['张', '王', '李', '赵', '陈'])[1 + i % 5] || (array['三', '四', '小明', '伟'])[1 + i % 4], '1381234' || lpad((i % 10000)::text, 4, '0'),
            'PLAIN', lpad((i % 10000)::text, 4, '0'), 'CN', '浙江省杭州市滨江区晓风巷' || (1 + i % 300) || '号' || (1 + i % 30) || '室', '33', '3301', '330108', ''
        from generate_series(1, :count) i
        """, """
        insert into daifa.order_line (order_id, line, sku, name, variant, quantity, unit_price)
        select md5('order' || i)::uuid, n, 'SKU-' || (i * n % 500), '商品' || (i * n % 500), '标准', 1 + i % 3, 20 + i % 40
        from generate_series(1, :count) i, generate_series(1, 2) n where n = 1 or i % 4 = 0
        """, """
        insert into daifa.supplier_order
            (id, order_id, number, state, supplier_id, submitted_at, answer_due, answered_at, promised_ship_at, ship_due)
        select md5('part' || i)::uuid, md5('order' || i)::uuid, 'M' || lpad(i::text, 8, '0') || '-A',
            case when i % 5 = 0 then 'ACCEPTED' when i % 5 = 1 then 'SHIPPED' else 'CLOSED' end, s.id,
            o.received_at + interval '1 min', o.received_at + interval '12 h', o.received_at + interval '1 h',
            o.received_at + interval '1 day', o.received_at + interval '1 day'
        from generate_series(1, :count) i
        join daifa.customer_order o on o.id = md5('order' || i)::uuid
        join daifa.supplier s on s.code = 'many-' || (1 + i % 3)
        """, """
        insert into daifa.supplier_order_line (supplier_order_id, line, quantity)
        select md5('part' || i)::uuid, l.line, l.quantity
        from generate_series(1, :count) i join daifa.order_line l on l.order_id = md5('order' || i)::uuid
        """, """
        insert into daifa.shipment (id, order_id, supplier_order_id, reported_at, reported_by)
        select s.id, s.order_id, s.id, s.submitted_at + interval '6 h', 'many'
        from generate_series(1, :count) i join daifa.supplier_order s on s.id = md5('part' || i)::uuid where i % 5 <> 0
        """, """
        insert into daifa.parcel
            (id, order_id, supplier_order_id, shipment_id, state, declared_carrier, carrier, tracking_number, reported_at, reported_by,
             registered_at)
        select md5('parcel' || i)::uuid, s.order_id, s.id, s.id, 'REGISTERED', (array['顺丰', '圆通', '中通'])[1 + i % 3],
            (array['shunfeng', 'yuantong', 'zhongtong'])[1 + i % 3], (array['SF1', 'YT1', '751'])[1 + i % 3] || lpad(i::text, 12, '0'),
            s.submitted_at + interval '6 h', 'many', s.submitted_at + interval '6 h'
        from generate_series(1, :count) i join daifa.supplier_order s on s.id = md5('part' || i)::uuid where i % 5 <> 0
        """, """
        insert into daifa.parcel_line (parcel_id, supplier_order_id, line, quantity)
        select p.id, p.supplier_order_id, l.line, l.quantity
        from generate_series(1, :count) i
        join daifa.parcel p on p.id = md5('parcel' || i)::uuid
        join daifa.supplier_order_line l on l.supplier_order_id = p.supplier_order_id
        """, """
        insert into daifa.carrier_event (provider, tracking_number, event_at, received_at, code, status, place, words, event_hash)
        select 'many', p.tracking_number, p.reported_at + n * interval '5 h', p.reported_at + n * interval '5 h', 'C' || n, 'IN_TRANSIT', '杭州市',
            '快件已到达' || n || '号中转站', decode(md5(i || '-' || n), 'hex')
        from generate_series(1, :count) i
        join daifa.parcel p on p.id = md5('parcel' || i)::uuid, generate_series(1, 3) n
        """, """
        insert into daifa.parcel_track
            (parcel_id, order_id, supplier_order_id, tracking_number, status, progress, last_event_at, followed_at, delivered_at, settled_at,
             settled_as)
        select p.id, p.order_id, p.supplier_order_id, p.tracking_number, case when i % 5 = 1 then 'IN_TRANSIT' else 'DELIVERED' end,
            case when i % 5 = 1 then 50 else 100 end, p.reported_at + interval '15 h', p.reported_at,
            case when i % 5 > 1 then p.reported_at + interval '15 h' end, case when i % 5 > 1 then p.reported_at + interval '15 h' end,
            case when i % 5 > 1 then 'DELIVERED' end
        from generate_series(1, :count) i join daifa.parcel p on p.id = md5('parcel' || i)::uuid
        """, """
        insert into daifa.after_sales_case
            (id, number, order_id, supplier_order_id, state, problem, description, currency, opened_at, opened_by_kind, opened_by, resolution,
             refund_amount, decided_at, decided_by)
        select md5('case' || i)::uuid, 'M' || lpad(i::text, 8, '0') || '-S1', s.order_id, s.id, 'APPROVED',
            (array['DAMAGED', 'WRONG_SIZE', 'LATE'])[1 + i % 3], '有一件坏了', 'CNY', s.submitted_at + interval '3 days', 'SHOP', 'many',
            (array['RETURN_REFUND', 'EXCHANGE', 'COMPENSATION'])[1 + i % 3], 20, s.submitted_at + interval '4 days', 'wang'
        from generate_series(1, :count) i join daifa.supplier_order s on s.id = md5('part' || i)::uuid where i % 20 = 1
        """, """
        insert into daifa.case_line (case_id, line, quantity)
        select md5('case' || i)::uuid, 1, 1 from generate_series(1, :count) i where i % 20 = 1
        """,
    };

    private ManyOrders() {}

    /** Inserts so many, of one shop, whose id it answers. */
    public static UUID insert(JdbcClient jdbc, int count) {
        var shop = UUID.randomUUID();
        var first = OffsetDateTime.ofInstant(FIRST, ZoneOffset.UTC);
        jdbc.sql("""
                        insert into daifa.shop (id, code, name, currency, language, ship_promise_hours, created_at)
                        values (:id, :code, '测试店', 'CNY', 'zh', 96, :at)
                        """)
                .param("id", shop)
                .param("code", "m" + shop.toString().substring(0, 8))
                .param("at", first)
                .update();
        jdbc.sql("""
                        insert into daifa.supplier (id, code, name, contact, phone, email, channel, language, ship_hours, answer_hours)
                        select gen_random_uuid(), 'many-' || n, (array['明达物流', '捷运通达', '智行天下速运'])[n], (array['张三', '李四', '王五'])[n],
                            '138****1234', 'many' || n || '@suppliers.test', 'MAIL', 'zh', n * 24, 12
                        from generate_series(1, 3) n
                        on conflict do nothing
                        """).update();
        for (var rows : ROWS) {
            jdbc.sql(rows)
                    .param("shop", shop)
                    .param("first", first)
                    .param("count", count)
                    .update();
        }
        return shop;
    }
}
