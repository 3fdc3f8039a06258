-- Where the article's picture is, for who works at an order of it.
alter table daifa.product add column image_url text check (char_length(image_url) <= 1000);

-- What a photo shows: what the customer claims, what came back, or that money was paid.
alter table daifa.case_photo add column kind text not null default 'CLAIM';

-- The same buyer's other orders, by nick or by address for mail.
create index customer_order_of_buyer on daifa.customer_order (shop_id, buyer_nick) where buyer_nick is not null;
create index customer_order_of_mail on daifa.customer_order (shop_id, customer_email) where customer_email is not null;
