//! Types and functions that a new database has of its own.

use crate::dialect::Dialect;
use crate::expression;
use crate::field_type::{FieldType, TypeText};
use sqlparser::ast::{Expr, Value, visit_expressions};
use std::ops::ControlFlow;

/// PostgreSQL types that come with an extension, which a new database does not have.
const OF_EXTENSIONS: &[&str] = &[
    "any",
    "inet4",
    "inet6",
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
    "isbn",
    "issn",
    "ean13",
    "upc",
    "set",
    "linestring",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
];

/// The type that this SQL names, when it names one that a new database has; else text.
pub fn known_type(sql: &str, dialect: Dialect) -> FieldType {
    let sql = sql.trim();
    let element = sql.split('[').next().unwrap_or_default();
    let harmless =
        sql.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '(' | ')' | ',' | '[' | ']'));
    let name = TypeText::new(element).name;
    let first_word = name.split(' ').next().unwrap_or_default();
    let extension = dialect == Dialect::Postgres && OF_EXTENSIONS.contains(&first_word);
    let parses = |text: &str| FieldType::parse(text).ok();
    if !harmless || extension || parses(element).is_none() || !is_data_type(sql) {
        return FieldType::Text;
    }
    parses(sql).unwrap_or(FieldType::Text)
}

/// Whether the SQL is one whole type and nothing else.
fn is_data_type(sql: &str) -> bool {
    use sqlparser::{dialect::PostgreSqlDialect, parser::Parser, tokenizer::Token};
    Parser::new(&PostgreSqlDialect {})
        .try_with_sql(sql)
        .is_ok_and(|mut parser| parser.parse_data_type().is_ok() && parser.peek_token_ref().token == Token::EOF)
}

/// Functions of SQLite that defaults are made of.
const SQLITE_FUNCTIONS: &[&str] = &[
    "abs",
    "char",
    "coalesce",
    "current_date",
    "current_time",
    "current_timestamp",
    "date",
    "datetime",
    "format",
    "hex",
    "ifnull",
    "iif",
    "instr",
    "json",
    "json_array",
    "json_object",
    "julianday",
    "length",
    "lower",
    "ltrim",
    "max",
    "min",
    "nullif",
    "printf",
    "quote",
    "random",
    "randomblob",
    "replace",
    "round",
    "rtrim",
    "strftime",
    "substr",
    "time",
    "trim",
    "unicode",
    "unixepoch",
    "upper",
    "zeroblob",
];

/// Those of them that do not always say the same, so that nothing can be computed from them.
const CHANGING_FUNCTIONS: &[&str] = &[
    "clock_timestamp",
    "concat",
    "concat_ws",
    "current_date",
    "current_time",
    "current_timestamp",
    "current_user",
    "gen_random_uuid",
    "localtime",
    "localtimestamp",
    "now",
    "random",
    "session_user",
    "statement_timestamp",
    "to_char",
    "to_date",
    "to_number",
    "transaction_timestamp",
];

/// Functions of PostgreSQL itself that defaults and computed columns are made of.
const POSTGRES_FUNCTIONS: &[&str] = &[
    "abs",
    "array_length",
    "btrim",
    "cardinality",
    "ceil",
    "ceiling",
    "char_length",
    "clock_timestamp",
    "coalesce",
    "concat",
    "concat_ws",
    "current_date",
    "current_time",
    "current_timestamp",
    "current_user",
    "date_part",
    "date_trunc",
    "exp",
    "floor",
    "gen_random_uuid",
    "greatest",
    "initcap",
    "jsonb_array_length",
    "jsonb_build_array",
    "jsonb_build_object",
    "least",
    "left",
    "length",
    "ln",
    "localtime",
    "localtimestamp",
    "lower",
    "lpad",
    "ltrim",
    "make_date",
    "make_interval",
    "md5",
    "mod",
    "now",
    "nullif",
    "octet_length",
    "power",
    "random",
    "regexp_replace",
    "replace",
    "reverse",
    "right",
    "round",
    "rpad",
    "rtrim",
    "session_user",
    "setweight",
    "sign",
    "split_part",
    "sqrt",
    "statement_timestamp",
    "strpos",
    "substr",
    "substring",
    "timezone",
    "to_char",
    "to_date",
    "to_number",
    "to_tsvector",
    "transaction_timestamp",
    "trim",
    "trunc",
    "upper",
];

/// The default as it is, when it is made of nothing that a new database of this kind lacks.
pub fn native_default(sql: &str, dialect: Dialect) -> Option<String> {
    native(sql, dialect, None)
}

/// What a column of PostgreSQL is computed from, likewise.
pub fn native_generated(sql: &str, is_column: &dyn Fn(&str) -> bool) -> Option<String> {
    native(sql, Dialect::Postgres, Some(is_column))
}

fn native(sql: &str, dialect: Dialect, is_column: Option<&dyn Fn(&str) -> bool>) -> Option<String> {
    let functions = match dialect {
        Dialect::Postgres => POSTGRES_FUNCTIONS,
        Dialect::Sqlite => SQLITE_FUNCTIONS,
    };
    let expression = expression::expression(sql)?;
    let strange = visit_expressions(&expression, |inner| {
        let known = match inner {
            Expr::Function(function) => {
                let name = function.name.to_string().to_ascii_lowercase();
                let name = name.strip_prefix("pg_catalog.").unwrap_or(&name);
                functions.contains(&name) && !(is_column.is_some() && CHANGING_FUNCTIONS.contains(&name))
            }
            Expr::Cast { data_type, .. } => {
                let text = data_type.to_string().to_ascii_lowercase();
                dialect == Dialect::Postgres
                    && (text == "text" || known_type(&text, Dialect::Postgres) != FieldType::Text)
            }
            Expr::Identifier(name) => is_column.is_some_and(|is_column| is_column(&name.value)),
            Expr::CompoundIdentifier(_) => false,
            Expr::Subquery(_) | Expr::Exists { .. } | Expr::InSubquery { .. } => false,
            Expr::Value(value) => match &value.value {
                // PostgreSQL takes these for bit strings.
                Value::HexStringLiteral(_) | Value::SingleQuotedByteStringLiteral(_) => dialect == Dialect::Sqlite,
                _ => true,
            },
            Expr::Nested(_)
            | Expr::BinaryOp { .. }
            | Expr::UnaryOp { .. }
            | Expr::Case { .. }
            | Expr::IsNull(_)
            | Expr::IsNotNull(_) => true,
            _ => dialect == Dialect::Postgres,
        };
        if known { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    strange.is_continue().then(|| expression.to_string())
}
