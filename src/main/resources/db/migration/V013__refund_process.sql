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
