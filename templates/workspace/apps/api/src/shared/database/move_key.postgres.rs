//! A record gets another key.

use sqlx::QueryBuilder;

use super::{Db, DbConnection, push_value};
use crate::shared::query::{Keys, quoted};
use crate::shared::table::TableInfo;

/// The columns of a table that are not computed, by their quoted names.
const COLUMNS: &str = r#"
    SELECT attname, quote_ident(attname) FROM pg_attribute
    WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
    ORDER BY attnum
"#;

/// Gives the record with one key another one, which no record has. It is written anew: a key that the database always makes
/// itself cannot be updated.
pub async fn move_key(
    connection: &mut DbConnection,
    table: &TableInfo,
    from: &Keys,
    to: &Keys,
) -> sqlx::Result<()> {
    let columns: Vec<(String, String)> = sqlx::query_as(COLUMNS)
        .bind(quoted(table.name))
        .fetch_all(&mut *connection)
        .await?;
    let mut query = QueryBuilder::<Db>::new("WITH gone AS (DELETE FROM ");
    query.push(quoted(table.name)).push(" WHERE ");
    from.push_condition(&mut query);
    query
        .push(" RETURNING *) INSERT INTO ")
        .push(quoted(table.name));
    let names: Vec<&str> = columns.iter().map(|(_, quoted)| quoted.as_str()).collect();
    query.push(format!(
        " ({}) OVERRIDING SYSTEM VALUE SELECT ",
        names.join(", ")
    ));
    for (index, (name, quoted)) in columns.iter().enumerate() {
        query.push(if index == 0 { "" } else { ", " });
        match to.first().find(|(column, _)| column.column == name) {
            Some((_, value)) => push_value(&mut query, value),
            None => {
                query.push(quoted);
            }
        }
    }
    query.push(" FROM gone");
    query.build().execute(connection).await?;
    Ok(())
}
