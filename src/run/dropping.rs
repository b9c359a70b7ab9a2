//! Takes columns out of the table of a module, by migrations.

use super::site::{Record, Site};
use crate::dialect::Dialect;
use crate::migration;
use crate::naming;
use crate::output::RelPath;
use crate::problem::{Problem, Problems};
use crate::source::ddl;
use anyhow::Result;

/// The migrations that drop columns, and what people should know of them.
#[derive(Default)]
pub(super) struct Dropping {
    pub migrations: Vec<(RelPath, String)>,
    pub notes: Vec<String>,
}

/// Drops these columns from the table of `record`.
///
/// # Errors
/// Columns that are not there, and those that something cannot do without.
pub(super) fn drop_columns(columns: &[String], site: &mut Site, record: &mut Record) -> Result<Dropping> {
    let Dropping { mut migrations, mut notes } = Dropping::default();
    for column in columns {
        check(column, record, site)?;
        let (sql, dropped) = sql(column, record, site)?;
        let (table, shown) = (&record.table.name, column.escape_debug());
        notes.extend(dropped.iter().map(|text| format!("it goes with `{shown}`: {text}")));
        let name = format!("drop_{}_from_{}", naming::identifier(column), naming::identifier(table));
        let path = site.add_migration(&name)?;
        site.read_on(&path, &sql, [&mut *record])?;
        notes.push(format!("what `{shown}` holds is gone for good when a database runs `{path}`"));
        migrations.push((path, sql));
    }
    Ok(Dropping { migrations, notes })
}

fn check(column: &str, record: &Record, site: &Site) -> Result<(), Problems> {
    let table = &record.table;
    let shown = column.escape_debug();
    let cannot = |why: String, hint: &str| {
        Problems::from(Problem::new(format!("column `{shown}` cannot be dropped: {why}")).hint(hint))
    };
    if table.column(column).is_none() {
        let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let problem = Problem::new(format!("table `{}` has no column `{shown}`", table.name.escape_debug()));
        return Err(problem.hint(format!("its columns: {}", known.join(", "))).into());
    }
    if table.primary_key.iter().any(|own| own == column) {
        return Err(cannot(
            "it is the key, or part of it".to_owned(),
            "a table with another key is another table: make one by a migration of your own",
        ));
    }
    if column == "version" {
        return Err(cannot(
            "changes of one record by two people are told by it".to_owned(),
            "leave it; nobody has to fill it",
        ));
    }
    let refers = |other: &&crate::schema::Table| {
        let own = other.references.iter().filter(|key| key.table == table.name);
        own.flat_map(|key| &key.target_columns).any(|target| target == column)
    };
    let others: Vec<String> =
        site.tables.iter().filter(refers).map(|other| format!("`{}`", other.name.escape_debug())).collect();
    if !others.is_empty() {
        return Err(cannot(
            format!("{} refers to it", others.join(", ")),
            "take that reference away first, by a migration of your own",
        ));
    }
    Ok(())
}

/// The migration, and what goes with the column.
fn sql(column: &str, record: &Record, site: &Site) -> Result<(String, Vec<String>), Problems> {
    let table = &record.table.name;
    let plain = migration::drop_column(table, column, site.dialect);
    if site.dialect == Dialect::Postgres {
        return Ok((plain, Vec::new()));
    }
    let rebuilt = ddl::without_column(&site.sources, table, column).map_err(|why| {
        let problem = Problem::new(format!("column `{}` cannot be dropped: {why}", column.escape_debug()));
        Problems::from(problem.hint("see to that first, by a migration of your own"))
    })?;
    if rebuilt.dropped.is_empty() && !site.refuses(&plain) {
        return Ok((plain, Vec::new()));
    }
    Ok((migration::rebuild_without_column(table, column, &rebuilt), rebuilt.dropped))
}
