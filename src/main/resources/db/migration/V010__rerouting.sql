-- A supplier order that was split off another: from which, and when, because what was asked of whom until then counts for it, too.
alter table daifa.supplier_order
    add column split_from uuid references daifa.supplier_order,
    add column split_at   timestamptz,
    add check ((split_from is null) = (split_at is null));

-- What was due by whom: a supplier's share of shipments on time is counted from these.
create index supplier_order_due_of_supplier on daifa.supplier_order (supplier_id, ship_due) where ship_due is not null;

-- When a supplier takes no orders: holidays, stocktaking. It is not routed to in that time.
create table daifa.supplier_stop (
    id          uuid        primary key,
    supplier_id uuid        not null references daifa.supplier,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    note        text,
    check (until_at > from_at)
);
create index supplier_stop_of_supplier on daifa.supplier_stop (supplier_id, until_at);

-- How much a supplier may have open, that is given to it and not shipped yet; null: as much as comes.
create table daifa.supplier_limit (
    supplier_id     uuid          primary key references daifa.supplier,
    open_units      integer       check (open_units > 0),
    open_amount     numeric(15,3) check (open_amount > 0),
    currency        text,
    check ((open_amount is null) = (currency is null))
);
