//! The rows of a file as the database keeps them.

use serde::Serialize;
use sqlx::QueryBuilder;
use tokio::sync::mpsc;
use utoipa::ToSchema;
use uuid::Uuid;

use super::job::{Duplicates, Job};
use super::problem::RowProblem;
use crate::shared::app::App;
use crate::shared::database::{Db, DbConnection, DbUuid};

/// The record can be written.
pub const VALID: &str = "valid";
pub const INVALID: &str = "invalid";
/// The record is there already, or stands further up in the file.
pub const DUPLICATE: &str = "duplicate";
/// The database or a rule of the module has refused the record.
pub const FAILED: &str = "failed";

/// How many rows are checked together.
pub const PAGE: usize = 1_000;
/// How many rows are written together.
const WRITTEN: i64 = 2_000;

/// A row that has been checked.
#[derive(Debug)]
pub struct NewRow {
    pub row_no: i64,
    pub status: &'static str,
    pub cells: Vec<String>,
    /// The record, for a row that has one.
    pub data: Option<String>,
    pub problems: Vec<RowProblem>,
}

/// Keeps rows, at most [`PAGE`] of them.
pub async fn insert(connection: &mut DbConnection, job: Uuid, rows: &[NewRow]) -> sqlx::Result<()> {
    let mut query = QueryBuilder::<Db>::new(
        "INSERT INTO app_import_rows (job_id, row_no, status, cells, data, errors) ",
    );
    query.push_values(rows, |mut values, row| {
        values.push_bind(DbUuid::from(job));
        values.push_bind(row.row_no);
        values.push_bind(row.status);
        values.push_bind(json(&row.cells));
        values.push_bind(&row.data);
        values.push_bind(json(&row.problems));
    });
    query.build().execute(connection).await?;
    Ok(())
}

/// Text that holds JSON. It is kept as text, since the database never looks into it.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub async fn delete(connection: &mut DbConnection, job: Uuid) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM app_import_rows WHERE job_id = $1")
        .bind(DbUuid::from(job))
        .execute(connection)
        .await?;
    Ok(())
}

/// What has become of a row that could not be written.
#[derive(Debug)]
pub struct Mark {
    pub row_no: i64,
    pub status: &'static str,
    pub problems: Vec<RowProblem>,
}

/// Notes what has become of rows that could not be written.
pub async fn mark(connection: &mut DbConnection, job: Uuid, marks: &[Mark]) -> sqlx::Result<()> {
    let update =
        "UPDATE app_import_rows SET status = $1, errors = $2 WHERE job_id = $3 AND row_no = $4";
    for mark in marks {
        sqlx::query(update)
            .bind(mark.status)
            .bind(json(&mark.problems))
            .bind(DbUuid::from(job))
            .bind(mark.row_no)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// A row on its way into the table.
#[derive(Debug, sqlx::FromRow)]
pub struct StagedRow {
    pub row_no: i64,
    pub status: String,
    pub data: Option<String>,
}

/// Reads the rows after one, page after page, ahead of whoever takes them.
pub fn pages(app: &App, job: Uuid, after: i64) -> mpsc::Receiver<sqlx::Result<Vec<StagedRow>>> {
    let (sender, receiver) = mpsc::channel(1);
    let app = app.clone();
    tokio::spawn(async move {
        let mut after = after;
        loop {
            let page = page_after(&app, job, after).await;
            let last = page.as_ref().ok().and_then(|page| page.last());
            let next = last.map(|row| row.row_no);
            if sender.send(page).await.is_err() {
                break;
            }
            match next {
                Some(row_no) => after = row_no,
                None => break,
            }
        }
    });
    receiver
}

async fn page_after(app: &App, job: Uuid, after: i64) -> sqlx::Result<Vec<StagedRow>> {
    let select = r#"
        SELECT row_no, status, data FROM app_import_rows
        WHERE job_id = $1 AND row_no > $2 ORDER BY row_no LIMIT $3
    "#;
    let mut connection = app.database.read().await?;
    sqlx::query_as(select)
        .bind(DbUuid::from(job))
        .bind(after)
        .bind(WRITTEN)
        .fetch_all(&mut *connection)
        .await
}

/// A row as it is shown.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportRow)]
pub struct RowView {
    /// The line of a spreadsheet, where the header is 1.
    pub row_no: i64,
    #[schema(example = "invalid")]
    pub status: String,
    pub cells: Vec<String>,
    pub errors: Vec<RowProblem>,
}

/// Which rows are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    All,
    /// Those that are shown with this status.
    Status(&'a str),
    /// Those that have not become records, but for those that were skipped on purpose.
    Left,
}

/// Rows after one, in the order of the file.
pub async fn after(
    connection: &mut DbConnection,
    job: &Job,
    wanted: Wanted<'_>,
    after: i64,
    limit: i64,
) -> sqlx::Result<Vec<RowView>> {
    let mut query = select(job, wanted, "row_no, shown, cells, errors");
    query.push(" AND row_no > ").push_bind(after);
    query.push(" ORDER BY row_no LIMIT ").push_bind(limit);
    let rows = query.build_query_as().fetch_all(connection).await?;
    Ok(rows.into_iter().map(shown).collect())
}

/// One page of the rows, and how many there are in all.
pub async fn page(
    connection: &mut DbConnection,
    job: &Job,
    wanted: Wanted<'_>,
    page: i64,
    limit: i64,
) -> sqlx::Result<(Vec<RowView>, i64)> {
    let mut count = select(job, wanted, "count(*)");
    let total = count
        .build_query_scalar()
        .fetch_one(&mut *connection)
        .await?;
    let mut query = select(job, wanted, "row_no, shown, cells, errors");
    query.push(" ORDER BY row_no LIMIT ").push_bind(limit);
    query.push(" OFFSET ").push_bind((page - 1) * limit);
    let rows = query.build_query_as().fetch_all(connection).await?;
    Ok((rows.into_iter().map(shown).collect(), total))
}

/// Rows are not touched when they are written: the job says how far that has come.
fn select(job: &Job, wanted: Wanted<'_>, columns: &str) -> QueryBuilder<Db> {
    let mut query = QueryBuilder::new("SELECT ");
    query.push(columns);
    query.push(" FROM (SELECT row_no, cells, errors, CASE WHEN row_no <= ");
    query.push_bind(job.tally.last_row);
    query.push(" AND status IN ('valid', ");
    let updated = job.duplicates == Some(Duplicates::Update);
    query.push(if updated { "'duplicate'" } else { "'valid'" });
    query.push(") THEN 'imported' ELSE status END AS shown FROM app_import_rows WHERE job_id = ");
    query
        .push_bind(DbUuid::from(job.id))
        .push(") AS rows WHERE ");
    match wanted {
        Wanted::All => query.push("true"),
        Wanted::Status(status) => query.push("shown = ").push_bind(status.to_owned()),
        Wanted::Left if !job.status.is_over() => query.push("errors <> '[]'"),
        Wanted::Left if job.duplicates == Some(Duplicates::Skip) => {
            query.push("shown NOT IN ('imported', 'duplicate')")
        }
        Wanted::Left => query.push("shown <> 'imported'"),
    };
    query
}

fn shown((row_no, status, cells, errors): (i64, String, String, String)) -> RowView {
    RowView {
        row_no,
        status,
        cells: serde_json::from_str(&cells).unwrap_or_default(),
        errors: serde_json::from_str(&errors).unwrap_or_default(),
    }
}
