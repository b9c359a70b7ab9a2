//! The parameters of a list, as the description of the API shows them.

use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{OneOf, RefOr, Required};

use super::filter::{self, EQUALS, FROM, IS_NULL, MAX, MIN, TO};
use super::sort::BY_LABEL;
use super::{MAX_LIMIT, MAX_PAGE, MAX_PARTS, MAX_SEARCH};
use crate::shared::table::{ColumnInfo, ColumnKind, TableInfo, WITHOUT_NUL};

const SORT: &str =
    "Fields; `-` for descending, `.label` for what names the record that a field refers to";
const SEARCH: &str =
    "Looks for a part of any text, and of what names the records that fields refer to";

impl TableInfo {
    /// Every parameter that a list of this table understands.
    pub fn list_parameters(&self) -> Vec<Parameter> {
        let shown = self.columns.iter().filter(|column| column.is_shown());
        let names: Vec<String> = shown.clone().map(|column| column.name.to_owned()).collect();
        let named = shown.filter(|column| column.reference.is_some());
        let labels = named.map(|column| format!("{}{BY_LABEL}", column.name));
        let orders = names.iter().cloned().chain(labels);
        let orders = orders.flat_map(|name| [format!("-{name}"), name]);
        let mut parameters = vec![
            parameter("page", number_to(MAX_PAGE), "Number of the page, from 1"),
            parameter("limit", number_to(MAX_LIMIT), "Records a page, 1 to 100"),
            list("sort", one_of(orders), SORT),
            list("fields", one_of(names.iter().cloned()), "Fields to show"),
        ];
        let is_searched = |column: &ColumnInfo| column.is_searched() || column.reference.is_some();
        if self.columns.iter().any(is_searched) {
            parameters.push(parameter("search", text(), SEARCH));
        }
        for column in self.columns {
            let filters = filter::endings(column).into_iter();
            parameters.extend(filters.map(|ending| filter_parameter(column, ending)));
        }
        parameters
    }
}

fn filter_parameter(column: &ColumnInfo, ending: &str) -> Parameter {
    let name = format!("{}{ending}", column.filter);
    let about = |meaning: &str| format!("`{}`: {meaning}", column.name);
    if ending == EQUALS && filter::takes_list(column) {
        return list(&name, column.value_schema(), &about("any of these"));
    }
    let has_days = matches!(column.kind, ColumnKind::Timestamp | ColumnKind::TimestampTz);
    let (schema, meaning) = match ending {
        MIN => (column.value_schema(), "at least"),
        MAX => (column.value_schema(), "at most"),
        FROM if has_days => (moment_or_day(column), "from, inclusive"),
        TO if has_days => (moment_or_day(column), "to, inclusive"),
        FROM => (column.value_schema(), "from, inclusive"),
        TO => (column.value_schema(), "to, inclusive"),
        IS_NULL => (
            ObjectBuilder::new().schema_type(Type::Boolean).into(),
            "true: only without a value",
        ),
        _ if column.kind == ColumnKind::Text => (text(), "a part of the text"),
        _ => (column.value_schema(), "equal"),
    };
    parameter(&name, schema, &about(meaning))
}

/// A moment, or a day for its beginning or its end.
fn moment_or_day(column: &ColumnInfo) -> Schema {
    let day = ColumnInfo::new("day", "day", ColumnKind::Date);
    let either = OneOf::builder().item(column.value_schema());
    either.item(day.value_schema()).into()
}

fn number_to(most: i64) -> Schema {
    let number = ObjectBuilder::new().schema_type(Type::Integer);
    number
        .minimum(Some(1))
        .maximum(isize::try_from(most).ok())
        .into()
}

/// A text to look for.
fn text() -> Schema {
    let text = ObjectBuilder::new().schema_type(Type::String);
    text.max_length(Some(MAX_SEARCH))
        .pattern(Some(WITHOUT_NUL))
        .into()
}

fn one_of(words: impl Iterator<Item = String>) -> Schema {
    let word = ObjectBuilder::new().schema_type(Type::String);
    word.enum_values(Some(words)).into()
}

/// A parameter with several values, which have commas between.
fn list(name: &str, item: Schema, description: &str) -> Parameter {
    let items = ArrayBuilder::new().items(RefOr::T(item));
    let items = items.min_items(Some(1)).max_items(Some(MAX_PARTS));
    ParameterBuilder::from(parameter(name, items.into(), description))
        .style(Some(ParameterStyle::Form))
        .explode(Some(false))
        .build()
}

fn parameter(name: &str, schema: Schema, description: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}
