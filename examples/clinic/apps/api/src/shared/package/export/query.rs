//! What an export is asked for.

use sqlx::QueryBuilder;

use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::Db;
use crate::shared::http::{ApiError, ApiResult, query_pairs};
use crate::shared::import::FileFormat;
use crate::shared::package::About;
use crate::shared::query::{Keys, Label, ListQuery, push_names};
use crate::shared::table::{ColumnInfo, ColumnKind};

#[derive(Debug)]
pub struct ExportQuery {
    pub format: FileFormat,
    list: ListQuery,
    keys: Option<Keys>,
    columns: Vec<Column>,
}

/// A column of the file.
#[derive(Debug)]
struct Column {
    info: &'static ColumnInfo,
    /// It is what names the record that the column refers to.
    label: Option<Label>,
}

impl ExportQuery {
    /// Reads the part of an address after `?`. Labels are there of records whose table the user may read.
    pub fn parse(app: &App, user: &User, about: &'static About, query: &str) -> ApiResult<Self> {
        let table = about.table;
        let (mut format, mut keys, mut has_labels) = (FileFormat::default(), None, false);
        let mut of_list = Vec::new();
        for (name, value) in query_pairs(query)? {
            match name.as_str() {
                "format" => {
                    format =
                        FileFormat::parse(&value).ok_or_else(|| wrong("format", "csv or xlsx"))?
                }
                "ids" => keys = Some(Keys::parse(table, "ids", &value)?),
                "labels" => {
                    has_labels = value
                        .parse()
                        .map_err(|_| wrong("labels", "true or false"))?
                }
                "page" | "limit" => {
                    let message = format!("an export has all records that match, and no `{name}`");
                    return Err(ApiError::bad_request(message));
                }
                _ => of_list.push((name, value)),
            }
        }
        let readable = app.readable(user);
        let list = ListQuery::of(table, &of_list, &readable)?;
        let columns = chosen(about, &list).flat_map(|info| {
            let label = Label::of(info, &readable).filter(|_| has_labels);
            let labelled = label.map(|label| Column {
                info,
                label: Some(label),
            });
            std::iter::once(Column { info, label: None }).chain(labelled)
        });
        Ok(Self {
            format,
            columns: columns.collect(),
            keys,
            list,
        })
    }

    pub fn header(&self) -> Vec<String> {
        let columns = self.columns.iter();
        let title = |column: &Column| match column.label {
            None => title(column.info.name),
            Some(_) => format!("{} (label)", title(column.info.name)),
        };
        columns.map(title).collect()
    }

    pub fn kinds(&self) -> Vec<ColumnKind> {
        let columns = self.columns.iter();
        let kind = |column: &Column| match column.label {
            None => column.info.kind,
            Some(_) => ColumnKind::Text,
        };
        columns.map(kind).collect()
    }

    /// The statement that selects the columns of the file.
    pub fn select(&self, select: &str) -> QueryBuilder<Db> {
        let mut query = QueryBuilder::new("SELECT ");
        for (index, Column { info, label }) in self.columns.iter().enumerate() {
            query.push(if index == 0 { "" } else { ", " });
            match label {
                None => push_names(&mut query, &[info]),
                Some(label) => {
                    query.push(label.text("page"));
                }
            }
        }
        self.list.push_all(&mut query, select, self.keys.as_ref());
        query
    }
}

/// The columns that are asked for, in that order; all that are shown when none is.
fn chosen<'a>(
    about: &'a About,
    list: &'a ListQuery,
) -> Box<dyn Iterator<Item = &'static ColumnInfo> + 'a> {
    match list.fields.is_empty() {
        true => Box::new(
            about
                .table
                .columns
                .iter()
                .filter(|column| column.is_shown()),
        ),
        false => Box::new(
            list.fields
                .iter()
                .filter_map(|name| about.table.column(name)),
        ),
    }
}

fn wrong(name: &str, expectation: &str) -> ApiError {
    ApiError::bad_request(format!("`{name}` must be {expectation}"))
}

/// `createdAt` as `Created At`, `customerId` as `Customer ID`: as an import knows the field, too.
fn title(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for letter in name.chars() {
        match words.last_mut() {
            Some(word) if !letter.is_uppercase() => word.push(letter),
            _ => words.push(letter.to_uppercase().to_string()),
        }
    }
    let words = words.iter().map(|word| match word.as_str() {
        "Id" => "ID",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_people_write_them() {
        assert_eq!(title("createdAt"), "Created At");
        assert_eq!(title("customerId"), "Customer ID");
        assert_eq!(title("id"), "ID");
    }
}
