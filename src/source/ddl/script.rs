//! A schema's own text as a migration: what cannot run there is commented out, all else stays as it is, byte for byte.

use super::foreign;
use super::spelling::Spelling;
use super::split::{Statement, first_words, statements};
use crate::dialect::Dialect;
use crate::loss::{Loss, LossKind};
use crate::problem::{Problem, Problems};
use std::collections::BTreeMap;
use std::ops::Range;

/// A migration that was made of a schema's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    pub text: String,
    /// What of the text does not run.
    pub losses: Vec<Loss>,
}

/// What becomes of a statement.
enum Fate {
    Keep,
    /// It is commented out.
    LeaveOut(LossKind),
    /// It runs in another form.
    Become(String),
    /// It keeps the whole text from being a migration.
    Refuse(&'static str, &'static str),
}

impl Script {
    /// Makes a migration of a schema in the SQL of this database.
    ///
    /// # Errors
    /// A text in other SQL, and one that holds rows.
    pub fn of(text: &str, file: &str, dialect: Dialect) -> Result<Self, Problems> {
        foreign::refuse(text, file)?;
        let found = Spelling::of(std::iter::once(text));
        let own = Spelling::from(dialect);
        if found != own && found != Spelling::Plain {
            let whose = match found {
                Spelling::Postgres => Dialect::Postgres.title(),
                Spelling::Sqlite => Dialect::Sqlite.title(),
                Spelling::MySql | Spelling::Plain => "MySQL",
            };
            let what = format!("the schema is written for {whose}, and the workspace runs on {}", dialect.title());
            let hint = "`crud-gen --all` with `--ddl FILE` or `--database-url URL` translates it, and lists what is not carried over";
            return Err(Problem::new(what).at(file).hint(hint).into());
        }
        // A mark of the byte order is no SQL.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut cuts = Cuts { text, own, edits: Vec::new(), left_out: BTreeMap::new() };
        let mut problems = Vec::new();
        let mut sets_path = false;
        for statement in statements(text, own) {
            cuts.comment_commands(statement.start());
            match fate(statement.text, dialect) {
                Fate::Keep => cuts.pass(statement),
                Fate::LeaveOut(kind) => cuts.leave_out(statement, kind),
                Fate::Become(new) => {
                    sets_path |= new.to_ascii_lowercase().contains("search_path");
                    cuts.replace(statement, new);
                }
                Fate::Refuse(what, hint) => {
                    let place = format!("{file}:{}:{}", statement.line, statement.column);
                    problems.push(Problem::new(what).at(place).hint(hint));
                }
            }
        }
        cuts.comment_commands(text.len());
        if !problems.is_empty() {
            problems.truncate(1);
            return Err(Problems(problems));
        }
        let losses = cuts.losses();
        let mut text = cuts.apply();
        if sets_path {
            // What comes after it in the same transaction is not the schema's.
            text += if text.ends_with('\n') { "RESET search_path;\n" } else { "\nRESET search_path;\n" };
        }
        Ok(Self { text, losses })
    }
}

/// Changes to a text, in their order.
struct Cuts<'a> {
    text: &'a str,
    own: Spelling,
    edits: Vec<(Range<usize>, String)>,
    /// The first lines of what is left out and where they stand, by kind.
    left_out: BTreeMap<LossKind, Vec<String>>,
}

impl<'a> Cuts<'a> {
    /// Where the last change, or the last statement, ends.
    fn end(&self) -> usize {
        self.edits.last().map_or(0, |(range, _)| range.end)
    }

    fn pass(&mut self, statement: Statement<'a>) {
        let end = statement.start() + statement.text.len();
        self.edits.push((end..end, String::new()));
    }

    fn replace(&mut self, statement: Statement<'a>, new: String) {
        let start = statement.start();
        self.edits.push((start..start + statement.text.len(), new));
    }

    /// Comments a statement out, with what follows it on its last line.
    fn leave_out(&mut self, statement: Statement<'a>, kind: LossKind) {
        let words: Vec<&str> = statement.text.split_whitespace().take(8).collect();
        self.left_out.entry(kind).or_default().push(format!("line {}: `{}`", statement.line, words.join(" ")));
        let start = statement.start();
        let before = &self.text[..start];
        let is_alone = before.rsplit('\n').next().is_none_or(|line| line.trim().is_empty());
        let mut end = start + statement.text.len();
        let rest = &self.text[end..];
        let delimiter = rest.len() - rest.trim_start().trim_start_matches(';').len();
        if rest.trim_start().starts_with(';') {
            end += delimiter;
        }
        let commented: Vec<String> = self.text[start..end].lines().map(|line| format!("-- {line}")).collect();
        let line_end = self.text[end..].lines().next().unwrap_or_default();
        let ending = if line_end.trim().is_empty() || self.text[end..].starts_with('\n') { "" } else { "\n" };
        let start_of_line = if is_alone { "" } else { "\n" };
        self.edits.push((start..end, format!("{start_of_line}{}{ending}", commented.join("\n"))));
    }

    /// Comments out the commands of `psql` and of SQLite's shell between the last statement and this place.
    fn comment_commands(&mut self, until: usize) {
        let mut at = self.end();
        if at > until {
            return;
        }
        let gap = &self.text[at..until];
        for line in gap.split_inclusive('\n') {
            let is_command = line.starts_with('\\') && self.own == Spelling::Postgres
                || line.starts_with('.') && self.own == Spelling::Sqlite;
            if is_command && (at == 0 || self.text[..at].ends_with('\n')) {
                let number = self.text[..at].lines().count() + 1;
                let words: Vec<&str> = line.split_whitespace().take(2).collect();
                self.left_out
                    .entry(LossKind::Command)
                    .or_default()
                    .push(format!("line {number}: `{}`", words.join(" ")));
                self.edits.push((at..at, "-- ".to_owned()));
            }
            at += line.len();
        }
    }

    /// One line a kind.
    fn losses(&self) -> Vec<Loss> {
        const SHOWN: usize = 5;
        let line = |(kind, places): (&LossKind, &Vec<String>)| {
            let shown: Vec<&str> = places.iter().take(SHOWN).map(String::as_str).collect();
            let more = places.len().saturating_sub(SHOWN);
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            Loss::of_table(*kind, "", format!("{}{more}", shown.join(", ")))
        };
        self.left_out.iter().map(line).collect()
    }

    fn apply(self) -> String {
        let (mut out, mut at) = (String::with_capacity(self.text.len() + 256), 0);
        for (range, new) in &self.edits {
            out += &self.text[at..range.start];
            out += new;
            at = range.end;
        }
        out + &self.text[at..]
    }
}

fn fate(text: &str, dialect: Dialect) -> Fate {
    let words: Vec<String> = first_words(text).take(8).map(|word| word.trim_end_matches(';').to_owned()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["begin" | "commit" | "rollback" | "savepoint" | "release" | "abort", ..]
        | ["end"]
        | ["end" | "start", "transaction", ..] => Fate::LeaveOut(LossKind::Transaction),
        ["vacuum", ..] => Fate::LeaveOut(LossKind::OutOfTransaction),
        _ => match dialect {
            Dialect::Postgres => postgres_fate(text, &words),
            Dialect::Sqlite => sqlite_fate(&words),
        },
    }
}

fn postgres_fate(text: &str, words: &[&str]) -> Fate {
    match words {
        ["copy", ..] if words_have(text, "stdin") => Fate::Refuse(
            "the schema holds rows (`COPY ... FROM stdin`), which are no part of a migration",
            "dump it without them: `pg_dump -s`; copy the rows into the database afterwards",
        ),
        ["set", "local" | "constraints", ..] => Fate::Keep,
        ["set", "session", ..] | ["reset", ..] => Fate::LeaveOut(LossKind::Session),
        ["set", name, ..] => {
            let name = name.split('=').next().unwrap_or(name);
            if KEPT_SETTINGS.contains(&name) {
                Fate::Become(format!("{} LOCAL{}", &text[..3], &text[3..]))
            } else {
                Fate::LeaveOut(LossKind::Session)
            }
        }
        ["select", call, ..] if call.contains("set_config(") && text.to_ascii_lowercase().contains("search_path") => {
            let local = text.to_ascii_lowercase().rfind("false");
            match local {
                Some(at) => Fate::Become(format!("{}true{}", &text[..at], &text[at + "false".len()..])),
                None => Fate::Keep,
            }
        }
        ["grant" | "revoke", ..] | ["alter", "default", "privileges", ..] | ["reassign", "owned", ..] => {
            Fate::LeaveOut(LossKind::Rights)
        }
        ["alter", .., "owner", "to", _] => Fate::LeaveOut(LossKind::Rights),
        ["alter", ..] if has_owner(text) => Fate::LeaveOut(LossKind::Rights),
        ["comment", "on", "extension", ..] => Fate::LeaveOut(LossKind::Rights),
        [
            "create" | "drop" | "alter",
            "database" | "tablespace" | "role" | "user" | "group" | "subscription" | "system",
            next,
            ..,
        ] if *next != "mapping" => Fate::LeaveOut(LossKind::OutOfTransaction),
        ["drop", "schema" | "owned", ..] | ["create", "schema", "public"] => Fate::LeaveOut(LossKind::Session),
        ["create" | "drop" | "reindex", ..] if words.contains(&"concurrently") => {
            let at = text.to_ascii_lowercase().find("concurrently").unwrap_or_default();
            let behind = text[at + "concurrently".len()..].trim_start();
            Fate::Become(format!("{}{behind}", &text[..at]))
        }
        _ => Fate::Keep,
    }
}

/// Settings that say how the statements after them are read. Others are those of the one who dumped.
const KEPT_SETTINGS: &[&str] = &[
    "search_path",
    "check_function_bodies",
    "standard_conforming_strings",
    "default_tablespace",
    "default_table_access_method",
    "datestyle",
    "intervalstyle",
    "timezone",
    "time",
    "xmloption",
];

fn sqlite_fate(words: &[&str]) -> Fate {
    match words {
        ["pragma" | "attach" | "detach" | "analyze", ..] => Fate::LeaveOut(LossKind::Session),
        ["create", "table", name, ..] if name.trim_matches(['"', '\'']).starts_with("sqlite_") => {
            Fate::LeaveOut(LossKind::Session)
        }
        _ => Fate::Keep,
    }
}

fn words_have(text: &str, word: &str) -> bool {
    first_words(text).any(|own| own.trim_end_matches(';') == word)
}

/// Whether a statement gives something another owner, and nothing else.
fn has_owner(text: &str) -> bool {
    let words: Vec<String> = first_words(text).collect();
    words.len() < 16 && words.windows(2).any(|pair| pair[0] == "owner" && pair[1] == "to")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postgres(text: &str) -> Script {
        Script::of(text, "schema.sql", Dialect::Postgres).unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn codes(script: &Script) -> Vec<&str> {
        script.losses.iter().map(|loss| loss.kind.code()).collect()
    }

    #[test]
    fn what_can_run_stays_byte_for_byte() {
        let text = "-- a comment\r\n\nCREATE  TYPE mood AS ENUM ('a;b');\n\n\tCREATE TABLE t (m mood, b bytea);;\n\
                    CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN; RETURN 1; END $$;\n-- end, no newline";
        assert_eq!(postgres(text), Script { text: text.to_owned(), losses: Vec::new() });
    }

    #[test]
    fn what_cannot_run_is_commented_out_and_named() {
        let script = postgres(
            "\\restrict abc\nSET statement_timeout = 0;\nSET check_function_bodies = false;\n\
             SELECT pg_catalog.set_config('search_path', '', false);\nBEGIN; CREATE TABLE public.t (a jsonb); COMMIT;\n\
             ALTER TABLE public.t OWNER TO\n    somebody;\nGRANT ALL ON TABLE public.t TO somebody; -- all\n\
             CREATE INDEX CONCURRENTLY i ON public.t (a);\nCREATE DATABASE x;\n\\unrestrict abc\n",
        );
        assert_eq!(
            script.text,
            "-- \\restrict abc\n-- SET statement_timeout = 0;\nSET LOCAL check_function_bodies = false;\n\
             SELECT pg_catalog.set_config('search_path', '', true);\n-- BEGIN;\n CREATE TABLE public.t (a jsonb); \n-- COMMIT;\n\
             -- ALTER TABLE public.t OWNER TO\n--     somebody;\n-- GRANT ALL ON TABLE public.t TO somebody; -- all\n\
             CREATE INDEX i ON public.t (a);\n-- CREATE DATABASE x;\n-- \\unrestrict abc\nRESET search_path;\n"
        );
        assert_eq!(codes(&script), ["L072", "L080", "L081", "L082", "L083"]);
        assert_eq!(script.losses[1].what, "line 2: `SET statement_timeout = 0`");
        assert_eq!(script.losses[2].what, "line 1: `\\restrict abc`, line 11: `\\unrestrict abc`");
    }

    #[test]
    fn dumps_of_sqlite_lose_their_frame_only() {
        let text = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);\n\
                    CREATE TABLE sqlite_sequence(name,seq);\nCOMMIT;\n";
        let script = Script::of(text, "schema.sql", Dialect::Sqlite).unwrap();
        assert_eq!(codes(&script), ["L080", "L082"]);
        assert_eq!(script.text.lines().filter(|line| !line.starts_with("-- ")).count(), 1);
    }

    #[test]
    fn rows_and_other_sql_are_refused() {
        for (text, dialect, expected) in [
            (
                "CREATE TABLE t (a jsonb);\nCOPY public.t (a) FROM stdin;\n1\n\\.\n",
                Dialect::Postgres,
                "the schema holds rows",
            ),
            ("CREATE TABLE t (a jsonb, b serial);", Dialect::Sqlite, "the schema is written for PostgreSQL"),
            ("CREATE TABLE `t` (`a` int) ENGINE=InnoDB;", Dialect::Postgres, "the schema is written for MySQL"),
        ] {
            let problems = Script::of(text, "schema.sql", dialect).unwrap_err().to_string();
            assert!(problems.contains(expected), "{problems}");
        }
    }
}
