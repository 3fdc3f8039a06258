-- What a supplier reported at once. A parcel of it carries its own lines (parcel_line); those that name none carry the shipment's lines together.
create table daifa.shipment (
    id                uuid        primary key,
    order_id          uuid        not null references daifa.customer_order,
    supplier_order_id uuid        not null references daifa.supplier_order,
    reported_at       timestamptz not null,
    reported_by       text        not null
);
create index shipment_of_supplier_order on daifa.shipment (supplier_order_id);

create table daifa.shipment_line (
    shipment_id uuid    not null references daifa.shipment,
    line        integer not null,
    quantity    integer not null check (quantity > 0),
    primary key (shipment_id, line)
);

-- Until now a supplier order had one shipment, whose mail is named after the supplier order: so is the shipment.
insert into daifa.shipment (id, order_id, supplier_order_id, reported_at, reported_by)
select distinct on (supplier_order_id) supplier_order_id, order_id, supplier_order_id, reported_at, reported_by
from daifa.parcel order by supplier_order_id, reported_at, id;

insert into daifa.shipment_line (shipment_id, line, quantity)
select l.supplier_order_id, l.line, l.quantity
from daifa.supplier_order_line l
where exists (
    select 1 from daifa.parcel p
    where p.supplier_order_id = l.supplier_order_id and p.state <> 'VOIDED'
        and not exists (select 1 from daifa.parcel_line x where x.parcel_id = p.id));

alter table daifa.parcel
    add column shipment_id uuid references daifa.shipment,
    -- The parcel that took this one's place, when its number was corrected afterwards.
    add column replaced_by uuid references daifa.parcel;
update daifa.parcel set shipment_id = supplier_order_id;
alter table daifa.parcel alter column shipment_id set not null;
create index parcel_of_shipment on daifa.parcel (shipment_id);

alter table daifa.parcel_track
    -- SAME_PROVINCE, CROSS_PROVINCE or REMOTE: how long it may stand still.
    add column route text not null default 'CROSS_PROVINCE',
    -- The trouble is the carrier's silence, which we found.
    add column silent boolean not null default false,
    -- Which trouble a person has seen to, and when it rings again if nothing has changed.
    add column handled_trouble text,
    add column snoozed_until timestamptz;
create index parcel_track_untroubled on daifa.parcel_track (parcel_id) where settled_at is null and trouble is null;
create index parcel_track_snoozed on daifa.parcel_track (snoozed_until) where settled_at is null and snoozed_until is not null;

-- What the supplier, as the waybill's owner, is asked to arrange with the carrier.
create table daifa.parcel_request (
    id                uuid        primary key,
    parcel_id         uuid        not null references daifa.parcel,
    order_id          uuid        not null references daifa.customer_order,
    supplier_order_id uuid        not null references daifa.supplier_order,
    kind              text        not null,
    words             text,
    asked_at          timestamptz not null,
    asked_by          text        not null
);
create index parcel_request_of_order on daifa.parcel_request (order_id);

create index mail_unsent on daifa.mail (intended_at) where sent_at is null and cancelled_at is null;

-- A supplier's link to all its open purchase orders; each purchase order that is sent makes it live longer.
create table daifa.supplier_desk_link (
    token_hash  bytea       primary key,
    supplier_id uuid        not null references daifa.supplier,
    expires_at  timestamptz not null,
    revoked_at  timestamptz
);
