//! Tells whose SQL a text is written in.

use crate::dialect::Dialect;
use crate::sql::HEADERS;

/// Whose SQL it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Nothing in the text says whose; read as what all understand, and as SQLite where only that is left.
    Plain,
    Postgres,
    Sqlite,
    MySql,
}

impl From<Dialect> for Spelling {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::Sqlite => Self::Sqlite,
            Dialect::Postgres => Self::Postgres,
        }
    }
}

const POSTGRES: &[&str] = &[
    "::",
    " serial",
    "bigserial",
    "timestamptz",
    "with time zone",
    "jsonb",
    "bytea",
    "character varying",
    "nextval(",
    "create extension",
    "create type",
    "create domain",
    "comment on ",
    "as identity",
    "owner to",
    "pg_catalog",
    "gen_random_uuid",
    "[]",
    "search_path",
    "alter table only",
    "create schema",
    "using btree",
    "using gin",
];
const SQLITE: &[&str] =
    &["autoincrement", "strict;", "strict,", "without rowid", "pragma ", "datetime('", "strftime(", "sqlite_", "[int]"];
const MYSQL: &[&str] =
    &["auto_increment", "engine=", "engine =", "`", " unsigned", "default charset", "lock tables", "character set "];

/// How often a sign counts in one text: many different ones say more than one many times, such as a backtick.
const ENOUGH: usize = 2;

/// How much of a text is looked at, in bytes: a dump shows whose it is from its start.
const LOOKED_AT: usize = 32 * 1024;

impl Spelling {
    /// What most of the signs in these texts speak for.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = [(Self::Postgres, 0), (Self::Sqlite, 0), (Self::MySql, 0)];
        for text in texts {
            for (dialect, header) in HEADERS {
                if text.starts_with(header) {
                    return dialect.into();
                }
            }
            let start = &text[..text.floor_char_boundary(LOOKED_AT)];
            let lower = without_strings(start).to_ascii_lowercase();
            for ((_, count), signs) in counts.iter_mut().zip([POSTGRES, SQLITE, MYSQL]) {
                *count += signs.iter().map(|sign| lower.matches(sign).take(ENOUGH).count()).sum::<usize>();
            }
        }
        let [most, second] = {
            counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            [counts[0], counts[1]]
        };
        if most.1 > second.1 { most.0 } else { Self::Plain }
    }
}

/// What is left of SQL without its string literals: what they hold says nothing about whose SQL it is.
fn without_strings(text: &str) -> String {
    text.split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_seen() {
        for (text, expected) in [
            ("CREATE TABLE a (id INTEGER PRIMARY KEY)", Spelling::Plain),
            ("CREATE TABLE a (id SERIAL PRIMARY KEY)", Spelling::Postgres),
            ("CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT)", Spelling::Sqlite),
            ("CREATE TABLE a (id TEXT) STRICT;", Spelling::Sqlite),
            ("CREATE TABLE `a` (`id` int NOT NULL AUTO_INCREMENT)", Spelling::MySql),
            ("CREATE TABLE a (x text); COMMENT ON TABLE a IS '`a` `b` engine=';", Spelling::Postgres),
            ("CREATE TABLE `a` (`id` integer PRIMARY KEY AUTOINCREMENT); PRAGMA x; PRAGMA y;", Spelling::Sqlite),
            ("-- PostgreSQL\nCREATE TABLE a (id integer PRIMARY KEY, x text DEFAULT 'pragma ')", Spelling::Postgres),
        ] {
            assert_eq!(Spelling::of([text].into_iter()), expected, "{text}");
        }
    }
}
