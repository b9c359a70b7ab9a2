//! Which column names a row to a person: in lists, in questions before a delete, in fields that refer to the row.

mod fit;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::options::Options;
use super::secret;
use crate::naming::Name;
use crate::schema::{Column, Table};
use fit::{Fit, Thing};

/// What names a row to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub column: Name,
    /// The rest of a person's name, which stands before it.
    pub given: Option<Name>,
    /// What tells two rows of one name apart: a code, else the key; none where no two have one name.
    pub beside: Option<Name>,
    /// The table and the column there that it refers to: the row is called like that one.
    pub target: Option<(String, String)>,
}

/// What names a row to a person: the column that was said, else the one that fits best, else the key.
pub fn label_of(table: &Table, options: &Options) -> Label {
    let thing = Thing::new(table);
    let open: Vec<&Column> = table.columns.iter().filter(|column| !secret::is_secret(table, column, options)).collect();
    let fits: Vec<(Fit, &Column)> = open.iter().filter_map(|column| Some((thing.fit(column)?, *column))).collect();
    let key = || table.primary_key.first().and_then(|name| table.column(name));
    let said = options.label.as_deref().and_then(|said| table.column(said));
    let best = || fits.iter().min_by_key(|(fit, _)| *fit).map(|(_, column)| *column);
    let Some(column) = said.or_else(best).or_else(key).or_else(|| open.first().copied()) else {
        return Label { column: Name::new("id"), given: None, beside: None, target: None };
    };
    let codes = fits.iter().filter(|(fit, _)| matches!(fit, Fit::UniqueCode | Fit::UniqueText));
    let code = codes.min_by_key(|(fit, _)| *fit).map(|(_, column)| *column).filter(|code| thing.is_alone_unique(code));
    let only_key = key().filter(|_| table.primary_key.len() == 1);
    let reference = table.reference_of(&column.name);
    let is_unique = reference.is_none() && thing.is_alone_unique(column);
    let beside = code.or(only_key).filter(|other| other.name != column.name && !is_unique);
    let given = thing.given_name(column).filter(|given| open.contains(given));
    let target = reference.and_then(|to| Some((to.table.clone(), to.target_columns.first()?.clone())));
    let name = |column: &Column| Name::new(&column.name);
    Label { column: name(column), given: given.map(name), beside: beside.map(name), target }
}

/// Whether a column could name a row: it is short, whatever its type allows.
pub fn names_row(table: &Table, column: &Column) -> bool {
    Thing::new(table).fit(column).is_some_and(|fit| fit < Fit::Description)
}
