//! Rows that are read while they fit into memory.

use std::future::poll_fn;

use sqlx::{Executor, FromRow, QueryBuilder};

use crate::shared::database::{Db, DbConnection, DbRow, row_size};

/// How many bytes the rows of one statement may have. The first row may have more: what is one record is always shown.
pub const MAX_BYTES: usize = 4 << 20;

/// There are more bytes than that.
#[derive(Debug, thiserror::Error)]
#[error("the records have more than {} MiB together", MAX_BYTES >> 20)]
pub struct TooLarge;

/// The rows of a statement; an error, before all of them are in memory, when they are too large.
pub async fn rows_within(
    connection: &mut DbConnection,
    mut select: QueryBuilder<Db>,
) -> sqlx::Result<Vec<DbRow>> {
    let mut rows = connection.fetch(select.build());
    let mut found = Vec::new();
    let mut bytes = 0;
    while let Some(row) = poll_fn(|context| rows.as_mut().poll_next(context)).await {
        let row = row?;
        bytes += row_size(&row);
        if bytes > MAX_BYTES && !found.is_empty() {
            return Err(sqlx::Error::Decode(TooLarge.into()));
        }
        found.push(row);
    }
    Ok(found)
}

/// The records of a statement; an error when they are too large.
pub async fn fetch_within<T>(
    connection: &mut DbConnection,
    select: QueryBuilder<Db>,
) -> sqlx::Result<Vec<T>>
where
    T: for<'r> FromRow<'r, DbRow>,
{
    let rows = rows_within(connection, select).await?;
    rows.iter().map(T::from_row).collect()
}
