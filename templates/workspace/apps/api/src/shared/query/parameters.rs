//! The parameters of a list, as the description of the API shows them.

use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};

use super::filter::{self, FROM, IS_NULL, MAX, MIN, TO};
use crate::shared::table::{ColumnKind, TableInfo};

impl TableInfo {
    /// Every parameter that a list of this table understands.
    pub fn list_parameters(&self) -> Vec<Parameter> {
        let mut parameters = vec![
            parameter("page", Type::Integer, "Number of the page, from 1"),
            parameter("limit", Type::Integer, "Records a page, 1 to 100"),
            parameter(
                "sort",
                Type::String,
                "Fields, comma separated; `-` for descending",
            ),
            parameter("search", Type::String, "Looks for a part of any text"),
            parameter("fields", Type::String, "Fields to show, comma separated"),
        ];
        for column in self.columns {
            for ending in filter::endings(column) {
                let meaning = match ending {
                    MIN => "at least",
                    MAX => "at most",
                    FROM => "from, inclusive",
                    TO => "to, inclusive",
                    IS_NULL => "true: only without a value",
                    _ if filter::takes_list(column) => "any of these, comma separated",
                    _ if column.kind == ColumnKind::Text => "a part of the text",
                    _ => "equal",
                };
                let name = format!("{}{ending}", column.filter);
                let description = format!("`{}`: {meaning}", column.name);
                parameters.push(parameter(&name, Type::String, &description));
            }
        }
        parameters
    }
}

fn parameter(name: &str, schema: Type, description: &str) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(ObjectBuilder::new().schema_type(schema)))
        .build()
}
