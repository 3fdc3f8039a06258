-- What was answered to a POST with an Idempotency-Key, for as long as it may be sent again (see docs/decisions/idempotency.md).
create table daifa.kept_answer (
    -- SHA-256 of the caller and the key: the key itself is not kept.
    id          bytea       primary key,
    -- SHA-256 of the call: method, path and body.
    fingerprint bytea       not null,
    -- Status, headers and body, sealed with the key: an answer may hold a secret.
    answer      bytea       not null,
    expires_at  timestamptz not null
);
create index kept_answer_expiry on daifa.kept_answer (expires_at);

-- Many orders held or rerouted for one cause, as one deed of a person; a hold stands until it is released.
create table daifa.batch (
    id          uuid        primary key,
    action      text        not null,
    -- The cause: an article (of any supplier, or of one), a supplier, or a region by the beginning of its code.
    cause       text        not null,
    sku         text,
    supplier_id uuid        references daifa.supplier,
    region      text,
    note        text        not null,
    state       text        not null,
    started_at  timestamptz not null,
    started_by  text        not null,
    -- When the last of its orders was worked.
    worked_at   timestamptz,
    released_at timestamptz,
    released_by text
);
create index batch_standing on daifa.batch (id) where state in ('RUNNING', 'STANDING', 'RELEASING');

-- What is done, and was done, with each order of a batch: the work of any node, one order a transaction.
create table daifa.batch_order (
    batch_id   uuid        not null references daifa.batch,
    order_id   uuid        not null references daifa.customer_order,
    state      text        not null,
    -- Why it was left behind or failed.
    reason     text,
    -- Whether it came in later and met the cause, which stands.
    later      boolean     not null default false,
    attempts   integer     not null default 0,
    tried_at   timestamptz,
    primary key (batch_id, order_id)
);
create index batch_order_to_do on daifa.batch_order (batch_id, order_id) where state in ('PLANNED', 'TO_RELEASE');
create index batch_order_of_order on daifa.batch_order (order_id);
