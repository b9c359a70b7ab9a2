CREATE TABLE "type" (
  id uuid PRIMARY KEY,
  "type" text NOT NULL,
  "match" text,
  "self" text,
  "class" text,
  "function" integer,
  "async" boolean,
  "select" text,
  "from" date,
  "default" text,
  "constructor" text,
  "Order Date" timestamptz,
  "2nd" text
);

CREATE TABLE "order" (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "group" text NOT NULL,
  page integer,
  "limit" integer,
  sort text,
  search text,
  fields text,
  "row" text,
  input text,
  query text,
  "user" text,
  data jsonb,
  value text,
  form text,
  length integer,
  rows integer,
  version text
);

CREATE TABLE "Option" (id uuid PRIMARY KEY, "Result" text NOT NULL, "String" text);

CREATE TABLE "Event" (id uuid PRIMARY KEY, "Date" date NOT NULL, "Object" text);
