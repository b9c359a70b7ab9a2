CREATE TABLE products (
  id uuid PRIMARY KEY,
  name text NOT
);
