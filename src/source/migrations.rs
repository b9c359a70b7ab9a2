//! Reads the tables of a workspace from its migrations.

use super::ddl;
use super::tables::Tables;
use crate::field_type::FieldType;
use std::collections::BTreeMap;

/// The tables of the workspace itself, which no module is made of.
pub const SYSTEM_TABLES: &[&str] = &[
    "app_audit_log",
    "app_idempotency_keys",
    "app_import_files",
    "app_import_jobs",
    "app_import_rows",
    "app_outbox",
    "app_pool_notes",
    "app_publications",
    "app_refresh_tokens",
    "app_roles",
    "app_sequences",
    "app_users",
];

/// The tables that these migrations (name and text) make, applied in the order of their numbers and names. Those of
/// the workspace itself are left out, and so are files that take back what others do.
pub fn tables(files: &[(String, String)], types: &BTreeMap<String, FieldType>) -> Tables {
    let mut files: Vec<(&str, &str)> = files
        .iter()
        .filter(|(name, _)| !name.ends_with(".down.sql"))
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    files.sort_by_key(|(name, _)| (number(name), *name));
    let mut tables = ddl::workspace_tables(&files, types);
    tables.tables.retain(|table| !SYSTEM_TABLES.contains(&table.name.as_str()));
    tables
}

/// The number that a file's name starts with: `2_a.sql` comes before `10_b.sql`.
fn number(path: &str) -> u128 {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let end = name.find(|c: char| !c.is_ascii_digit()).unwrap_or(name.len());
    name[..end].parse().unwrap_or(u128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problems;

    fn read(files: &[(&str, &str)]) -> Result<Tables, Problems> {
        let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let tables = tables(&files, &BTreeMap::new());
        let problems: Vec<_> = tables.unreadable.values().flatten().cloned().collect();
        if problems.is_empty() { Ok(tables) } else { Err(Problems(problems)) }
    }

    #[test]
    fn migrations_are_applied_in_the_order_of_their_numbers() {
        let found = read(&[
            ("10_rename.sql", "ALTER TABLE products RENAME COLUMN a TO b;"),
            ("2_products.up.sql", "-- SQLite\nCREATE TABLE products (id integer PRIMARY KEY, a text) STRICT;"),
            ("2_products.down.sql", "DROP TABLE products;"),
            ("1_system.sql", "CREATE TABLE app_users (id text PRIMARY KEY) STRICT;"),
        ])
        .unwrap();
        assert_eq!(found.tables.len(), 1);
        assert_eq!(found.tables[0].columns[1].name, "b");
    }

    #[test]
    fn decimals_must_be_minor_units_where_the_code_works_on_them() {
        let problems =
            read(&[("1.sql", "-- SQLite\nCREATE TABLE a (id integer PRIMARY KEY,\n  price DECIMAL(12,2));")])
                .unwrap_err()
                .to_string();
        assert_eq!(
            problems,
            "error: column `price` is declared `decimal(12,2)`, which SQLite stores as a float\n  at 1.sql:3:3\n\
             hint: write `price integer, -- decimal(12,2)`: decimals are stored in minor units"
        );
        assert!(
            read(&[(
                "1.sql",
                "-- SQLite\nCREATE TABLE a (id integer PRIMARY KEY,\n price integer -- decimal(12,2)\n);"
            )])
            .is_ok()
        );
        let key = "-- SQLite\nCREATE TABLE a (\n rate int NOT NULL PRIMARY KEY -- decimal(10,2)\n);";
        assert_eq!(
            read(&[("1.sql", key)]).unwrap().tables[0].columns[0].field_type,
            FieldType::Decimal { precision: 10, scale: 2 }
        );
        assert!(read(&[("1.sql", "-- PostgreSQL\nCREATE TABLE a (price DECIMAL(12,2));")]).is_ok());
    }

    #[test]
    fn money_must_be_a_number_where_the_code_works_on_it() {
        let made = ("1.sql", "-- PostgreSQL\nCREATE TABLE a (id integer PRIMARY KEY, price money);");
        let problems = read(&[made]).unwrap_err().to_string();
        assert!(problems.starts_with("error: column `price` is declared `money`"), "{problems}");
        assert!(problems.ends_with("COLUMN price TYPE decimal(19,2)` in another migration"), "{problems}");
        assert!(read(&[made, ("2.sql", "ALTER TABLE a ALTER COLUMN price TYPE decimal(19,2);")]).is_ok());
    }
}
