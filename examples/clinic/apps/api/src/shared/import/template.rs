//! The file that shows how files for a table look, with records that would be taken.

use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::check::Checked;
use super::crosscheck::Crosscheck;
use super::lookup;
use super::report::{Download, FileFormat, written};
use super::rows::VALID;
use super::service::{Importer, Reference};
use crate::app::App;
use crate::shared::database::DbConnection;
use crate::shared::error::ApiResult;

/// How many records a template shows.
const EXAMPLES: usize = 3;
/// How many are made up where they refer to others, since what is unique may be taken.
const CANDIDATES: usize = 60;

type Record = Map<String, Value>;

pub async fn template(
    app: &App,
    importer: &'static dyn Importer,
    format: FileFormat,
) -> ApiResult<Download> {
    let mut connection = app.database.read().await?;
    let candidates = candidates(&mut connection, importer).await?;
    let examples = acceptable(&mut connection, importer, candidates).await?;
    drop(connection);
    let about = importer.about();
    let header = about.fields.iter().map(|(_, label)| (*label).to_owned());
    let row = |example: &Record| {
        let fields = about.fields.iter();
        fields.map(|(name, _)| cell(example.get(*name))).collect()
    };
    let (sender, receiver) = mpsc::channel(1);
    sender.send(examples.iter().map(row).collect()).await.ok();
    drop(sender);
    Ok(Download {
        name: format!("{}-template", about.table.resource),
        format,
        file: written(format, header.collect(), receiver).await?,
    })
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// Made-up records, which refer to records that exist, in all combinations.
async fn candidates(
    connection: &mut DbConnection,
    importer: &'static dyn Importer,
) -> sqlx::Result<Vec<Record>> {
    let about = importer.about();
    let mut references: Vec<&Reference> = about.references.iter().collect();
    // A column of several references is as the one with the most columns has it.
    references.sort_by_key(|reference| reference.columns.len());
    let mut targets = Vec::new();
    for reference in references {
        let found = lookup::targets(connection, about, reference, CANDIDATES).await?;
        targets.push((reference.columns, found));
    }
    let count = if targets.is_empty() {
        EXAMPLES
    } else {
        CANDIDATES
    };
    let candidate = |number: usize| {
        let mut record = match importer.example((number % EXAMPLES) as i32 + 1) {
            Value::Object(record) => record,
            _ => Record::new(),
        };
        let mut rest = number;
        for (columns, targets) in targets.iter().filter(|(_, targets)| !targets.is_empty()) {
            let target = &targets[rest % targets.len()];
            rest /= targets.len();
            for (column, value) in columns.iter().zip(target) {
                if let Some(field) = about.table.field(column) {
                    record.insert(field.to_owned(), value.clone().into());
                }
            }
        }
        record
    };
    Ok((0..count).map(candidate).collect())
}

/// The first records that are not there already; if all of them are, the first ones still show what a file looks like.
async fn acceptable(
    connection: &mut DbConnection,
    importer: &'static dyn Importer,
    candidates: Vec<Record>,
) -> sqlx::Result<Vec<Record>> {
    let rows = (2..).zip(&candidates).map(|(row_no, fields)| Checked {
        row_no,
        cells: Vec::new(),
        fields: fields.clone(),
        problems: Vec::new(),
    });
    let rows = rows.collect();
    let checked = Crosscheck::new(importer, &[])
        .page(connection, rows)
        .await?;
    let mut examples: Vec<Record> = candidates
        .iter()
        .zip(checked)
        .filter(|(_, row)| row.status == VALID)
        .map(|(record, _)| record.clone())
        .take(EXAMPLES)
        .collect();
    if examples.is_empty() {
        examples.extend(candidates.into_iter().take(EXAMPLES));
    }
    Ok(examples)
}
