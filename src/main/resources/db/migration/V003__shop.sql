create table daifa.shop (
    id                     uuid        primary key,
    code                   text        not null unique,
    name                   text        not null,
    platform               text,
    currency               text        not null,
    language               text        not null,
    -- The shop's promise: hours from payment to the carrier's first scan.
    ship_promise_hours     integer     not null check (ship_promise_hours between 1 and 2160),
    contact_email          text,
    created_at             timestamptz not null
);

create table daifa.shop_key (
    id         uuid        primary key,
    shop_id    uuid        not null references daifa.shop,
    name       text        not null,
    key_hash   bytea       not null unique,
    created_by text        not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create index shop_key_of_shop on daifa.shop_key (shop_id);
