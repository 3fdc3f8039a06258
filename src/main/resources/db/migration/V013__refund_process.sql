-- Who pays a shop's refunds: people, each by hand, or the shop itself, which is told in its events and answers by the API.
alter table daifa.shop add column refunds text not null default 'BY_HAND' check (refunds in ('BY_HAND', 'BY_SHOP'));

-- How the payment of a due refund goes: who was asked, and until when the answer is awaited; paid again after a failure it is another row's.
create table daifa.refund_payment (
    refund_id  uuid        primary key references daifa.refund,
    channel    text        not null,
    asked_at   timestamptz not null,
    answer_due timestamptz,
    -- Four eyes: who prepared it and asks a second person to check and pay.
    first_by   text,
    first_at   timestamptz
);

-- By whom a case was opened: a hash of the shop and the customer's address for mail or nick, to know the customer again.
create table daifa.case_customer (
    case_id  uuid  not null references daifa.after_sales_case,
    customer bytea not null,
    primary key (case_id, customer)
);
create index case_customer_of_customer on daifa.case_customer (customer);

-- The photos of a case as they are shown: decoded and written anew as JPEG, so that nothing of the file that came is left in them.
create table daifa.case_photo (
    id          uuid        primary key,
    case_id     uuid        not null references daifa.after_sales_case,
    -- SHA-256 of the file that came: the same file again is the same photo.
    digest      bytea       not null,
    content     bytea       not null check (octet_length(content) <= 4194304),
    width       integer     not null,
    height      integer     not null,
    added_at    timestamptz not null,
    added_kind  text        not null,
    added_by    text        not null,
    unique (case_id, digest)
);
-- They are compressed already.
alter table daifa.case_photo alter column content set storage external;
