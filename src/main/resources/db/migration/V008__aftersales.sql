create table daifa.after_sales_case (
    id                uuid          primary key,
    number            text          not null unique,
    order_id          uuid          not null references daifa.customer_order,
    supplier_order_id uuid          not null references daifa.supplier_order,
    -- The shop's own id of its request, so that the same request sent again is the same case.
    external_id       text,
    state             text          not null,
    problem           text          not null,
    description       text,
    photo             boolean       not null default false,
    asked_amount      numeric(15,3),
    currency          text          not null,
    opened_at         timestamptz   not null,
    opened_by_kind    text          not null,
    opened_by         text          not null,
    -- What the decision table proposes, and why.
    proposed          text,
    proposed_amount   numeric(15,3),
    proposed_freight  text,
    proposed_reason   text,
    -- What a person decided.
    resolution        text,
    refund_amount     numeric(15,3),
    freight           text,
    decision_note     text,
    decided_at        timestamptz,
    decided_by        text,
    -- Done by hand: the return or replacement, and the money, each with its reference.
    arranged_reference text,
    arranged_at       timestamptz,
    refund_reference  text,
    refunded_at       timestamptz,
    closed_at         timestamptz,
    -- A request over several supplier orders is a case for each.
    unique (order_id, external_id, supplier_order_id)
);
create index after_sales_case_of_supplier_order on daifa.after_sales_case (supplier_order_id);

create table daifa.case_line (
    case_id  uuid    not null references daifa.after_sales_case,
    line     integer not null,
    quantity integer not null check (quantity > 0),
    primary key (case_id, line)
);

-- Until when the customer may open a case as of right; set when the last parcel is settled.
create table daifa.after_sales_window (
    supplier_order_id uuid        primary key references daifa.supplier_order,
    ends_at           timestamptz not null
);
