-- A batch is about a cause, as before, or about open tasks that a person has chosen.
alter table daifa.batch
    alter column cause drop not null,
    -- Until when a hold of chosen tasks holds; null: until it is released.
    add column until  timestamptz,
    -- To whom chosen tasks are given; null: to the next best supplier of each.
    add column target uuid    references daifa.supplier,
    -- Suppliers are chased although they were chased lately.
    add column forced boolean not null default false;

-- A task of a batch, with what it needs and what became of it; empty for an order that meets a cause.
alter table daifa.batch_order
    add column task_id   text    not null default '',
    add column element   text,
    add column supplier_order_id uuid references daifa.supplier_order,
    -- The reference of a payment that is written down.
    add column reference text,
    -- Who had it before it was given to whom, so that it can be taken back; null before: nobody.
    add column supplier_before uuid references daifa.supplier,
    add column supplier_after  uuid references daifa.supplier,
    -- What refused it: the code of the problem and the arguments of its text.
    add column problem   text,
    add column arguments text[],
    drop constraint batch_order_pkey,
    add primary key (batch_id, order_id, task_id);
drop index daifa.batch_order_to_do;
create index batch_order_to_do on daifa.batch_order (batch_id, order_id, task_id) where state in ('PLANNED', 'TO_RELEASE');

-- A supplier is chased by one mail about all its purchase orders that a round chose.
create table daifa.supplier_chase (
    supplier_order_id uuid        not null references daifa.supplier_order,
    -- The round (a batch) and the supplier that was chased in it.
    round             uuid        not null,
    supplier_id       uuid        not null references daifa.supplier,
    -- In which mail of the round to the supplier it stands; null until that is intended.
    mail_about        uuid,
    mail              integer,
    at                timestamptz not null,
    by                text        not null,
    primary key (supplier_order_id, round)
);
create index supplier_chase_of_round on daifa.supplier_chase (round, supplier_id);
create index supplier_chase_of_mail on daifa.supplier_chase (mail_about);
