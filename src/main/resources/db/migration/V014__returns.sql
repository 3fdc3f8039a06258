-- Where returns go that no supplier takes: the shop's own warehouse.
alter table daifa.shop add column return_address text;

-- A replacement (补发, 换货) is an order of its own, which costs nothing: for which order it is sent.
alter table daifa.customer_order
    add column kind text not null default 'SALE',
    add column replaces uuid references daifa.customer_order;
create index customer_order_of_replaced on daifa.customer_order (replaces) where replaces is not null;

-- What the customer wants, where the customer said; what is sent in an exchange, where it is not the same article; whether its units may be
-- claimed again. What was done by hand has tables of its own now: the return, the replacement, the refund.
alter table daifa.after_sales_case
    add column wanted text,
    add column exchange_sku text,
    add column exchange_variant text,
    add column freed boolean not null default false,
    drop column arranged_reference,
    drop column arranged_at;
update daifa.after_sales_case set freed = true where resolution = 'DECLINED';

-- The money of cases that were decided before there was the ledger: paid, or still to be paid.
insert into daifa.refund
    (id, order_id, reason, about, amount, currency, state, promised_at, due_at, ended_at, reference)
select gen_random_uuid(), order_id, case when resolution = 'COMPENSATION' then 'COMPENSATION' else 'CASE' end, id, refund_amount,
       currency, case when refunded_at is null then 'PROMISED' else 'DONE' end, decided_at, refunded_at, refunded_at, refund_reference
from daifa.after_sales_case
where decided_at is not null and refund_amount > 0 and (refunded_at is not null or closed_at is null);

-- A decision that the customer is to agree to, and what the customer said.
create table daifa.case_offer (
    case_id          uuid          not null references daifa.after_sales_case,
    round            integer       not null,
    resolution       text          not null,
    refund_amount    numeric(15,3) not null,
    currency         text          not null,
    freight          text          not null,
    note             text,
    made_at          timestamptz   not null,
    made_by          text          not null,
    answer_due       timestamptz   not null,
    answer           text,
    words            text,
    counter_wanted   text,
    counter_amount   numeric(15,3),
    answered_at      timestamptz,
    answered_by_kind text,
    answered_by      text,
    primary key (case_id, round)
);

-- Goods on their way back; another attempt follows where nothing arrived.
create table daifa.case_return (
    case_id          uuid        not null references daifa.after_sales_case,
    attempt          integer     not null,
    order_id         uuid        not null references daifa.customer_order,
    -- Null until it is known; never a default.
    address          text,
    number_due       timestamptz,
    reminded_at      timestamptz,
    carrier          text,
    tracking_number  text,
    sent_at          timestamptz,
    receipt_due      timestamptz,
    arrived_at       timestamptz,
    result           text,
    note             text,
    inspected_at     timestamptz,
    inspected_by     text,
    lapsed_at        timestamptz,
    primary key (case_id, attempt)
);
create unique index case_return_of_number on daifa.case_return (tracking_number)
    where tracking_number is not null and inspected_at is null and lapsed_at is null;

-- How many of a line's units passed the inspection.
create table daifa.case_return_line (
    case_id  uuid    not null,
    attempt  integer not null,
    line     integer not null,
    accepted integer not null check (accepted >= 0),
    primary key (case_id, attempt, line),
    foreign key (case_id, attempt) references daifa.case_return
);

create table daifa.case_replacement (
    case_id  uuid    not null references daifa.after_sales_case,
    attempt  integer not null,
    order_id uuid    not null unique references daifa.customer_order,
    placed_at timestamptz not null,
    -- How it ended: DELIVERED, or FAILED and decided anew.
    outcome  text,
    primary key (case_id, attempt)
);

-- What the supplier owes us for a case; the customer never waits for it.
create table daifa.supplier_claim (
    id                uuid          primary key,
    number            text          not null unique,
    case_id           uuid          not null unique references daifa.after_sales_case,
    order_id          uuid          not null references daifa.customer_order,
    supplier_order_id uuid          not null references daifa.supplier_order,
    supplier_id       uuid          not null references daifa.supplier,
    amount            numeric(15,3) not null,
    currency          text          not null,
    reason            text          not null,
    state             text          not null,
    opened_at         timestamptz   not null,
    changed_at        timestamptz   not null,
    changed_by        text          not null,
    settlement        text,
    settled_amount    numeric(15,3),
    reference         text
);
create index supplier_claim_of_order on daifa.supplier_claim (order_id);
create index supplier_claim_open on daifa.supplier_claim (supplier_id) where state <> 'CLOSED';
