-- Written by hand: what no translation would keep.

CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent; not yet paid');
CREATE DOMAIN email AS text CHECK (VALUE ~ '^[^@ ]+@[^@ ]+$');
CREATE DOMAIN positive AS numeric(12, 2) NOT NULL CHECK (VALUE > 0);
CREATE SEQUENCE numbers START WITH 1000 INCREMENT BY 10;

CREATE TABLE customers (
    id integer DEFAULT nextval('numbers') PRIMARY KEY,
    code character(5) NOT NULL,
    name varchar(120) COLLATE "C" NOT NULL,
    mail email,
    seen timestamp(0) without time zone,
    tags text[] DEFAULT '{}' NOT NULL,
    UNIQUE NULLS NOT DISTINCT (mail)
);
CREATE UNIQUE INDEX customers_code ON customers (upper(code));
CREATE INDEX customers_tags ON customers USING gin (tags);
COMMENT ON TABLE customers IS 'Who buys; "and" who pays.';

CREATE TABLE orders (
    id integer DEFAULT nextval('numbers') PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customers (id) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    state order_state DEFAULT 'new' NOT NULL,
    placed_at timestamptz DEFAULT now() NOT NULL,
    note text,
    CONSTRAINT notes_are_long CHECK (length(note) > 3)
);
ALTER TABLE orders ADD CONSTRAINT late CHECK (placed_at > '2000-01-01') NOT VALID;
CREATE UNIQUE INDEX one_new_order ON orders (customer_id) WHERE state = 'new';

CREATE TABLE order_items (
    order_id integer NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line smallint NOT NULL,
    price positive,
    quantity integer DEFAULT 1 NOT NULL,
    total numeric(14, 2) GENERATED ALWAYS AS (price * quantity) STORED,
    PRIMARY KEY (order_id, line)
);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.note := coalesce(NEW.note, 'made; touched');
    RETURN NEW;
END
$body$;
CREATE TRIGGER orders_touch BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_them ON orders USING (true);
CREATE VIEW open_orders AS SELECT id, customer_id FROM orders WHERE state <> 'paid';
