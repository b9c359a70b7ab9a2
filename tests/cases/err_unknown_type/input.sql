CREATE TABLE products (
  id uuid PRIMARY KEY,
  price moneyy NOT NULL,
  size integr
);
