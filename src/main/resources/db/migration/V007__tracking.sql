-- What carriers and tracking providers told, as they told it; kept also when no parcel is known by the number yet.
create table daifa.carrier_event (
    id              bigint      generated always as identity primary key,
    provider        text        not null,
    tracking_number text        not null,
    event_at        timestamptz not null,
    received_at     timestamptz not null,
    code            text        not null,
    status          text,
    place           text,
    words           text,
    -- SHA-256 of number, time, code and words: the same event told twice is one.
    event_hash      bytea       not null,
    unique (tracking_number, event_hash)
);

create table daifa.parcel_track (
    parcel_id       uuid        primary key references daifa.parcel,
    order_id        uuid        not null,
    supplier_order_id uuid      not null,
    tracking_number text        not null,
    status          text        not null,
    progress        integer     not null,
    last_event_at   timestamptz,
    followed_at     timestamptz not null,
    delivered_at    timestamptz,
    settled_at      timestamptz,
    settled_as      text,
    -- The trouble that stands, since when, and until which trouble a person has seen to it.
    trouble         text,
    trouble_since   timestamptz,
    handled_since   timestamptz
);
create index parcel_track_of_number on daifa.parcel_track (tracking_number);
create index parcel_track_of_supplier_order on daifa.parcel_track (supplier_order_id);
create index parcel_track_of_order on daifa.parcel_track (order_id);
