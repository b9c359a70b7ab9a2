//! Which column names a row to a person: in lists, in questions before a delete, in fields that refer to the row.

mod fit;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::options::Options;
use super::secret;
use crate::naming::Name;
use crate::schema::Table;
use fit::Thing;

/// The column that names a row to a person: the one said, else the one that fits best, else the key.
pub fn label_of(table: &Table, options: &Options) -> Name {
    let thing = Thing::new(table);
    let open = table.columns.iter().filter(|column| !secret::is_secret(table, column, options));
    let first = open.clone().next();
    let fits = open.filter_map(|column| Some((thing.fit(column)?, column)));
    let said = options.label.as_deref();
    let column = said
        .and_then(|said| table.column(said))
        .or_else(|| fits.min_by_key(|(fit, _)| *fit).map(|(_, column)| column))
        .or_else(|| table.primary_key.first().and_then(|name| table.column(name)))
        .or(first);
    Name::new(column.map_or("id", |column| &column.name))
}
