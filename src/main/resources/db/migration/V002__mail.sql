-- Mails: each is a row in the transaction that intends it, and is sent once under the same Message-ID.
-- The text is made from the facts when it is sent, so that no personal data stays here but the address.
create table daifa.mail (
    template   text        not null,
    about      uuid        not null,
    revision   integer     not null,
    message_id text        not null,
    order_id   uuid        not null,
    recipient  text        not null,
    language   text        not null,
    intended_at timestamptz not null,
    sent_at    timestamptz,
    cancelled_at timestamptz,
    attempts   integer     not null default 0,
    last_error text,
    primary key (about, template, revision)
);
create index mail_of_order on daifa.mail (order_id);
