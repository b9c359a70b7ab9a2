//! Refuses scripts of databases whose SQL is not read: half of a table would be worse than none.

use crate::problem::{Problem, Problems};

/// Signs of T-SQL that no database of ours has, in lower case.
const SQL_SERVER: &[&str] = &[
    "[dbo].",
    " identity(",
    "nonclustered",
    "primary key clustered",
    "set ansi_nulls",
    "set quoted_identifier",
    "nvarchar(max)",
];
/// Likewise of Oracle's SQL.
const ORACLE: &[&str] = &[
    "varchar2(",
    "number(",
    " number ",
    " number,",
    "systimestamp",
    "segment creation",
    " enable)",
    "pctfree ",
    "sys_guid()",
];

/// How many different signs make one of these databases sure.
const ENOUGH: usize = 2;

/// How much of a script is looked at, in bytes.
const LOOKED_AT: usize = 64 * 1024;

/// # Errors
/// Whose script it is, when it is one of SQL Server or Oracle.
pub fn refuse(text: &str, file_name: &str) -> Result<(), Problems> {
    let lower = without_texts(&text[..text.floor_char_boundary(LOOKED_AT)]).to_ascii_lowercase();
    let is_line = |wanted: &str| lower.lines().any(|line| line.trim() == wanted);
    let signs = |signs: &[&str]| signs.iter().filter(|sign| lower.contains(**sign)).count();
    let whose = if is_line("go") || signs(SQL_SERVER) >= ENOUGH {
        "SQL Server"
    } else if signs(ORACLE) + usize::from(is_line("/")) >= ENOUGH {
        "Oracle"
    } else {
        return Ok(());
    };
    Err(Problem::new(format!("the file is a script of {whose}, whose SQL crud-gen does not read"))
        .at(file_name)
        .hint("bring the tables into PostgreSQL or SQLite and give the schema that their tools write")
        .into())
}

/// What is left without comments and string literals: what they hold says nothing about whose SQL it is.
fn without_texts(text: &str) -> String {
    let code: Vec<&str> = text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    code.join("\n").split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_other_databases_are_refused_by_name() {
        for (text, whose) in [
            ("CREATE TABLE a (id int)\nGO\nCREATE TABLE b (id int)\nGO", Some("SQL Server")),
            ("CREATE TABLE [dbo].[a] ([id] int IDENTITY(1,1) NOT NULL);", Some("SQL Server")),
            ("CREATE TABLE a (id NUMBER(10), n VARCHAR2(20));", Some("Oracle")),
            ("CREATE TABLE a (id INTEGER, n VARCHAR2(20) NOT NULL)\n/\n", Some("Oracle")),
            ("CREATE TABLE [a] (id [int] PRIMARY KEY, note text DEFAULT 'go');", None),
            ("CREATE TABLE a (id integer, phone_number text, n varchar(20));", None),
            ("-- [dbo]. identity(1,1)\nCREATE TABLE a (x text DEFAULT '[dbo]. identity(');", None),
        ] {
            let found = refuse(text, "x.sql").err().map(|problems| problems.to_string());
            assert_eq!(found.is_some(), whose.is_some(), "{text}: {found:?}");
            assert!(whose.is_none_or(|whose| found.is_some_and(|found| found.contains(whose))), "{text}");
        }
    }
}
