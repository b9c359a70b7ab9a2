-- PostgreSQL

CREATE TABLE products (
    id uuid PRIMARY KEY,
    code varchar(20) NOT NULL,
    name varchar(200) NOT NULL,
    price numeric(12,2) NOT NULL,
    status text NOT NULL DEFAULT 'draft',
    stock integer,
    sold_on date,
    category_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT products_code_key UNIQUE (code),
    CONSTRAINT products_status_check CHECK (status IN ('draft', 'active', 'archived')),
    CONSTRAINT products_category_id_fkey FOREIGN KEY (category_id) REFERENCES categories (id)
);

CREATE INDEX products_category_id_idx ON products (category_id);

CREATE INDEX products_created_at_id_idx ON products (created_at, id);
