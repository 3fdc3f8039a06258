-- Why an order's dispatch waits: a person's hold, a customer who is asked, a change being decided, a batch. Several may stand at once.
create table daifa.order_stop (
    order_id uuid        not null references daifa.customer_order,
    kind     text        not null,
    -- What it is for: the change or the batch; the order itself where a person let it wait.
    about    uuid        not null,
    since    timestamptz not null,
    until    timestamptz,
    note     text,
    primary key (order_id, kind, about)
);
create index order_stop_of_cause on daifa.order_stop (about);

insert into daifa.order_stop (order_id, kind, about, since, until, note)
select id, hold_kind, id, received_at, hold_until, hold_note from daifa.customer_order where hold_kind is not null;

alter table daifa.customer_order drop column hold_kind, drop column hold_until, drop column hold_note;

-- What is given back to a customer, from the promise to the payment: the one ledger that holds "never more than was paid".
create table daifa.refund (
    id          uuid          primary key,
    order_id    uuid          not null references daifa.customer_order,
    reason      text          not null,
    -- What it is for: the case, the change, the supplier order or the order.
    about       uuid          not null,
    amount      numeric(15,3) not null check (amount > 0),
    currency    text          not null,
    state       text          not null,
    promised_at timestamptz   not null,
    due_at      timestamptz,
    ended_at    timestamptz,
    -- What the payer calls the payment; and why the last attempt failed.
    reference   text,
    failure     text
);
create index refund_of_order on daifa.refund (order_id);
create unique index refund_once on daifa.refund (reason, about) where state <> 'WITHDRAWN';

insert into daifa.refund (id, order_id, reason, about, amount, currency, state, promised_at, due_at)
select id, order_id, reason, order_id, amount, currency, 'DUE', requested_at, requested_at from daifa.refund_request
where amount > 0;

drop table daifa.refund_request;
