//! A record gets another key.

use sqlx::QueryBuilder;

use super::{Db, DbConnection, push_value};
use crate::shared::query::{Keys, quoted};
use crate::shared::table::TableInfo;

/// Gives the record with one key another one, which no record has.
pub async fn move_key(
    connection: &mut DbConnection,
    table: &TableInfo,
    from: &Keys,
    to: &Keys,
) -> sqlx::Result<()> {
    let mut update = QueryBuilder::<Db>::new("UPDATE ");
    update.push(quoted(table.name)).push(" SET ");
    for (index, (column, value)) in to.first().enumerate() {
        update.push(if index == 0 { "" } else { ", " });
        update.push(quoted(column.column)).push(" = ");
        push_value(&mut update, value);
    }
    update.push(" WHERE ");
    from.push_condition(&mut update);
    update.build().execute(connection).await?;
    Ok(())
}
