-- Why a supplier order was cancelled.
alter table daifa.supplier_order add column cancellation text;

-- What made a purchase order's revision, where the supplier had an earlier one.
create table daifa.purchase_order_change (
    supplier_order_id uuid        not null references daifa.supplier_order,
    revision          integer     not null,
    what              text        not null,
    at                timestamptz not null,
    primary key (supplier_order_id, revision)
);

-- What a customer, a shop or staff ask to be changed of an order while it runs: the change's id is its instance's business key.
create table daifa.order_change (
    id               uuid          primary key,
    order_id         uuid          not null references daifa.customer_order,
    number           text          not null unique,
    kind             text          not null,
    state            text          not null,
    -- The asker's own id of the request, so that the same request sent again is the same change.
    external_id      text,
    asked_by_kind    text          not null,
    asked_by         text          not null,
    asked_at         timestamptz   not null,
    note             text,
    receiver_name    text,
    receiver_phone   text,
    receiver_address text,
    -- What the last assessment found: the way that the change goes, and why.
    way              text,
    reason           text,
    -- What came of it: who decided, why it is refused, what the asker is told, what is given back.
    decided_by_kind  text,
    decided_by       text,
    refusal          text,
    answer           text,
    refund           numeric(15,3),
    currency         text,
    settled_at       timestamptz,
    unique (order_id, external_id)
);
create unique index order_change_open on daifa.order_change (order_id, kind) where settled_at is null;

-- The units that are asked off the order; none where all of it is meant.
create table daifa.order_change_line (
    change_id uuid    not null references daifa.order_change,
    line      integer not null,
    quantity  integer not null check (quantity > 0),
    primary key (change_id, line)
);

-- What a supplier is asked about a change of what it has in hand, and what it answers.
create table daifa.change_question (
    id                uuid        primary key,
    change_id         uuid        not null references daifa.order_change,
    supplier_order_id uuid        not null references daifa.supplier_order,
    asked_at          timestamptz not null,
    due_at            timestamptz not null,
    agrees            boolean,
    answered_at       timestamptz,
    note              text,
    unique (change_id, supplier_order_id)
);
create index change_question_of_supplier_order on daifa.change_question (supplier_order_id) where answered_at is null;
