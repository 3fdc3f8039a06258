-- An urge (催单): somebody asked when the order goes on. It raises the open tasks of the order and is never a task of its own.
create table daifa.urge (
    id       uuid        primary key,
    order_id uuid        not null references daifa.customer_order,
    at       timestamptz not null,
    by_kind  text        not null,
    by_name  text        not null,
    words    text
);
create index urge_of_order on daifa.urge (order_id, at);

-- What was promised to who urged, and by when; the last one counts.
create table daifa.urge_reply (
    id       uuid        primary key,
    order_id uuid        not null references daifa.customer_order,
    at       timestamptz not null,
    by_name  text        not null,
    words    text        not null,
    until    timestamptz
);
create index urge_reply_of_order on daifa.urge_reply (order_id, at);

-- The ends of a desk's duty hours that a node has begun to work on.
create table daifa.shift_end (
    desk     text        not null,
    ended_at timestamptz not null,
    primary key (desk, ended_at)
);

-- A claimed task that is given back to its desk: planned at the shift's end, given once that is done; with the person's own words where there are
-- any.
create table daifa.handover (
    id         uuid        primary key,
    task_id    text        not null,
    order_id   uuid        not null references daifa.customer_order,
    element    text        not null,
    desk       text        not null,
    person     text        not null,
    cause      text        not null,
    note       text,
    planned_at timestamptz not null,
    given_at   timestamptz
);
create index handover_planned on daifa.handover (id) where given_at is null;
create index handover_of_task on daifa.handover (task_id, planned_at);
create index handover_of_desk on daifa.handover (desk, given_at) where given_at is not null;
