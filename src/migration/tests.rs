//! What is written is read back as the same tables.

use super::random_table::{Random, random_table};
use super::{Storable, add_columns};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::schema::{Check, Column, DefaultValue, KeyAction, Reference, Table};
use crate::source::ddl;
use std::collections::{BTreeMap, BTreeSet};

const DIALECTS: [Dialect; 2] = [Dialect::Sqlite, Dialect::Postgres];

fn create_tables(tables: &[Table], dialect: Dialect) -> String {
    let storable = |table: &Table| Storable::new(table.clone(), dialect);
    super::create_tables(&tables.iter().map(storable).collect::<Vec<_>>(), dialect)
}

fn read(sql: &str) -> Vec<Table> {
    let tables = ddl::tables(sql, "own.sql", &BTreeMap::new()).unwrap_or_else(|problems| panic!("{problems}\n{sql}"));
    assert_eq!(tables.losses, Vec::new(), "{sql}");
    tables.tables
}

/// Fails with the lines that differ, since a whole table is a page.
fn assert_same(read: &[Table], stored: &[Table], context: &str) {
    if read != stored {
        let (read, stored) = (format!("{read:#?}"), format!("{stored:#?}"));
        let diff = similar::TextDiff::from_lines(&stored, &read);
        panic!("{context}\n{}", diff.unified_diff().header("stored", "read back"));
    }
}

#[test]
fn whatever_is_written_is_read_back() {
    for seed in 0..500 {
        let table = random_table(&mut Random::new(seed));
        for dialect in DIALECTS {
            let stored = Storable::new(table.clone(), dialect).table;
            let again = Storable::new(stored.clone(), dialect).table;
            assert_same(&[again], std::slice::from_ref(&stored), &format!("seed {seed} {dialect:?}, storable again"));
            let sql = create_tables(std::slice::from_ref(&table), dialect);
            let read = read(&sql);
            assert_same(&read, &[stored], &format!("seed {seed} {dialect:?}\n{sql}"));
        }
    }
}

/// The table without these columns and what refers to them.
fn without(table: &Table, columns: &[Column]) -> Table {
    let gone = |names: &[String]| names.iter().any(|name| columns.iter().any(|column| column.name == *name));
    let mut table = table.clone();
    table.columns.retain(|column| !gone(std::slice::from_ref(&column.name)));
    table.uniques.retain(|unique| !gone(&unique.columns));
    table.references.retain(|key| !gone(&key.columns) && !gone(&key.target_columns));
    table.checks.retain(|check| !gone(&check.columns));
    table
}

/// Later constraints come behind earlier ones, whatever their order was.
fn sort(mut table: Table) -> Table {
    table.uniques.sort_by_key(|unique| unique.columns.clone());
    table.references.sort_by_key(|key| (key.columns.clone(), key.table.clone()));
    table.checks.sort_by_key(|check| check.expression.clone());
    table
}

#[test]
fn added_columns_are_read_back() {
    let mut added = 0;
    for seed in 0..800 {
        let random = &mut Random::new(seed);
        let table = random_table(random);
        for dialect in DIALECTS {
            let full = Storable::new(table.clone(), dialect).table;
            let first_new = 1 + random.below(full.columns.len());
            let new = full.columns[first_new..].to_vec();
            let base = without(&full, &new);
            let self_reference = full.references.iter().any(|key| key.table == full.name);
            let computed = base.columns.iter().any(|column| column.generated.is_some());
            // SQLite cannot add checks whose stored form differs, and names say what came first.
            let named = full.checks.iter().any(|_| true) || full.uniques.iter().any(|unique| unique.name.is_some());
            if new.is_empty() || self_reference || computed || named {
                continue;
            }
            let Ok(sql) = add_columns(&full, &new, dialect) else { continue };
            let both = create_tables(&[base], dialect) + &sql;
            assert_same(&[sort(read(&both).remove(0))], &[sort(full)], &format!("seed {seed} {dialect:?}\n{both}"));
            added += 1;
        }
    }
    assert!(added > 50, "only {added} of the made-up tables could be tried");
}

#[test]
fn what_cannot_be_added_says_why() {
    let mut table = crate::source::starter("products");
    let mut column = |name: &str, kind: &str, nullable: bool, default: Option<DefaultValue>| {
        let kind = FieldType::parse(kind).unwrap();
        table.columns.push(Column { nullable, default, ..Column::new(name, kind) });
    };
    column("a", "text", false, None);
    column("b", "timestamptz", false, Some(DefaultValue::Now));
    column("c", "integer", false, Some(DefaultValue::Number("0".to_owned())));
    column("d", "uuid", true, None);
    let new = table.columns[4..].to_vec();
    let said = |dialect| {
        let problems = add_columns(&table, &new, dialect).unwrap_err();
        problems.0.into_iter().map(|problem| problem.what).collect::<Vec<_>>()
    };
    let no_value = "column `products.a` cannot be added: rows that are there would have no value for it";
    assert_eq!(said(Dialect::Postgres), [no_value]);
    assert_eq!(
        said(Dialect::Sqlite),
        [no_value, "column `products.b` cannot be added: SQLite wants a constant default for it"]
    );
}

#[test]
fn tables_come_behind_those_they_refer_to() {
    let reference = |column: &str, table: &str| Reference {
        name: None,
        columns: vec![column.to_owned()],
        table: table.to_owned(),
        target_columns: vec!["id".to_owned()],
        on_delete: KeyAction::Restrict,
        on_update: KeyAction::Restrict,
    };
    let table = |name: &str, targets: &[&str]| {
        let mut table = crate::source::starter(name);
        for target in targets {
            table.columns.push(Column::new(format!("{target}_id"), FieldType::Uuid));
            table.references.push(reference(&format!("{target}_id"), target));
        }
        table
    };
    let tables = [table("a", &["b", "elsewhere"]), table("b", &["c"]), table("c", &["a", "c"]), table("d", &[])];
    for dialect in DIALECTS {
        let sql = create_tables(&tables, dialect);
        let stored: Vec<Table> = tables.iter().map(|table| Storable::new(table.clone(), dialect).table).collect();
        let mut found = read(&sql);
        found.sort_by_key(|table| table.name.clone());
        assert_same(&found, &stored, &sql);
        let place = |text: &str| sql.find(text).unwrap_or_else(|| panic!("{text} is not in\n{sql}"));
        assert!(place("CREATE TABLE c") < place("CREATE TABLE b"));
        if dialect == Dialect::Postgres {
            assert!(place("CREATE TABLE b") < place("ADD CONSTRAINT a_b_id_fkey"));
            assert!(place("ADD CONSTRAINT a_b_id_fkey") < place("ADD CONSTRAINT a_elsewhere_id_fkey"));
        }
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "x'; DROP TABLE a; --\n\"*/ \u{202e}\0";
    let mut table = crate::source::starter(hostile);
    table.comment = Some(hostile.to_owned());
    let labels = vec![hostile.to_owned()];
    table.columns.push(Column {
        default: Some(DefaultValue::Text(hostile.to_owned())),
        comment: Some(hostile.to_owned()),
        ..Column::new(hostile, FieldType::Enum { labels, native: None })
    });
    table.columns.push(Column {
        default: Some(DefaultValue::Expression(hostile.to_owned())),
        generated: Some(hostile.to_owned()),
        ..Column::new("y", FieldType::Other { sql: hostile.to_owned() })
    });
    table.checks.push(Check { name: Some(hostile.to_owned()), expression: hostile.to_owned(), columns: Vec::new() });
    for dialect in DIALECTS {
        let sql = create_tables(std::slice::from_ref(&table), dialect);
        assert_same(&read(&sql), &[Storable::new(table.clone(), dialect).table], &sql);
    }
}

#[test]
fn enums_keep_their_type_where_the_database_has_it() {
    let mut table = crate::source::starter("people");
    let kind = FieldType::Enum { labels: vec!["sad".to_owned()], native: Some("mood".to_owned()) };
    table.columns.push(Column::new("mood", kind.clone()));
    let known = BTreeSet::from(["mood".to_owned()]);
    let sql = super::create_tables(&[Storable::using(table.clone(), Dialect::Postgres, &known)], Dialect::Postgres);
    assert!(sql.contains("\n    mood mood\n"), "{sql}");
    let read = read(&format!("CREATE TYPE mood AS ENUM ('sad');\n{sql}"));
    assert_eq!(read[0].columns.last().unwrap().field_type, kind);
    assert!(create_tables(&[table], Dialect::Postgres).contains("CHECK (mood IN ('sad'))"));
}

#[test]
fn a_sequence_of_several_tables_stays_one() {
    let source = "CREATE SEQUENCE doc_id;\n\
                  CREATE TABLE bills (id integer PRIMARY KEY DEFAULT nextval('doc_id'), name text NOT NULL);\n\
                  CREATE TABLE orders (id bigint PRIMARY KEY DEFAULT nextval('public.doc_id'::regclass));\n\
                  CREATE TABLE notes (id integer PRIMARY KEY DEFAULT nextval('notes_id_seq'));";
    let tables = read(source);
    let sql = create_tables(&tables, Dialect::Postgres);
    assert_eq!(sql.matches("CREATE SEQUENCE IF NOT EXISTS doc_id;").count(), 1, "{sql}");
    assert_eq!(sql.matches("DEFAULT nextval('doc_id')").count(), 2, "{sql}");
    assert_eq!(sql.matches("AS IDENTITY").count(), 1, "{sql}");
    let stored: Vec<Table> = tables.iter().map(|table| Storable::new(table.clone(), Dialect::Postgres).table).collect();
    assert_same(&read(&sql), &stored, &sql);
    let on_sqlite = Storable::new(tables[0].clone(), Dialect::Sqlite);
    assert_eq!(on_sqlite.losses.len(), 1, "{:?}", on_sqlite.losses);
    assert_eq!(on_sqlite.table.columns[0].default, Some(DefaultValue::Identity));
}
