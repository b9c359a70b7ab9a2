//! Writes columns that come to a table that is already there.

use super::column::{condition, definition, generated_sql, table_check, trailing_comment};
use super::storable::Storable;
use super::table::{column_check_name, column_comment, create_sequences, foreign_key, header, index, references};
use crate::dialect::Dialect;
use crate::problem::{Problem, Problems};
use crate::schema::{Column, ConstraintNames, DefaultValue, Reference, Table};
use crate::sql::{sql_ident, sql_idents};

/// The migration that adds these columns to a table with rows in it, with the keys and checks of `table` that refer to
/// them. `table` is the table as it shall be; columns that it does not have yet are put at its end.
///
/// # Errors
/// Every column that cannot be added to a table with rows.
pub fn add_columns(table: &Table, columns: &[Column], dialect: Dialect) -> Result<String, Problems> {
    let mut table = table.clone();
    for column in columns {
        match table.columns.iter_mut().find(|own| own.name == column.name) {
            Some(own) => own.clone_from(column),
            None => table.columns.push(column.clone()),
        }
    }
    let table = Storable::new(table, dialect).table;
    let added: Vec<&Column> =
        table.columns.iter().filter(|own| columns.iter().any(|column| column.name == own.name)).collect();
    let addition = Addition { names: table.constraint_names(), table: &table, added: &added };
    let problems = addition.problems(dialect);
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    Ok(match dialect {
        Dialect::Sqlite => addition.sqlite(),
        Dialect::Postgres => addition.postgres(),
    })
}

struct Addition<'a> {
    table: &'a Table,
    added: &'a [&'a Column],
    names: ConstraintNames,
}

impl Addition<'_> {
    fn is_added(&self, name: &str) -> bool {
        self.added.iter().any(|column| column.name == name)
    }

    fn touches(&self, columns: &[String]) -> bool {
        columns.iter().any(|name| self.is_added(name))
    }

    /// The foreign keys over added columns, with their names.
    fn references(&self) -> impl Iterator<Item = (&Reference, &String)> {
        self.table.references.iter().zip(&self.names.references).filter(|(key, _)| self.touches(&key.columns))
    }

    fn uniques(&self) -> impl Iterator<Item = (&[String], &String)> {
        let uniques = self.table.uniques.iter().zip(&self.names.uniques);
        uniques.map(|(unique, name)| (unique.columns.as_slice(), name)).filter(|(columns, _)| self.touches(columns))
    }

    fn problems(&self, dialect: Dialect) -> Vec<Problem> {
        let mut problems = Vec::new();
        for column in self.added {
            let full = format!("`{}.{}`", self.table.name, column.name);
            let mut problem = |what: String, hint: &str| problems.push(Problem::new(what).hint(hint));
            if self.table.is_key(&column.name) {
                problem(
                    format!("column {full} cannot be added: it is part of the key"),
                    "make a new table and copy the rows",
                );
            } else if !column.nullable && column.default.is_none() && column.generated.is_none() {
                problem(
                    format!("column {full} cannot be added: rows that are there would have no value for it"),
                    "let it be NULL (leave out `!`), or give it a default: `:default=VALUE`",
                );
            } else if dialect == Dialect::Sqlite {
                let alone = |key: &&Reference| key.columns.contains(&column.name);
                let computed = matches!(
                    column.default,
                    Some(DefaultValue::Now | DefaultValue::Today | DefaultValue::Expression(_))
                );
                if computed {
                    problem(
                        format!("column {full} cannot be added: SQLite wants a constant default for it"),
                        "give it a constant default, or let it be NULL",
                    );
                } else if !column.nullable && column.default == Some(DefaultValue::Uuid) {
                    problem(
                        format!("column {full} cannot be added: rows that are there would have no value for it"),
                        "let it be NULL (leave out `!`)",
                    );
                }
                for key in self.table.references.iter().filter(alone) {
                    if key.columns.len() > 1 {
                        problem(
                            format!("column {full} cannot be added: SQLite adds foreign keys of one column only"),
                            "make a new table and copy the rows",
                        );
                    } else if column.default.is_some() {
                        problem(
                            format!("column {full} cannot be added: it refers to `{}` and has a default", key.table),
                            "SQLite adds such a column only without a default: let it be NULL",
                        );
                    }
                }
            }
        }
        problems
    }

    fn postgres(&self) -> String {
        let table = sql_ident(&self.table.name);
        let dialect = Dialect::Postgres;
        let mut lines: Vec<String> =
            self.added.iter().map(|column| format!("ADD COLUMN {}", definition(self.table, column, dialect))).collect();
        lines.extend(
            self.uniques()
                .map(|(columns, name)| format!("ADD CONSTRAINT {} UNIQUE ({})", sql_ident(name), sql_idents(columns))),
        );
        for column in self.added {
            if let Some(condition) = condition(column, dialect) {
                let name = column_check_name(self.table, &self.names, &column.name);
                lines.push(format!("ADD CONSTRAINT {} CHECK ({condition})", sql_ident(&name)));
            }
        }
        for (check, name) in self.table.checks.iter().zip(&self.names.checks) {
            if self.touches(&check.columns)
                && let Some((condition, _)) = table_check(self.table, &check.expression, dialect)
            {
                lines.push(format!("ADD CONSTRAINT {} CHECK ({condition})", sql_ident(name)));
            }
        }
        lines.extend(self.references().map(|(key, name)| format!("ADD {}", foreign_key(key, name))));
        let mut sql = header(dialect) + &create_sequences(self.added.iter().copied());
        sql += &format!("\nALTER TABLE {table}\n    {};\n", lines.join(",\n    "));
        sql += &self.indexes();
        for column in self.added {
            sql += &column_comment(&table, column, dialect).map(|line| format!("\n{line}\n")).unwrap_or_default();
        }
        sql
    }

    fn sqlite(&self) -> String {
        let (table, dialect) = (sql_ident(&self.table.name), Dialect::Sqlite);
        let mut sql = format!("{}\n", header(dialect));
        for (position, column) in self.added.iter().enumerate() {
            // SQLite cannot compute what is stored for rows that are there already.
            let mut line = match generated_sql(self.table, column, dialect) {
                Some(_) => definition(self.table, column, dialect).replace(") STORED", ") VIRTUAL"),
                None => definition(self.table, column, dialect),
            };
            if let Some(condition) = condition(column, dialect) {
                let name = column_check_name(self.table, &self.names, &column.name);
                line += &format!(" CONSTRAINT {} CHECK ({condition})", sql_ident(&name));
            }
            for (check, name) in self.table.checks.iter().zip(&self.names.checks) {
                // Behind the last column that it refers to.
                let last = self.added.iter().rposition(|added| check.columns.contains(&added.name));
                if last == Some(position)
                    && let Some((condition, remark)) = table_check(self.table, &check.expression, dialect)
                    && remark.is_empty()
                {
                    line += &format!(" CONSTRAINT {} CHECK ({condition})", sql_ident(name));
                }
            }
            for (key, name) in self.references().filter(|(key, _)| key.columns == [column.name.clone()]) {
                line += &format!(" CONSTRAINT {} {}", sql_ident(name), references(key));
            }
            let comment = trailing_comment(self.table, column, dialect);
            sql += &format!("ALTER TABLE {table} ADD COLUMN {line};{comment}\n");
        }
        for (columns, name) in self.uniques() {
            sql += &format!("\nCREATE UNIQUE INDEX {} ON {table} ({});\n", sql_ident(name), sql_idents(columns));
        }
        sql + &self.indexes()
    }

    fn indexes(&self) -> String {
        let mut served: Vec<&[String]> = self.uniques().map(|(columns, _)| columns).collect();
        let mut sql = String::new();
        for (key, _) in self.references() {
            if !served.iter().any(|columns| columns.starts_with(&key.columns)) {
                sql += &format!("\n{}\n", index(self.table, &key.columns));
                served.push(&key.columns);
            }
        }
        sql
    }
}
