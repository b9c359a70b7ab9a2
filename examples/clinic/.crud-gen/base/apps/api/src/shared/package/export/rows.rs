//! Rows on their way from the database to a file.

use std::future::poll_fn;
use std::mem::take;

use sqlx::{Executor, QueryBuilder};
use tokio::sync::mpsc::Sender;

use crate::shared::database::{Db, DbConnection, DbRow, row_size, value_at};
use crate::shared::table::{ColumnKind, Value};

/// Rows that go together: each one value for each column.
pub type Batch = Vec<Vec<Option<Value>>>;

/// How many rows, or bytes, go together.
const ROWS: usize = 500;
const BYTES: usize = 256 << 10;

/// Sends the rows of a statement until there are no more, or nobody takes them; how many there were.
pub async fn send(
    connection: &mut DbConnection,
    mut select: QueryBuilder<Db>,
    kinds: &[ColumnKind],
    sender: Sender<Batch>,
) -> sqlx::Result<i64> {
    let mut rows = connection.fetch(select.build());
    let (mut batch, mut bytes, mut count) = (Batch::new(), 0, 0);
    while let Some(row) = poll_fn(|context| rows.as_mut().poll_next(context)).await {
        let row = row?;
        bytes += row_size(&row);
        count += 1;
        batch.push(values(&row, kinds)?);
        if batch.len() == ROWS || bytes > BYTES {
            bytes = 0;
            if sender.send(take(&mut batch)).await.is_err() {
                return Ok(count);
            }
        }
    }
    sender.send(batch).await.ok();
    Ok(count)
}

fn values(row: &DbRow, kinds: &[ColumnKind]) -> sqlx::Result<Vec<Option<Value>>> {
    let kinds = kinds.iter().enumerate();
    kinds
        .map(|(index, kind)| value_at(row, index, *kind))
        .collect()
}
