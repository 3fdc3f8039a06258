create table daifa.parcel (
    id                uuid        primary key,
    order_id          uuid        not null references daifa.customer_order,
    supplier_order_id uuid        not null references daifa.supplier_order,
    state             text        not null,
    declared_carrier  text,
    carrier           text,
    tracking_number   text        not null,
    -- Why the number is not plausible: a problem code; and who let it pass all the same.
    doubt             text,
    forced_by         text,
    reported_at       timestamptz not null,
    reported_by       text        not null,
    registered_at     timestamptz
);
create index parcel_of_supplier_order on daifa.parcel (supplier_order_id);
create index parcel_of_order on daifa.parcel (order_id);
-- One live parcel a number.
create unique index parcel_of_number on daifa.parcel (tracking_number) where state <> 'VOIDED';
-- People look a number up by its end.
create index parcel_of_number_end on daifa.parcel (reverse(tracking_number) text_pattern_ops);

-- Only where it is known what is in a parcel: that of the only one of a supplier order.
create table daifa.parcel_line (
    parcel_id         uuid    not null references daifa.parcel,
    supplier_order_id uuid    not null,
    line              integer not null,
    quantity          integer not null check (quantity > 0),
    primary key (parcel_id, supplier_order_id, line)
);
