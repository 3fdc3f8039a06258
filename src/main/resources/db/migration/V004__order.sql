create table daifa.product (
    sku               text    primary key,
    name              text    not null,
    category          text,
    -- Custom, perishable and opened goods cannot be sent back without a reason (facts of the trade's law).
    excluded_from_returns boolean not null default false
);

create table daifa.customer_order (
    id                  uuid          primary key,
    shop_id             uuid          not null references daifa.shop,
    shop_order_number   text          not null,
    stage               text          not null,
    -- SHA-256 of what the shop sent, to tell the same order sent again from another one under the same number.
    content_hash        bytea         not null,
    placed_at           timestamptz   not null,
    received_at         timestamptz   not null,
    payment             text          not null,
    paid_at             timestamptz,
    currency            text          not null,
    total               numeric(15,3) not null,
    shipping_fee        numeric(15,3) not null,
    discount            numeric(15,3) not null,
    -- The platform's deadline for the carrier's first scan: its own field, else payment plus the shop's promise.
    ship_by             timestamptz   not null,
    language            text          not null,
    buyer_nick          text,
    buyer_message       text,
    seller_memo         text,
    customer_email      text,
    receiver_name       text,
    receiver_phone      text,
    receiver_phone_kind text          not null,
    receiver_phone_last4 text,
    receiver_country    text          not null,
    receiver_province   text,
    receiver_city       text,
    receiver_district   text,
    receiver_address    text,
    province_code       text,
    city_code           text,
    district_code       text,
    -- Which goods to whom: equal for two orders that look like one sent twice.
    likeness            bytea         not null,
    -- What the last check found: [{"code","field","outcome","remedy","confirmed","arguments"}], and what a person has confirmed
    -- as it is: [{"code","field","arguments"}].
    findings            jsonb         not null default '[]',
    confirmed_findings  jsonb         not null default '[]',
    review_outcome      text,
    confirmed_at        timestamptz,
    -- On hold, or waiting for the customer: why, and until when.
    hold_kind           text,
    hold_until          timestamptz,
    hold_note           text,
    rejection_reason    text,
    rejection_note      text,
    closed_at           timestamptz,
    unique (shop_id, shop_order_number)
);
create index customer_order_of_number on daifa.customer_order (shop_order_number text_pattern_ops);
create index customer_order_of_phone on daifa.customer_order (receiver_phone_last4);
create index customer_order_of_name on daifa.customer_order (receiver_name text_pattern_ops);
create index customer_order_of_likeness on daifa.customer_order (shop_id, likeness, placed_at);
create index customer_order_of_shop on daifa.customer_order (shop_id, id);

create table daifa.order_line (
    order_id   uuid          not null references daifa.customer_order,
    line       integer       not null,
    sku        text          not null,
    name       text          not null,
    variant    text,
    quantity   integer       not null check (quantity between 1 and 9999),
    unit_price numeric(15,3) not null,
    primary key (order_id, line)
);

-- A part of an order: one supplier order, from its draft to its end.
create table daifa.order_part (
    part_id  uuid        primary key,
    order_id uuid        not null references daifa.customer_order,
    stage    text        not null,
    ended_at timestamptz
);
create index order_part_of_order on daifa.order_part (order_id);

-- What must be given back to the customer outside an after-sales case: of a rejected order.
create table daifa.refund_request (
    id           uuid          primary key,
    order_id     uuid          not null references daifa.customer_order,
    reason       text          not null,
    amount       numeric(15,3) not null,
    currency     text          not null,
    requested_at timestamptz   not null
);
create unique index refund_request_once on daifa.refund_request (order_id, reason);
