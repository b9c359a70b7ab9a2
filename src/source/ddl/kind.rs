//! What a declared SQL type is in neutral terms.

use super::catalogue::Catalogue;
use super::draft::{Kind, fold_name};
use super::spelling::Spelling;
use crate::field_type::{FieldType, TypeError, TypeText, nearest_type_name};
use crate::problem::Problem;
use sqlparser::ast::{DataType, EnumMember, ObjectNamePart};

impl Catalogue<'_> {
    /// The type of a column, with all that its spelling says beside it.
    pub fn kind(&self, column: &str, data_type: &DataType, place: &str) -> Kind {
        let declared = data_type.to_string().to_lowercase();
        let mut kind = Kind { field_type: Ok(FieldType::Text), declared, identity: false, unsigned: false };
        match self.field_type(data_type, &mut kind) {
            Ok(field_type) => kind.field_type = Ok(field_type),
            Err(error) => kind.field_type = Err(unknown(column, &error).at(place)),
        }
        kind
    }

    fn field_type(&self, data_type: &DataType, kind: &mut Kind) -> Result<FieldType, TypeError> {
        match data_type {
            DataType::Unspecified => return Ok(FieldType::Text),
            DataType::Enum(members, _) => {
                let labels = members
                    .iter()
                    .map(|member| match member {
                        EnumMember::Name(label) | EnumMember::NamedValue(label, _) => label.clone(),
                    })
                    .collect();
                return Ok(FieldType::Enum { labels, native: None });
            }
            DataType::Set(_) => return Ok(FieldType::Text),
            DataType::Array(_) => return Ok(FieldType::other(&data_type.to_string())),
            DataType::Custom(name, arguments) => {
                if let Some(ObjectNamePart::Identifier(last)) = name.0.last() {
                    let name = fold_name(last, self.spelling);
                    if let Some(field_type) = self.user_type(&name) {
                        return Ok(field_type);
                    }
                    if last.quote_style.is_some() && name == "char" {
                        return Ok(FieldType::String { max: 1 });
                    }
                    let arguments =
                        if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(",")) };
                    return self.type_of_text(&format!("{name}{arguments}"), kind);
                }
            }
            _ => {}
        }
        self.type_of_text(&data_type.to_string(), kind)
    }

    /// An enum or domain that the text made.
    fn user_type(&self, name: &str) -> Option<FieldType> {
        if let Some(labels) = self.enums.get(name) {
            return Some(FieldType::Enum { labels: labels.clone(), native: Some(name.to_owned()) });
        }
        if let Some(domain) = self.domains.get(name) {
            return domain.kind.field_type.clone().ok();
        }
        self.opaque_types.contains(name).then(|| FieldType::Other { sql: name.to_owned() })
    }

    fn type_of_text(&self, text: &str, kind: &mut Kind) -> Result<FieldType, TypeError> {
        let parts = TypeText::new(text);
        let first_argument = parts.arguments.first().map(String::as_str);
        kind.identity =
            matches!(parts.name.as_str(), "serial" | "bigserial" | "smallserial" | "serial2" | "serial4" | "serial8");
        let name = parts.name.trim_end_matches(" zerofill");
        if let Some(signed) = name.strip_suffix(" unsigned") {
            kind.unsigned = true;
            return Ok(match FieldType::parse(&with_arguments(signed, &parts.arguments))? {
                FieldType::SmallInt if signed == "tinyint" => FieldType::SmallInt,
                FieldType::SmallInt => FieldType::Integer,
                FieldType::Integer if signed == "mediumint" => FieldType::Integer,
                FieldType::Integer => FieldType::BigInt,
                // Beyond 2^63 there are no row numbers in practice, and keys must stay integers.
                other => other,
            });
        }
        match (name, first_argument, self.spelling) {
            ("tinyint", Some("1"), _) => Ok(FieldType::Boolean),
            ("bit", None | Some("1"), Spelling::MySql) => Ok(FieldType::Boolean),
            ("bit", _, Spelling::MySql) => Ok(FieldType::Bytes),
            ("datetime", ..) => Ok(FieldType::Timestamp),
            ("timestamp", _, Spelling::MySql) => Ok(FieldType::TimestampTz),
            ("decimal" | "numeric" | "dec", None, Spelling::MySql) => {
                Ok(FieldType::Decimal { precision: 10, scale: 0 })
            }
            ("decimal" | "dec", None, _) => Ok(FieldType::NUMERIC),
            // PostgreSQL's rule: up to 24 bits fit the small one.
            ("float", Some(bits), Spelling::Postgres) if bits.parse().is_ok_and(|bits: u32| bits <= 24) => {
                Ok(FieldType::Real)
            }
            ("float", ..) => Ok(FieldType::Double),
            // SQLite has floats of one size only.
            ("real", _, Spelling::Sqlite) => Ok(FieldType::Double),
            ("char" | "character" | "bpchar", None, Spelling::Postgres | Spelling::MySql) if name != "bpchar" => {
                Ok(FieldType::String { max: 1 })
            }
            // MySQL's way to say that there is nothing but NULL and ''.
            ("char" | "varchar", Some("0"), Spelling::MySql) => Ok(FieldType::Text),
            ("fixed", ..) => FieldType::parse(&with_arguments("decimal", &parts.arguments)),
            ("serial2", ..) => Ok(FieldType::SmallInt),
            ("national character varying" | "national varchar", ..) => {
                FieldType::parse(&with_arguments("varchar", &parts.arguments))
            }
            _ => FieldType::parse(&name_and_arguments(name, text, &parts)),
        }
    }
}

fn name_and_arguments(name: &str, text: &str, parts: &TypeText) -> String {
    if name == parts.name { text.to_owned() } else { with_arguments(name, &parts.arguments) }
}

fn with_arguments(name: &str, arguments: &[String]) -> String {
    if arguments.is_empty() { name.to_owned() } else { format!("{name}({})", arguments.join(",")) }
}

fn unknown(column: &str, error: &TypeError) -> Problem {
    let what = Problem::new(format!("column `{}` has {error}", column.escape_debug()));
    match error {
        TypeError::Malformed { expected, .. } => {
            what.hint(format!("{expected}; or say what it is: --type {column}=decimal(12,2)"))
        }
        TypeError::Unknown { name } => what.hint(match nearest_type_name(name) {
            Some(nearest) => format!("did you mean `{nearest}`? or say what it is: --type {column}=decimal(12,2)"),
            None => format!("say what it is: --type {column}=text"),
        }),
    }
}
