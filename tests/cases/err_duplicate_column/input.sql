CREATE TABLE products (
  id uuid PRIMARY KEY,
  line_1 text,
  line1 text
);
