-- The records of the five steps are read newest first, each from an index with its id behind the time, which is where a page goes on.
create index customer_order_by_receipt on daifa.customer_order (received_at, id);
create index customer_order_by_deadline on daifa.customer_order (ship_by, id);
create index customer_order_of_nick on daifa.customer_order (buyer_nick text_pattern_ops) where buyer_nick is not null;
create index supplier_order_by_submission on daifa.supplier_order (submitted_at, id) where submitted_at is not null;
create index parcel_by_report on daifa.parcel (reported_at, id);
create index parcel_track_by_start on daifa.parcel_track (followed_at, parcel_id);
create index after_sales_case_by_opening on daifa.after_sales_case (opened_at, id);
create index order_line_of_sku on daifa.order_line (sku);

-- A file with records that somebody asked for: worked by any node, kept for a day; who took what out stays written down.
create table daifa.records_export (
    id           uuid        primary key,
    kind         text        not null,
    format       text        not null,
    language     text        not null,
    -- What was asked for, as it stands in the page's address.
    filter       text        not null,
    -- Whether receivers stand in it unmasked.
    receivers    boolean     not null,
    asked_by     text        not null,
    asked_at     timestamptz not null,
    state        text        not null,
    -- Also tells a worker that was taken for dead from the one that took over.
    attempts     integer     not null default 0,
    beat_at      timestamptz,
    -- Rows to be written and written; null until they are counted.
    rows_all     bigint,
    rows_done    bigint      not null default 0,
    bytes        bigint,
    problem      text,
    finished_at  timestamptz,
    downloads    integer     not null default 0,
    downloaded_at timestamptz
);
create index records_export_of_person on daifa.records_export (asked_by, asked_at);
create index records_export_to_do on daifa.records_export (asked_at) where state in ('WAITING', 'RUNNING');
create index records_export_ready on daifa.records_export (finished_at) where state = 'READY';
