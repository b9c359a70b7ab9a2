//! What is read from SQL as people and tools write it.

use super::tables;
use crate::field_type::FieldType;
use crate::problem::Problems;
use crate::schema::{Column, DefaultValue, KeyAction, Table};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Everything that a table says, a line a fact, so that a test can show it.
fn description(table: &Table) -> String {
    let mut text = format!("{}{}\n", table.name, note(table.comment.as_ref()));
    for column in &table.columns {
        let _ = writeln!(text, "  {}", described_column(table, column));
    }
    if table.primary_key.len() > 1 {
        let _ = writeln!(text, "  key {}", table.primary_key.join(", "));
    }
    let named = |name: &Option<String>| name.as_ref().map(|name| format!(" as {name}")).unwrap_or_default();
    for unique in &table.uniques {
        let _ = writeln!(text, "  unique {}{}", unique.columns.join(", "), named(&unique.name));
    }
    for key in &table.references {
        let target = format!("{}({})", key.table, key.target_columns.join(", "));
        let action = |action| match action {
            KeyAction::Restrict => "",
            KeyAction::Cascade => " cascade",
            KeyAction::SetNull => " set null",
            KeyAction::SetDefault => " set default",
        };
        let update = Some(action(key.on_update)).filter(|text| !text.is_empty());
        let update = update.map(|text| format!(" on update{text}")).unwrap_or_default();
        let action = action(key.on_delete);
        let _ = writeln!(text, "  {} -> {target}{action}{update}{}", key.columns.join(", "), named(&key.name));
    }
    for check in &table.checks {
        let _ = writeln!(text, "  check {}{}", check.expression, named(&check.name));
    }
    text
}

fn note(comment: Option<&String>) -> String {
    comment.map(|comment| format!(" -- {}", comment.escape_debug())).unwrap_or_default()
}

fn described_column(table: &Table, column: &Column) -> String {
    let mut text = format!("{} {}", column.name, column.field_type);
    if let FieldType::Enum { native: Some(native), .. } = &column.field_type {
        let _ = write!(text, " ({native})");
    }
    if !column.nullable {
        text += "!";
    }
    if table.primary_key == [column.name.clone()] {
        text += " key";
    }
    if let Some(default) = &column.default {
        let default = match default {
            DefaultValue::Text(text) => format!("'{}'", text.escape_debug()),
            DefaultValue::Number(digits) => digits.clone(),
            DefaultValue::Expression(sql) => format!("({sql})"),
            DefaultValue::Boolean(value) => value.to_string(),
            other => format!("{other:?}").to_lowercase(),
        };
        let _ = write!(text, " = {default}");
    }
    if let Some(sql) = &column.generated {
        let _ = write!(text, " as ({sql})");
    }
    let bounds = &column.bounds;
    for (limit, inside, outside) in [(&bounds.min, ">=", ">"), (&bounds.max, "<=", "<")] {
        if let Some(limit) = limit {
            let _ = write!(text, " {}{}", if limit.exclusive { outside } else { inside }, limit.value);
        }
    }
    for (length, sign) in [(bounds.min_length, ">="), (bounds.max_length, "<=")] {
        if let Some(length) = length {
            let _ = write!(text, " length{sign}{length}");
        }
    }
    text + &note(column.comment.as_ref())
}

fn read(sql: &str) -> String {
    let tables = tables(sql, "schema.sql", &BTreeMap::new()).unwrap_or_else(|problems| panic!("{problems}"));
    let mut text: String = tables.tables.iter().map(description).collect();
    for loss in &tables.losses {
        let _ = writeln!(text, "lost: {loss}");
    }
    text
}

/// Compares with a file of `tests/ddl`; a difference is shown as a diff, and what was found after it.
fn assert_reads(sql: &str, expected: &str) {
    let found = read(sql);
    if found != expected {
        let diff = similar::TextDiff::from_lines(expected, &found);
        panic!("{}\n---\n{found}", diff.unified_diff().header("expected", "found"));
    }
}

#[test]
fn dumps_of_postgres() {
    assert_reads(include_str!("../../../tests/ddl/pg_dump.sql"), include_str!("../../../tests/ddl/pg_dump.txt"));
}

#[test]
fn dumps_of_mysql() {
    assert_reads(include_str!("../../../tests/ddl/mysql_dump.sql"), include_str!("../../../tests/ddl/mysql_dump.txt"));
}

#[test]
fn all_that_postgres_has() {
    assert_reads(include_str!("../../../tests/ddl/postgres.sql"), include_str!("../../../tests/ddl/postgres.txt"));
}

#[test]
fn all_that_sqlite_has() {
    assert_reads(include_str!("../../../tests/ddl/sqlite.sql"), include_str!("../../../tests/ddl/sqlite.txt"));
}

fn problems(sql: &str) -> String {
    let unreadable = tables(sql, "schema.sql", &BTreeMap::new()).unwrap().unreadable;
    Problems(unreadable.into_values().flatten().collect()).to_string()
}

#[test]
fn an_unknown_type_says_where_and_what_to_do() {
    let sql = "CREATE TABLE products (\n  id integer PRIMARY KEY,\n  price moneyy NOT NULL,\n  size zzz\n);";
    assert_eq!(
        problems(sql),
        "error: column `price` has type `moneyy`, which crud-gen does not know\n  at schema.sql:3:3\n\
         hint: did you mean `money`? or say what it is: --type price=decimal(12,2)\n\
         error: column `size` has type `zzz`, which crud-gen does not know\n  at schema.sql:4:3\n\
         hint: say what it is: --type size=text"
    );
    let said = |name: &str, text: &str| (name.to_owned(), FieldType::parse(text).unwrap());
    let types = BTreeMap::from([said("products.price", "decimal(12,2)"), said("size", "smallint")]);
    let found = tables(sql, "schema.sql", &types).unwrap();
    assert_eq!(
        description(&found.tables[0]),
        "products\n  id integer! key = identity\n  price decimal(12,2)!\n  size smallint\n"
    );
}

#[test]
fn what_cannot_be_read_says_where() {
    for (sql, expected) in [
        (
            "SELECT 1;\n\nCREATE TABLE a (id int,\n  price decimal(12 2));",
            "error: CREATE TABLE `a` cannot be read: Expected: ), found: 2\n  at schema.sql:4:20\n\
             hint: write the column in plain SQL, or give the fields with --field",
        ),
        (
            "CREATE TABLE a (id int); CREATE TABLE A (id int);",
            "error: table `A` is created twice\n  at schema.sql:1:26\nhint: keep one of them, or drop the first one before",
        ),
    ] {
        assert_eq!(problems(sql), expected, "{sql}");
    }
}

#[test]
fn what_is_no_table_costs_only_itself() {
    let sql = "CREATE TABLE a (id int);\nSELECT FROM WHERE;\nALTER TABLE a ADD gibberish (;\nGRANT nonsense;\n\
               CREATE VIEW v AS SELECT * FROM a;\nCREATE UNIQUE INDEX ON ON;\nCREATE TABLE b (id int);";
    let found = tables(sql, "schema.sql", &BTreeMap::new()).unwrap();
    assert_eq!(found.tables.len(), 2);
    assert_eq!(found.losses.len(), 1, "{:?}", found.losses);
}

#[test]
fn checks_become_bounds_enums_or_stay() {
    for (column, expected) in [
        ("c int CHECK (c > 0)", "c integer >0"),
        ("c int CHECK (0 < c AND c <= 10)", "c integer >0 <=10"),
        ("c int CHECK (c > 0) CHECK (c > 5) CHECK (c >= 5)", "c integer >5"),
        ("c int CHECK (c IS NULL OR c BETWEEN -1 AND 1.50)", "c integer >=-1 <=1.5"),
        ("c text CHECK (length(c) = 3)", "c text length>=3 length<=3"),
        ("c varchar(9) CHECK (char_length(c) < 20)", "c string(9)"),
        ("c varchar(9) CHECK (c <> '')", "c string(9) length>=1"),
        ("c varchar(9) CHECK (c IN ('a', 'b'))", "c enum('a','b')"),
        ("c text CHECK (c = 'a' OR c = 'b' OR c IS NULL)", "c enum('a','b')"),
        ("c int CHECK (c IN (1, 2))", "c integer\n  check c IN (1, 2)"),
        ("c boolean CHECK (c IN (0, 1))", "c boolean"),
        ("c int CHECK (c <> 5)", "c integer\n  check c <> 5"),
        ("c int CHECK (c > 0 AND c % 2 = 0)", "c integer >0\n  check c % 2 = 0"),
        ("c text CHECK (c LIKE '%@%')", "c text\n  check c LIKE '%@%'"),
        ("c date CHECK (c > '2000-01-01')", "c date\n  check c > '2000-01-01'"),
    ] {
        let found = read(&format!("CREATE TABLE t ({column})"));
        assert_eq!(found, format!("t\n  {expected}\n"), "{column}");
    }
}

#[test]
fn files_of_migration_tools_are_read_upward_only() {
    let sql = "-- migrate:up\nCREATE TABLE a (id int);\n-- migrate:down\nDROP TABLE a;";
    assert_eq!(tables(sql, "schema.sql", &BTreeMap::new()).unwrap().tables.len(), 1);
}

#[test]
fn nothing_makes_it_panic() {
    let sql = include_str!("../../../tests/ddl/sqlite.sql");
    for end in (0..sql.len()).step_by(61).filter(|end| sql.is_char_boundary(*end)) {
        let _ = tables(&sql[..end], "cut.sql", &BTreeMap::new());
        let _ = tables(&sql[end..], "cut.sql", &BTreeMap::new());
    }
    let deep = format!("CREATE TABLE a (b int CHECK ({}1{}));", "(".repeat(5000), ")".repeat(5000));
    let _ = tables(&deep, "deep.sql", &BTreeMap::new());
}

#[test]
fn what_cannot_be_read_is_in_nobody_elses_way() {
    let sql = "CREATE TABLE odd (id integer PRIMARY KEY, x frobnicate);\n\
               CREATE TABLE worse (id integer PRIMARY KEY, x text 1 2 3);\n\
               CREATE TABLE twice (id integer); CREATE TABLE twice (id integer);\n\
               CREATE TABLE plain (id integer PRIMARY KEY, name text, CHECK (name ~ 'x'));";
    let found = tables(sql, "schema.sql", &BTreeMap::new()).unwrap();
    let names: Vec<&str> = found.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["plain"]);
    assert_eq!(found.unreadable.keys().map(String::as_str).collect::<Vec<_>>(), ["odd", "twice", "worse"]);
    assert_eq!(found.losses.iter().map(|loss| loss.table.as_str()).collect::<Vec<_>>(), ["plain"]);
}

/// The default of a column `x` of this type.
fn default_of(column: &str) -> Option<DefaultValue> {
    let sql = format!("CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, x {column})");
    tables(&sql, "schema.sql", &BTreeMap::new()).unwrap().tables[0].columns[1].default.clone()
}

#[test]
fn another_moment_is_not_the_present_one() {
    for (column, expected) in [
        ("datetime DEFAULT (datetime('now'))", Some(DefaultValue::Now)),
        ("datetime DEFAULT CURRENT_TIMESTAMP", Some(DefaultValue::Now)),
        ("datetime DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))", Some(DefaultValue::Now)),
        ("date DEFAULT (strftime('%Y-%m-%d', 'now'))", Some(DefaultValue::Today)),
        ("time DEFAULT CURRENT_TIME", Some(DefaultValue::Now)),
        ("integer DEFAULT 0x1F", Some(DefaultValue::Number("31".to_owned()))),
        ("integer DEFAULT 0xFFFFFFFFFFFFFFFF", Some(DefaultValue::Number("-1".to_owned()))),
        ("datetime DEFAULT (datetime('now', '+30 days'))", None),
        ("datetime DEFAULT (datetime('now', 'localtime'))", None),
        ("datetime DEFAULT (strftime('%Y-%m-01 00:00:00', 'now'))", None),
        ("datetime DEFAULT CURRENT_TIME", None),
        ("date DEFAULT (date('now', 'start of month'))", None),
        ("date DEFAULT (strftime('%Y-%m-01', 'now'))", None),
        ("timestamp DEFAULT (now() AT TIME ZONE 'Europe/Paris')", None),
        ("text DEFAULT CURRENT_TIMESTAMP", None),
    ] {
        let found = default_of(column);
        match expected {
            Some(_) => assert_eq!(found, expected, "{column}"),
            None => assert!(matches!(found, Some(DefaultValue::Expression(_))), "{column}: {found:?}"),
        }
    }
}

#[test]
fn a_key_that_is_a_reference_is_not_numbered() {
    let sql = "CREATE TABLE persons (id INTEGER PRIMARY KEY AUTOINCREMENT);\n\
               CREATE TABLE details (id INTEGER PRIMARY KEY, FOREIGN KEY (id) REFERENCES persons (id));";
    let found = tables(sql, "schema.sql", &BTreeMap::new()).unwrap().tables;
    assert_eq!(found[0].columns[0].default, Some(DefaultValue::Identity));
    assert_eq!(found[1].columns[0].default, None);
}

#[test]
fn column_forms_of_every_database_are_read() {
    for (spelling, form, expected) in [
        ("PostgreSQL", "v int, CONSTRAINT vnn NOT NULL v", "v integer!"),
        ("MySQL", "`v` varchar(10) ASCII", "v string(10)"),
        ("MySQL", "`v` varchar(40) BINARY DEFAULT NULL", "v string(40)"),
        ("MySQL", "`v` int AS (`a` + 1) PERSISTENT", "v integer as (a + 1)"),
        ("MySQL", "`v` fixed(10,2)", "v decimal(10,2)"),
        ("MySQL", "`v` inet6", "v other(inet6)"),
        ("MySQL", "`v` timestamp(6) GENERATED ALWAYS AS ROW START", "v timestamptz"),
        ("MySQL", "`v` char(0)", "v text"),
        ("MySQL", "`v` tinyint unsigned NOT NULL", "v smallint! >=0 <=255"),
        ("SQLite", "v LONG VARCHAR", "v text"),
        ("SQLite", "v TEXT CHECK (v IS NOT '')", "v text"),
        ("SQLite", "\"v\" TEXT, CONSTRAINT pk UNIQUE (a, v) ON CONFLICT ROLLBACK", "v text"),
        ("SQLite", "v ANY", "v other(any)"),
    ] {
        let sign = match spelling {
            "PostgreSQL" => "CREATE TABLE signs (a timestamptz, b jsonb, c bytea, d uuid DEFAULT gen_random_uuid());",
            "MySQL" => "CREATE TABLE `signs` (`a` int NOT NULL AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;",
            _ => "PRAGMA x; PRAGMA y; CREATE TABLE signs (a integer PRIMARY KEY AUTOINCREMENT);",
        };
        let found = read(&format!("{sign}\nCREATE TABLE notes (id int PRIMARY KEY, a int, {form});"));
        let line = found.lines().skip_while(|line| *line != "notes").nth(3).unwrap_or_default().trim();
        assert_eq!(line, expected, "{form}");
    }
}

#[test]
fn half_of_a_whole_key_is_kept_out_by_a_check() {
    let sql = "CREATE TABLE r (a char(2), b varchar(5), PRIMARY KEY (a, b), made timestamptz);\n\
               CREATE TABLE t (a char(2), b varchar(5), FOREIGN KEY (a, b) REFERENCES r MATCH FULL);";
    let found = read(sql);
    assert!(found.contains("check a IS NULL AND b IS NULL OR a IS NOT NULL AND b IS NOT NULL"), "{found}");
}
