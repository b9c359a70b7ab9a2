//! Reads back what was chosen for a module whose record is lost: the choice whose files are most like those that are
//! there, which may have been edited.

use super::site::{Record, Site};
use super::unit;
use crate::context::{Mode, ModuleNames, Options, Package, Side};
use crate::field_type::FieldType;
use crate::naming;
use crate::output::{Ownership, RelPath};
use crate::plan::merge::normal;
use crate::render::engine::Engine;
use crate::resolve::{Resolved, Source, Wanted};
use crate::source;
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeMap;

const API: &str = "apps/api/src/modules";
const WEB: &str = "apps/web/src/app/features";

/// One module, and the files in its folders.
pub(super) struct Recall<'a> {
    engine: &'a Engine,
    site: &'a Site,
    name: &'a str,
    files: BTreeMap<RelPath, String>,
}

impl<'a> Recall<'a> {
    pub fn new(engine: &'a Engine, workspace: &Workspace, site: &'a Site, name: &'a str) -> Result<Self> {
        let mut files = BTreeMap::new();
        let web = naming::Name::new(name).kebab;
        let mut open = vec![format!("{API}/{name}"), format!("{WEB}/{web}")];
        while let Some(folder) = open.pop() {
            for file in workspace.list(&folder)? {
                let path = RelPath::new(format!("{folder}/{file}"));
                let text = path.as_ref().and_then(|path| workspace.read(path).ok().flatten());
                if let (Some(path), Some(Ok(text))) = (path, text.map(String::from_utf8)) {
                    files.insert(path, normal(&text).into_owned());
                }
            }
            open.extend(workspace.list_folders(&folder)?.into_iter().map(|name| format!("{folder}/{name}")));
        }
        Ok(Self { engine, site, name, files })
    }

    /// The table that gives files like those that are there, with what can be seen at once.
    pub fn first_guess(&self) -> Option<Record> {
        let taken = |name: &str| self.site.modules.values().any(|record| record.table.name == name);
        let free = || self.site.tables.iter().map(|table| table.name.as_str()).filter(|name| !taken(name));
        let own = source::find(&self.site.tables, self.name).map(|table| table.name.as_str());
        let candidates = own.into_iter().chain(free().filter(|name| Some(*name) != own));
        for table in candidates {
            let wanted = Wanted { module: self.name, table: Some(table) };
            let Ok(resolved) = Resolved::resolve(wanted, Source::Workspace, &self.site.tables, self.site.dialect)
            else {
                continue;
            };
            if resolved.migration.is_some() {
                continue;
            }
            let options = Options {
                entity: self.entity(),
                table: (Some(table) != own).then(|| table.to_owned()),
                events: true,
                import: self.files.keys().any(|path| path.as_str() == format!("{API}/{}/import.rs", self.name)),
                side: self.side(),
                ..Options::default()
            };
            let record = Record { options, table: resolved.table };
            // A line that is another one counts twice, so that half of the lines are the same.
            if self.distance(&record).is_some_and(|(distance, lines)| distance <= lines) {
                return Some(record);
            }
        }
        None
    }

    /// The record with the options that give the files most like those that are there.
    pub fn better(&self, record: &Record) -> Record {
        let mut best = record.clone();
        let Some((mut least, _)) = self.distance(&best) else { return best };
        for change in self.changes(&best) {
            if least == 0 {
                break;
            }
            let mut other = best.clone();
            let is_type = matches!(change, Change::Type(..));
            change.apply(&mut other.options);
            if is_type && let Some(table) = self.site.read_table(&other) {
                other.table = table;
            }
            if let Some((distance, _)) = self.distance(&other)
                && distance < least
            {
                (best, least) = (other, distance);
            }
        }
        best
    }

    /// The options as one would say them.
    pub fn options(record: &Record) -> String {
        let options = &record.options;
        let mut words = Vec::new();
        words.extend(options.table.as_ref().map(|table| format!("--table {table}")));
        words.extend(options.entity.as_ref().map(|entity| format!("--entity {entity}")));
        words.extend(options.events.then(|| "--with-events".to_owned()));
        words.extend(options.import.then(|| "--with-import".to_owned()));
        words.extend(match options.package {
            Package::Standard => None,
            Package::Enterprise => Some("--package enterprise".to_owned()),
            Package::Full => Some("--package full".to_owned()),
        });
        words.extend((options.mode == Mode::Realtime).then(|| "--mode realtime".to_owned()));
        words.extend(match options.side {
            Side::Both => None,
            Side::Backend => Some("--only backend".to_owned()),
            Side::Frontend => Some("--only frontend".to_owned()),
        });
        words.extend(options.label.as_ref().map(|label| format!("--label {label}")));
        words.extend(options.types.iter().map(|(column, spelling)| format!("--type '{column}={spelling}'")));
        words.extend(options.secret.iter().map(|column| format!("--secret {column}")));
        words.extend(options.visible.iter().map(|column| format!("--visible {column}")));
        if words.is_empty() { "no option".to_owned() } else { words.join(" ") }
    }

    fn changes(&self, record: &Record) -> Vec<Change> {
        let columns = || record.table.columns.iter().map(|column| column.name.clone());
        let modes = [(false, Mode::His), (true, Mode::His), (true, Mode::Realtime)];
        let mut changes: Vec<Change> = modes.into_iter().map(|(events, mode)| Change::Events(events, mode)).collect();
        changes.extend([Change::Import(false), Change::Import(true)]);
        changes.extend(Package::ALL.map(Change::Package));
        changes.extend(self.types(record).into_iter().map(|(column, spelling)| Change::Type(column, spelling)));
        changes.extend(columns().map(Change::Label));
        changes.extend(columns().flat_map(|column| [Change::Secret(column.clone()), Change::Visible(column)]));
        changes
    }

    /// The types of columns that the module was written with, where the table says another one now.
    fn types(&self, record: &Record) -> BTreeMap<String, String> {
        let schemas = self.files.iter().find(|(path, _)| path.as_str().ends_with("/schemas.rs"));
        let calls = schemas.into_iter().flat_map(|(_, text)| text.lines());
        let calls = calls.filter_map(|line| line.trim().strip_prefix("column::")?.split_once('('));
        let said = calls.filter_map(|(kind, rest)| {
            let arguments: Vec<&str> = rest.split(')').next()?.split(", ").collect();
            let column = record.table.column(arguments.get(1)?.trim_matches('"'))?;
            let spelling = match kind {
                // Others have more to them than this line says.
                "text" | "choice" | "other" => return None,
                "small_int" => "smallint".to_owned(),
                "big_int" => "bigint".to_owned(),
                "timestamp_tz" => "timestamptz".to_owned(),
                "decimal" => format!("decimal({},{})", arguments.get(2)?, arguments.get(3)?),
                other => other.to_owned(),
            };
            let is_news = FieldType::parse(&spelling).is_ok_and(|said| said != column.field_type);
            is_news.then(|| (column.name.clone(), spelling))
        });
        said.collect()
    }

    /// How many lines differ, and how many the rendering has.
    fn distance(&self, record: &Record) -> Option<(usize, usize)> {
        let module = self.site.module(self.name, record).ok()?;
        let unit = unit::module_unit(self.engine, &module, record).ok()?;
        let (mut distance, mut lines) = (0, 0);
        for (path, file) in unit.files.iter().filter(|(_, file)| file.ownership != Ownership::Once) {
            let there = self.files.get(path).map_or("", String::as_str);
            distance += difference(&file.text, there);
            lines += file.text.lines().count();
        }
        let others = self.files.iter().filter(|(path, _)| !unit.files.contains_key(*path));
        Some((distance + others.map(|(_, text)| text.lines().count()).sum::<usize>(), lines))
    }

    fn side(&self) -> Side {
        let has = |folder: &str| self.files.keys().any(|path| path.as_str().starts_with(folder));
        match (has(API), has(WEB)) {
            (true, false) => Side::Backend,
            (false, true) => Side::Frontend,
            _ => Side::Both,
        }
    }

    /// The name that the first type of the module has, when it is none that comes by itself.
    fn entity(&self) -> Option<String> {
        const PLACES: [(&str, &str); 2] = [("/schemas.rs", "pub struct "), (".types.ts", "export interface ")];
        let first = |(path, text): (&RelPath, &String)| {
            let (_, start) = PLACES.iter().find(|(ending, _)| path.as_str().ends_with(ending))?;
            let line = text.lines().find_map(|line| line.strip_prefix(start))?;
            line.split(|c: char| !c.is_alphanumeric()).next().map(str::to_owned)
        };
        let own = ModuleNames::new(self.name, None).ok()?.one.pascal;
        self.files.iter().find_map(first).filter(|entity| *entity != own)
    }
}

/// One option that may have been chosen.
enum Change {
    Events(bool, Mode),
    Import(bool),
    Package(Package),
    Label(String),
    Secret(String),
    Visible(String),
    Type(String, String),
}

impl Change {
    fn apply(self, options: &mut Options) {
        match self {
            Self::Events(events, mode) => (options.events, options.mode) = (events, mode),
            Self::Import(import) => options.import = import,
            Self::Package(package) => options.package = package,
            Self::Label(column) => options.label = Some(column),
            Self::Secret(column) => options.secret.extend([column]),
            Self::Visible(column) => options.visible.extend([column]),
            Self::Type(column, spelling) => options.types.extend([(column, spelling)]),
        }
    }
}

/// How many lines one of the texts has and the other has not.
fn difference(one: &str, other: &str) -> usize {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    one.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    other.lines().for_each(|line| *counts.entry(line).or_default() -= 1);
    counts.values().map(|count| usize::try_from(count.abs()).unwrap_or(usize::MAX)).sum()
}
