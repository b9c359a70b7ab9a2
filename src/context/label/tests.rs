use super::*;
use crate::source::ddl;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// Of a hundred tables, how many must be named as a person would name them.
const LEAST_PERCENT: usize = 95;

fn label(table: &str, columns: &str) -> String {
    let text = format!("CREATE TABLE {table} ({columns});");
    let tables = ddl::tables(&text, "label.sql", &BTreeMap::new()).expect("a table");
    label_of(&tables.tables[0], &Options::default()).snake
}

#[test]
#[rustfmt::skip]
fn people_know_a_record_by_its_name_or_its_number() {
    for (table, columns, wanted) in [
        ("products", "id uuid PRIMARY KEY, code varchar(9) NOT NULL UNIQUE, name text NOT NULL", "name"),
        ("products", "id uuid PRIMARY KEY, supplier_name text NOT NULL, product_name text NOT NULL", "product_name"),
        ("concept", "concept_id int PRIMARY KEY, domain_id text NOT NULL, concept_name text NOT NULL", "concept_name"),
        ("countries", "code char(2) PRIMARY KEY, name text NOT NULL", "name"),
        ("currencies", "code char(3) PRIMARY KEY, minor int NOT NULL", "code"),
        // What may be empty comes later, even a name.
        ("patients", "id uuid PRIMARY KEY, record_number varchar(20) NOT NULL UNIQUE, last_name text NOT NULL, email text", "record_number"),
        ("customers", "id uuid PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL", "last_name"),
        ("users", "id uuid PRIMARY KEY, name text, email text NOT NULL UNIQUE", "email"),
        ("genres", "id int PRIMARY KEY, note text NOT NULL, name text", "name"),
        ("events", "id uuid PRIMARY KEY, url text NOT NULL, summary varchar(80) NOT NULL", "summary"),
        // What is all that is said of a row names it, and not one of several texts.
        ("things", "id int PRIMARY KEY, first text", "first"),
        ("things", "id int PRIMARY KEY, first text, second text", "id"),
        // Never a secret, a choice, a reference or prose.
        ("accounts", "id uuid PRIMARY KEY, api_token text NOT NULL UNIQUE, password text NOT NULL, note text", "id"),
        ("tokens", "id uuid PRIMARY KEY, value text NOT NULL UNIQUE", "id"),
        ("boxes", "secret text NOT NULL, opened boolean", "opened"),
        ("people", "id uuid PRIMARY KEY, title text NOT NULL CHECK (title IN ('mr', 'ms')), surname text NOT NULL", "surname"),
        ("rates", "id uuid PRIMARY KEY, code char(3) NOT NULL REFERENCES currencies (code), remark text", "id"),
        // Unique within the record it belongs to is unique.
        ("wards", "id int PRIMARY KEY, site_id int REFERENCES sites (id), code text NOT NULL, surname text NOT NULL, UNIQUE (site_id, code)", "code"),
        // A number that people say; else the key.
        ("invoices", "id uuid PRIMARY KEY, invoice_number integer NOT NULL UNIQUE, total numeric(9,2)", "invoice_number"),
        ("order_items", "id uuid PRIMARY KEY, quantity int NOT NULL, tracking_number bigint, note varchar(200)", "tracking_number"),
        ("readings", "id uuid PRIMARY KEY, value double precision NOT NULL", "id"),
    ] {
        assert_eq!(label(table, columns), wanted, "{table} ({columns})");
    }
}

/// Labels that a person chose, beside those that are generated.
#[test]
fn tables_are_named_as_a_person_would() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/labels");
    let expected = fs::read_to_string(folder.join("expected.toml")).expect("the expected labels");
    let expected: BTreeMap<String, BTreeMap<String, toml::Value>> = toml::from_str(&expected).expect("TOML");
    let (mut count, mut misses) = (0, Vec::new());
    for (schema, labels) in expected {
        let text = fs::read_to_string(folder.join(format!("{schema}.sql"))).expect("the tables");
        let tables = ddl::tables(&text, "labels.sql", &BTreeMap::new()).expect("tables").tables;
        assert_eq!(tables.len(), labels.len(), "each table of {schema} has its label");
        count += labels.len();
        for table in tables {
            let wanted = labels.get(&table.name).unwrap_or_else(|| panic!("no label for {schema}.{}", table.name));
            let key = table.primary_key.first().unwrap_or(&table.columns[0].name);
            let given = label_of(&table, &Options::default()).snake;
            let is_wanted = |wanted: &toml::Value| match wanted.as_str() {
                Some("") => given == Name::new(key).snake,
                Some(column) => given == Name::new(column).snake,
                None => false,
            };
            if !is_wanted(wanted) && !wanted.as_array().is_some_and(|several| several.iter().any(is_wanted)) {
                misses.push(format!("{schema}.{}: {given}, and not {wanted}", table.name));
            }
        }
    }
    let hits = count - misses.len();
    println!("{hits} of {count} tables are named as a person would\n{}", misses.join("\n"));
    assert!(hits * 100 >= count * LEAST_PERCENT, "{hits} of {count}:\n{}", misses.join("\n"));
}
