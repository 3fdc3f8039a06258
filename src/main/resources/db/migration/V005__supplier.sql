create table daifa.supplier (
    id           uuid        primary key,
    code         text        not null unique,
    name         text        not null,
    contact      text,
    phone        text,
    email        text,
    channel      text        not null,
    language     text        not null,
    -- Hours that it has to ship, counted from when the purchase order reaches it.
    ship_hours   integer     not null check (ship_hours between 1 and 2160),
    -- Hours that it has to answer.
    answer_hours integer     not null check (answer_hours between 1 and 720),
    -- Province codes (two digits) that it does not serve.
    not_served   text[]      not null default '{}',
    return_address text,
    active       boolean     not null default true,
    check (channel <> 'MAIL' or email is not null)
);

create table daifa.offer (
    supplier_id uuid          not null references daifa.supplier,
    sku         text          not null,
    cost        numeric(15,3) not null,
    currency    text          not null,
    -- Null: the supplier does not tell its stock.
    stock       integer,
    active      boolean       not null default true,
    primary key (supplier_id, sku)
);
create index offer_of_sku on daifa.offer (sku);

create table daifa.supplier_order (
    id             uuid        primary key,
    order_id       uuid        not null references daifa.customer_order,
    -- The purchase order number: the shop's order number and a running letter.
    number         text        not null unique,
    state          text        not null,
    supplier_id    uuid        references daifa.supplier,
    -- Counts the purchase orders sent under this number: another supplier or other contents make the next.
    revision       integer     not null default 1,
    submitted_at   timestamptz,
    answer_due     timestamptz,
    answered_at    timestamptz,
    promised_ship_at timestamptz,
    ship_due       timestamptz,
    -- When purchasing chases the shipment: first before the ship-by deadline, then when staff said.
    chase_at       timestamptz,
    rejection_reason text,
    rejection_note text,
    closed_at      timestamptz
);
create index supplier_order_of_order on daifa.supplier_order (order_id);
create index supplier_order_of_supplier on daifa.supplier_order (supplier_id) where closed_at is null;

create table daifa.supplier_order_line (
    supplier_order_id uuid    not null references daifa.supplier_order,
    line              integer not null,
    quantity          integer not null check (quantity > 0),
    primary key (supplier_order_id, line)
);

-- Who was asked before and how it ended, so that nobody is asked twice unknowingly.
create table daifa.supplier_attempt (
    supplier_order_id uuid        not null references daifa.supplier_order,
    revision          integer     not null,
    supplier_id       uuid        not null references daifa.supplier,
    outcome           text        not null,
    at                timestamptz not null,
    primary key (supplier_order_id, revision)
);

create table daifa.supplier_link (
    token_hash        bytea       primary key,
    supplier_order_id uuid        not null references daifa.supplier_order,
    revision          integer     not null,
    expires_at        timestamptz not null,
    revoked_at        timestamptz,
    unique (supplier_order_id, revision)
);
