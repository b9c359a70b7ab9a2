//! How names, texts, comments and types are spelled in the SQL of each database.

mod spelling;
mod storage;

pub use spelling::{comment_text, sql_comment, sql_ident, sql_idents, sql_literal, sql_string};
pub use storage::{form_condition, is_stored_as, plain_remark, remark, sql_type, stored_scale};

use crate::dialect::Dialect;

/// The first line of a migration, which says how its SQL is spelled.
pub const HEADERS: [(Dialect, &str); 2] = [(Dialect::Postgres, "-- PostgreSQL"), (Dialect::Sqlite, "-- SQLite")];
