-- Wrong guesses of the phone's last four digits at the customer's page, by which too many are told from a slip.
create table daifa.wrong_guess (
    order_id   uuid        not null references daifa.customer_order,
    guessed_at timestamptz not null
);
create index wrong_guess_of_order on daifa.wrong_guess (order_id, guessed_at);
