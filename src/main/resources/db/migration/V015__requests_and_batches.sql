-- What was answered to a POST with an Idempotency-Key, for as long as it may be sent again (see docs/decisions/idempotency.md).
create table daifa.kept_answer (
    -- SHA-256 of the caller and the key: the key itself is not kept.
    id          bytea       primary key,
    -- SHA-256 of the call: method, path and body.
    fingerprint bytea       not null,
    -- Status, headers and body, sealed with the key: an answer may hold a secret.
    answer      bytea       not null,
    expires_at  timestamptz not null
);
create index kept_answer_expiry on daifa.kept_answer (expires_at);
