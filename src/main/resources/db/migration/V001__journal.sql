-- The journal: each order's story. It holds no personal data but what a person wrote in a note.
create table daifa.order_event (
    id                bigint generated always as identity primary key,
    -- A reader that has seen everything up to a place must not miss what commits later with a smaller id: it reads by
    -- transaction, and only transactions that every running one is younger than (see docs/decisions/event-feed.md).
    tx                xid8        not null default pg_current_xact_id(),
    order_id          uuid        not null,
    supplier_order_id uuid,
    shop_id           uuid,
    at                timestamptz not null,
    actor_kind        text        not null,
    actor             text        not null,
    what              text        not null,
    data              jsonb       not null default '{}',
    note              text
);
create index order_event_of_order on daifa.order_event (order_id, id);
create index order_event_of_shop on daifa.order_event (shop_id, tx, id) where shop_id is not null;
