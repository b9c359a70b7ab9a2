-- PostgreSQL

CREATE TABLE orders (
    id uuid PRIMARY KEY,
    code varchar(20) NOT NULL,
    state text NOT NULL DEFAULT 'open',
    locked boolean NOT NULL DEFAULT FALSE,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT orders_code_key UNIQUE (code),
    CONSTRAINT orders_state_check CHECK (state IN ('open', 'paid'))
);

CREATE INDEX orders_created_at_id_idx ON orders (created_at, id);
