//! What names the records that a column refers to, as SQL finds it.

use sqlx::QueryBuilder;

use super::sql::{expression_of, push_contains, quoted};
use crate::shared::database::{Db, TEXT_ORDER};
use crate::shared::table::{ColumnInfo, ColumnKind, Reference, TableInfo};

/// What names the records that a column refers to, for somebody who may read it.
#[derive(Debug)]
pub struct Label {
    pub column: &'static ColumnInfo,
    /// The records that it refers to, where those have their names from others.
    between: Option<Step>,
    /// The records that have the name.
    last: Step,
}

#[derive(Debug)]
struct Step {
    table: &'static TableInfo,
    key: &'static ColumnInfo,
    label: Vec<&'static ColumnInfo>,
}

impl Step {
    /// Nothing where the table is not readable, or hides what is needed.
    fn of(
        reference: Reference,
        readable: &impl Fn(&str) -> Option<&'static TableInfo>,
    ) -> Option<Self> {
        let table = readable(reference.table)?;
        let shown = |name: &&str| {
            let column = table.database_column(name);
            column.filter(|column| column.is_shown())
        };
        Some(Self {
            table,
            key: shown(&reference.key)?,
            label: reference.label.iter().map(shown).collect::<Option<_>>()?,
        })
    }

    /// Where the record with this key is found.
    fn source(&self, key: &str) -> String {
        let (table, column) = (quoted(self.table.name), quoted(self.key.column));
        format!(" FROM {table} AS named WHERE named.{column} = {key}")
    }
}

impl Label {
    /// Nothing where nothing names the records, or where a table on the way to their names is not readable.
    pub fn of(
        column: &'static ColumnInfo,
        readable: &impl Fn(&str) -> Option<&'static TableInfo>,
    ) -> Option<Self> {
        let first = Step::of(column.reference?, readable)?;
        let (between, last) = match column.namesake {
            None => (None, first),
            Some(namesake) => (Some(first), Step::of(namesake, readable)?),
        };
        Some(Self {
            column,
            between,
            last,
        })
    }

    /// Whether a search looks into it.
    pub fn is_searched(&self) -> bool {
        self.last.label.iter().all(|column| column.is_searched())
    }

    /// Adds the order of rows of `from`; rows without a label come last.
    pub fn push_order(&self, query: &mut QueryBuilder<Db>, from: &str, descending: bool) {
        match self.last.label.as_slice() {
            [column] if column.kind != ColumnKind::Text => {
                query.push(self.selected(from, &expression_of("named", column)));
            }
            _ => {
                query.push(self.text(from)).push(TEXT_ORDER);
            }
        }
        query.push(if descending { " DESC" } else { "" });
        query.push(" NULLS LAST");
    }

    /// Adds the condition that a part of the label is this text.
    pub fn push_contains(&self, query: &mut QueryBuilder<Db>, from: &str, text: &str) {
        query.push("EXISTS (SELECT 1").push(self.source(from));
        push_contains(query.push(" AND "), &self.whole(), text);
        query.push(")");
    }

    /// The label of a row of `from`, as one text.
    pub fn text(&self, from: &str) -> String {
        self.selected(from, &self.whole())
    }

    fn whole(&self) -> String {
        let columns = self.last.label.iter();
        let text =
            |column: &&ColumnInfo| format!("CAST({} AS text)", expression_of("named", column));
        let texts: Vec<String> = columns.map(text).collect();
        match texts.as_slice() {
            [text] => text.clone(),
            texts => {
                let texts = texts.iter().map(|text| format!("coalesce({text}, '')"));
                format!("trim({})", texts.collect::<Vec<_>>().join(" || ' ' || "))
            }
        }
    }

    fn selected(&self, from: &str, what: &str) -> String {
        format!("(SELECT {what}{})", self.source(from))
    }

    /// Where the record with the name is found, for a row of `from`.
    fn source(&self, from: &str) -> String {
        let key = format!("{from}.{}", quoted(self.column.column));
        let Some(between) = &self.between else {
            return self.last.source(&key);
        };
        let names = between.label.iter().map(|name| quoted(name.column));
        let names = names.collect::<Vec<_>>().join(", named.");
        let key = format!("(SELECT named.{names}{})", between.source(&key));
        self.last.source(&key)
    }
}
