//! The file that shows how files for a table look, with records that would be taken, as far as its reader may know that.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use tokio::sync::mpsc;

use super::check::Checked;
use super::crosscheck::{BROKEN_RULE, Crosscheck};
use super::lookup;
use super::report::{Download, FileFormat, written};
use super::rights::Sight;
use super::rows::{NewRow, VALID};
use super::service::{About, Importer};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::DbConnection;
use crate::shared::http::ApiResult;
use crate::shared::table::{ColumnInfo, ColumnKind};

/// How many records a template shows.
const EXAMPLES: usize = 3;
/// How many are made up where they refer to others, since what is unique may be taken.
const CANDIDATES: usize = 60;
/// How often records are changed whose own values break a rule of the table.
const ATTEMPTS: usize = 200;

type Record = Map<String, Value>;

pub async fn template(
    app: &App,
    importer: &'static dyn Importer,
    user: &User,
    format: FileFormat,
) -> ApiResult<Download> {
    let about = importer.about();
    let sight = Sight::of_reader(app, user, about);
    let mut connection = app.database.read().await?;
    let examples = examples(&mut connection, importer, &sight).await?;
    drop(connection);
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

/// Records that would be taken; where none can be found, some that still show what a file looks like.
async fn examples(
    connection: &mut DbConnection,
    importer: &'static dyn Importer,
    sight: &Sight,
) -> sqlx::Result<Vec<Record>> {
    let candidates = candidates(connection, importer, sight).await?;
    let checked = checked(connection, importer, sight, &candidates).await?;
    let broken = columns_of_broken_rules(importer.about(), &checked);
    let mut examples = acceptable(candidates.clone(), checked);
    for number in 1..ATTEMPTS {
        if !examples.is_empty() || broken.is_empty() {
            break;
        }
        let mut attempt = candidates.clone();
        for record in &mut attempt {
            vary(record, &broken, number);
        }
        let checked = self::checked(connection, importer, sight, &attempt).await?;
        examples = acceptable(attempt, checked);
    }
    if examples.is_empty() {
        examples.extend(candidates.into_iter().take(EXAMPLES));
    }
    Ok(examples)
}

/// The columns that the rules are about which some rows break.
fn columns_of_broken_rules(about: &About, rows: &[NewRow]) -> Vec<&'static ColumnInfo> {
    let broken: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| &row.problems)
        .filter(|problem| problem.code == BROKEN_RULE)
        .filter_map(|problem| problem.field.as_deref())
        .collect();
    let column = |name: &str| about.table.columns.iter().find(|own| own.column == name);
    let columns = about.checks.iter().filter_map(|check| {
        let columns: Vec<_> = check
            .columns
            .iter()
            .filter_map(|name| column(name))
            .collect();
        columns
            .first()
            .is_some_and(|first| broken.contains(first.name))
            .then_some(columns)
    });
    columns.flatten().collect()
}

/// Gives columns other values, until with the numbers all have been tried together.
fn vary(record: &mut Record, columns: &[&ColumnInfo], number: usize) {
    let mut rest = number;
    for column in columns {
        let mut values = variants(column, record.get(column.name));
        let count = values.len();
        let value = values.swap_remove(rest % count);
        rest /= count;
        match value {
            Some(value) => drop(record.insert(column.name.to_owned(), value)),
            None => drop(record.remove(column.name)),
        }
    }
}

/// What a field may be when its own value breaks a rule.
fn variants(column: &ColumnInfo, value: Option<&Value>) -> Vec<Option<Value>> {
    let mut variants = vec![value.cloned()];
    match (column.kind, value) {
        (ColumnKind::Text, Some(Value::String(text))) => {
            variants
                .extend([text.to_uppercase(), text.to_lowercase()].map(|text| Some(text.into())));
        }
        (ColumnKind::SmallInt | ColumnKind::Integer | ColumnKind::Decimal { .. }, Some(_)) => {
            variants.extend([0, 1, 100].map(|number| Some(number.into())));
        }
        _ => {}
    }
    if !column.required {
        variants.push(None);
    }
    variants
}

/// Made-up records, which refer to records that exist, in all combinations.
async fn candidates(
    connection: &mut DbConnection,
    importer: &'static dyn Importer,
    sight: &Sight,
) -> sqlx::Result<Vec<Record>> {
    let about = importer.about();
    let mut references = sight.references.clone();
    // A column of several references is as the one with the most columns has it.
    references.sort_by_key(|reference| reference.columns.len());
    let mut targets = Vec::new();
    for reference in references {
        let found = lookup::targets(connection, about, reference, sight.own, CANDIDATES).await?;
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

/// What is found of records before they are written.
async fn checked(
    connection: &mut DbConnection,
    importer: &'static dyn Importer,
    sight: &Sight,
    records: &[Record],
) -> sqlx::Result<Vec<NewRow>> {
    let rows = (2..).zip(records).map(|(row_no, fields)| Checked {
        row_no,
        cells: Vec::new(),
        fields: fields.clone(),
        problems: Vec::new(),
    });
    let rows = rows.collect();
    let mut check = Crosscheck::new(importer, sight.clone(), &[]);
    check.page(connection, rows).await
}

/// The first records that would be taken.
fn acceptable(records: Vec<Record>, checked: Vec<NewRow>) -> Vec<Record> {
    let good = records.into_iter().zip(checked);
    let good = good.filter(|(_, row)| row.status == VALID);
    good.map(|(record, _)| record).take(EXAMPLES).collect()
}
