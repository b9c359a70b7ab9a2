//! The spellings of a column type, in every dialect that a source may be written in.

use super::FieldType;
use crate::naming::nearest;
use std::fmt;

/// Why a text is not a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeError {
    /// No row of the table has this name.
    Unknown { name: String },
    /// The name is known, the rest is not fit for it; says how it is written.
    Malformed { name: String, expected: &'static str },
}

impl fmt::Display for TypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name } => write!(f, "type `{}`, which crud-gen does not know", name.escape_debug()),
            Self::Malformed { name, .. } => write!(f, "type `{}`, which is not right", name.escape_debug()),
        }
    }
}

impl std::error::Error for TypeError {}

/// One variant of [`FieldType`]: how it is written. The first name is the neutral one.
struct Spelling {
    names: &'static [&'static str],
    /// The type for these arguments; `Err` says how it is written.
    make: fn(&[String]) -> Result<FieldType, &'static str>,
}

/// One row a variant.
#[rustfmt::skip]
const SPELLINGS: &[Spelling] = &[
    Spelling { names: &["text", "clob", "citext", "tinytext", "mediumtext", "longtext", "ntext", "character large object", "char large object", "name"], make: |_| Ok(FieldType::Text) },
    Spelling { names: &["string", "varchar", "character varying", "char varying", "nvarchar", "varchar2", "nvarchar2", "varying character", "national character varying", "char", "character", "nchar", "bpchar", "native character", "national character"], make: string },
    Spelling { names: &["smallint", "int2", "tinyint", "smallserial", "year"], make: |_| Ok(FieldType::SmallInt) },
    Spelling { names: &["integer", "int", "int4", "mediumint", "serial", "serial4"], make: |_| Ok(FieldType::Integer) },
    Spelling { names: &["bigint", "int8", "bigserial", "serial8", "oid", "unsigned big int"], make: |_| Ok(FieldType::BigInt) },
    Spelling { names: &["decimal", "dec", "number", "money", "smallmoney"], make: decimal },
    Spelling { names: &["numeric"], make: numeric },
    Spelling { names: &["real", "float4"], make: |_| Ok(FieldType::Real) },
    Spelling { names: &["double", "float", "double precision", "float8"], make: |_| Ok(FieldType::Double) },
    Spelling { names: &["boolean", "bool"], make: |_| Ok(FieldType::Boolean) },
    Spelling { names: &["date"], make: |_| Ok(FieldType::Date) },
    Spelling { names: &["time", "time without time zone"], make: |_| Ok(FieldType::Time) },
    Spelling { names: &["timestamp", "timestamp without time zone", "datetime2", "smalldatetime"], make: |_| Ok(FieldType::Timestamp) },
    Spelling { names: &["timestamptz", "datetime", "timestamp with time zone", "datetimeoffset"], make: |_| Ok(FieldType::TimestampTz) },
    Spelling { names: &["uuid", "uniqueidentifier", "guid"], make: |_| Ok(FieldType::Uuid) },
    Spelling { names: &["json", "jsonb"], make: |_| Ok(FieldType::Json) },
    Spelling { names: &["bytes", "bytea", "blob", "tinyblob", "mediumblob", "longblob", "binary", "varbinary", "binary varying", "image", "raw"], make: |_| Ok(FieldType::Bytes) },
    Spelling { names: &["enum"], make: enumeration },
    Spelling { names: &["other"], make: |_| Err("write `other(inet)`, with the database's own type") },
];

/// Types of PostgreSQL, its common extensions and MySQL that are carried as text, by their first word.
const OTHERS: &[&str] = &[
    "any",
    "inet",
    "inet4",
    "inet6",
    "cidr",
    "macaddr",
    "macaddr8",
    "interval",
    "bit",
    "varbit",
    "timetz",
    "tsvector",
    "tsquery",
    "xml",
    "hstore",
    "ltree",
    "lquery",
    "ltxtquery",
    "cube",
    "seg",
    "geometry",
    "geography",
    "raster",
    "vector",
    "halfvec",
    "sparsevec",
    "point",
    "line",
    "lseg",
    "box",
    "path",
    "polygon",
    "circle",
    "pg_lsn",
    "jsonpath",
    "int4range",
    "int8range",
    "numrange",
    "tsrange",
    "tstzrange",
    "daterange",
    "int4multirange",
    "int8multirange",
    "nummultirange",
    "tsmultirange",
    "tstzmultirange",
    "datemultirange",
    "regclass",
    "regconfig",
    "regtype",
    "regproc",
    "xid",
    "xid8",
    "cid",
    "tid",
    "linestring",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
    "set",
    "isbn",
    "issn",
    "ean13",
    "upc",
];

impl FieldType {
    /// Reads a type as people write it: `decimal(12,2)`, `varchar(40)`, `timestamp with time zone`, `enum(a, 'b, c')`.
    ///
    /// # Errors
    /// A name that no spelling has, or arguments that do not fit it.
    pub fn parse(text: &str) -> Result<Self, TypeError> {
        if let Some(sql) = text.trim().strip_prefix("other(").and_then(|rest| rest.strip_suffix(')')) {
            return Ok(Self::other(sql));
        }
        let parts = TypeText::new(text);
        if parts.array {
            return Ok(Self::other(text));
        }
        let unknown = || TypeError::Unknown { name: text.trim().to_owned() };
        if let Some(row) = SPELLINGS.iter().find(|row| row.names.contains(&parts.name.as_str())) {
            if !parts.closed {
                return Err(TypeError::Malformed {
                    name: text.trim().to_owned(),
                    expected: "`)` is missing at its end",
                });
            }
            let arguments: &[String] = match parts.name.as_str() {
                "money" | "smallmoney" => &["19".to_owned(), "2".to_owned()],
                _ => &parts.arguments,
            };
            return (row.make)(arguments)
                .map_err(|expected| TypeError::Malformed { name: text.trim().to_owned(), expected });
        }
        let first_word = parts.name.split(' ').next().unwrap_or_default();
        let zoned_time = parts.name == "time with time zone";
        if OTHERS.contains(&first_word) || zoned_time { Ok(Self::other(text)) } else { Err(unknown()) }
    }

    /// A type that is carried as text, in the one spelling it has in a `Table`: lower case outside quotes, single
    /// spaces.
    pub fn other(sql: &str) -> Self {
        let mut quote = None;
        let lowered: String = sql
            .chars()
            .map(|c| {
                match quote {
                    None if matches!(c, '\'' | '"') => quote = Some(c),
                    Some(open) if open == c => quote = None,
                    _ => {}
                }
                if quote.is_none() { c.to_ascii_lowercase() } else { c }
            })
            .collect();
        Self::Other { sql: if lowered.contains(['\'', '"']) { lowered } else { single_spaced(&lowered) } }
    }
}

/// The known type name that is nearest to a mistyped one, when one is near enough to be meant.
pub fn nearest_type_name(text: &str) -> Option<&'static str> {
    let name = TypeText::new(text).name;
    let names = SPELLINGS.iter().flat_map(|row| row.names).chain(OTHERS).copied();
    nearest(&name, names)
}

/// A type taken apart: `timestamp(3) with time zone` is `timestamp with time zone` and `3`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TypeText {
    /// Lower case, single spaces.
    pub name: String,
    /// Unquoted.
    pub arguments: Vec<String>,
    /// `text[]`, `integer array`
    pub array: bool,
    /// Whether every `(` and quote has its end.
    closed: bool,
}

impl TypeText {
    /// Never fails: what cannot be read ends up in the name, which nothing knows.
    pub fn new(text: &str) -> Self {
        let (mut name, mut arguments, mut argument) = (String::new(), Vec::new(), String::new());
        let (mut depth, mut quote, mut quoted) = (0_u32, None, false);
        let mut chars = text.trim().chars().peekable();
        while let Some(c) = chars.next() {
            match (c, quote) {
                (_, Some(open)) if c == open => {
                    if chars.next_if_eq(&open).is_some() {
                        argument.push(c);
                    } else {
                        quote = None;
                    }
                }
                (_, Some(_)) => argument.push(c),
                ('\'' | '"', None) if depth > 0 => {
                    argument.clear();
                    (quote, quoted) = (Some(c), true);
                }
                ('(', None) => {
                    depth += 1;
                    if depth > 1 {
                        argument.push(c);
                    }
                }
                (',' | ')', None) if depth == 1 => {
                    let text = std::mem::take(&mut argument);
                    let text = if quoted { text } else { text.trim().to_owned() };
                    if quoted || c == ',' || !text.is_empty() || !arguments.is_empty() {
                        arguments.push(text);
                    }
                    quoted = false;
                    depth -= u32::from(c == ')');
                    if c == ')' {
                        name.push(' ');
                    }
                }
                (_, None) if depth > 0 => {
                    depth -= u32::from(c == ')');
                    if !(quoted && c.is_whitespace()) {
                        argument.push(c);
                    }
                }
                (_, None) => name.extend(c.to_lowercase()),
            }
        }
        let name = single_spaced(&name);
        let array = name.ends_with(']') || name.ends_with(" array");
        Self { name, arguments, array, closed: depth == 0 && quote.is_none() }
    }
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn string(arguments: &[String]) -> Result<FieldType, &'static str> {
    match arguments {
        [] => Ok(FieldType::Text),
        [max] if max.eq_ignore_ascii_case("max") => Ok(FieldType::Text),
        // `varchar2(40 char)`
        [max] => match max.split(' ').next().unwrap_or_default().parse() {
            Ok(max) if max > 0 => Ok(FieldType::String { max }),
            _ => Err("write `string(40)`, with the greatest number of characters"),
        },
        _ => Err("write `string(40)`, with the greatest number of characters"),
    }
}

/// What is kept of a decimal of which nobody says how many digits it has: what a 64-bit integer of minor units holds on
/// SQLite, and more than prices, weights and rates need.
pub(crate) const PLAIN_DECIMAL: FieldType = FieldType::Decimal { precision: 18, scale: 6 };

/// PostgreSQL's limit.
const MAX_PRECISION: u32 = 1000;

fn decimal(arguments: &[String]) -> Result<FieldType, &'static str> {
    const EXPECTED: &str = "write `decimal(12,2)`, with the number of digits and how many of them are behind the point";
    let number = |text: &String| text.parse::<u32>().map_err(|_| EXPECTED);
    let (precision, scale) = match arguments {
        [] => return Ok(PLAIN_DECIMAL),
        [precision] => (number(precision)?, 0),
        [precision, scale] => (number(precision)?, number(scale)?),
        _ => return Err(EXPECTED),
    };
    let fits = (1..=MAX_PRECISION).contains(&precision) && scale <= precision;
    if fits { Ok(FieldType::Decimal { precision, scale }) } else { Err(EXPECTED) }
}

fn numeric(arguments: &[String]) -> Result<FieldType, &'static str> {
    if arguments.is_empty() { Ok(FieldType::NUMERIC) } else { decimal(arguments) }
}

fn enumeration(arguments: &[String]) -> Result<FieldType, &'static str> {
    let mut labels: Vec<String> = Vec::new();
    for label in arguments {
        if labels.contains(label) {
            return Err("a label is there twice");
        }
        labels.push(label.clone());
    }
    match labels.is_empty() || (labels.len() == 1 && labels[0].is_empty()) {
        true => Err("write `enum(draft,active)`, with its labels"),
        false => Ok(FieldType::Enum { labels, native: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_has_one_neutral_form() {
        for (text, neutral) in [
            ("text", "text"),
            ("CLOB", "text"),
            ("varchar", "text"),
            ("nvarchar(MAX)", "text"),
            ("varchar(40)", "string(40)"),
            ("character varying ( 40 )", "string(40)"),
            ("varchar2(40 char)", "string(40)"),
            ("string(1)", "string(1)"),
            ("INT2", "smallint"),
            ("int", "integer"),
            ("Int8", "bigint"),
            ("numeric", "numeric"),
            ("decimal", "decimal(18,6)"),
            ("numeric(5)", "decimal(5,0)"),
            ("decimal(12, 2)", "decimal(12,2)"),
            ("money", "decimal(19,2)"),
            ("float4", "real"),
            ("double   precision", "double"),
            ("bool", "boolean"),
            ("date", "date"),
            ("time(3) without time zone", "time"),
            ("timestamp(6)", "timestamp"),
            ("timestamp (3) with time zone", "timestamptz"),
            ("datetime", "timestamptz"),
            ("guid", "uuid"),
            ("jsonb", "json"),
            ("bytea", "bytes"),
            ("varbinary(20)", "bytes"),
            ("enum(a, 'b, c', \"d\")", "enum('a','b, c','d')"),
            ("enum('it''s')", "enum('it''s')"),
            ("inet", "other(inet)"),
            ("TEXT[]", "other(text[])"),
            ("Geometry(Point,4326)", "other(geometry(point,4326))"),
            ("time with time zone", "other(time with time zone)"),
            ("interval day to second", "other(interval day to second)"),
            ("other(hstore)", "other(hstore)"),
        ] {
            let parsed = FieldType::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(parsed.to_string(), neutral, "{text}");
            assert_eq!(FieldType::parse(neutral), Ok(parsed), "{neutral}");
        }
    }

    #[test]
    fn what_is_no_type_is_said() {
        for (text, nearest) in [
            ("moneyy", Some("money")),
            ("interger", Some("integer")),
            ("varchr(20)", Some("varchar")),
            ("timestampz", Some("timestamp")),
            ("zzz", None),
            ("", None),
            ("x", None),
        ] {
            assert!(matches!(FieldType::parse(text), Err(TypeError::Unknown { .. })), "{text}");
            assert_eq!(nearest_type_name(text), nearest, "{text}");
        }
        for text in [
            "decimal(2",
            "decimal(2,3)",
            "decimal(0)",
            "decimal(a)",
            "decimal(1,2,3)",
            "string(0)",
            "string(x)",
            "enum",
            "enum()",
            "enum(a,a)",
            "enum('a",
            "other",
            "decimal(-1)",
        ] {
            assert!(matches!(FieldType::parse(text), Err(TypeError::Malformed { .. })), "{text}");
        }
    }
}
