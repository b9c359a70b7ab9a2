//! What the statements of a text have said so far.

use super::draft::{Draft, Kind, fold_name, position};
use super::spelling::Spelling;
use crate::field_type::FieldType;
use crate::loss::{Loss, LossKind};
use crate::problem::Problem;
use crate::source::tables::{RequiredColumn, Trigger};
use sqlparser::ast::{Expr, Ident, ObjectName, ObjectNamePart};
use sqlparser::tokenizer::Location;
use std::collections::{BTreeMap, BTreeSet};

/// What has been said so far.
pub struct Catalogue<'a> {
    pub spelling: Spelling,
    /// `--type`: by `column` or `table.column`.
    pub types: &'a BTreeMap<String, FieldType>,
    pub tables: Vec<Draft>,
    /// Labels by name.
    pub enums: BTreeMap<String, Vec<String>>,
    pub domains: BTreeMap<String, Domain>,
    /// Composite and range types.
    pub opaque_types: BTreeSet<String>,
    pub triggers: Vec<Trigger>,
    /// What the database will not do.
    pub refusals: Vec<String>,
    pub required: Vec<RequiredColumn>,
    /// The files that make the tables.
    pub made: BTreeMap<String, String>,
    /// New names of tables by the old ones.
    pub renames: BTreeMap<String, String>,
    pub losses: Vec<Loss>,
    /// Sequences that do not count 1, 2, 3, and what they say.
    pub sequences: BTreeMap<String, String>,
    /// Those that number several tables.
    pub shared_sequences: BTreeSet<String>,
    /// The schemas of tables that are not in the usual one.
    pub schemas: BTreeMap<String, String>,
    /// By table.
    pub problems: Vec<(String, Problem)>,
    /// Whether generated code works on these very tables, and not on new ones that are made like them.
    pub in_place: bool,
}

/// A type with rules of its own.
pub struct Domain {
    pub kind: Kind,
    pub default: Option<Expr>,
    pub nullable: bool,
    pub checks: Vec<Expr>,
}

/// Where a statement stands, so that places inside it can be named.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub file: &'a str,
    pub line: u64,
    pub column: u64,
}

impl Place<'_> {
    /// `schema.sql:7:3`, for a location inside the statement.
    pub fn of(&self, location: Location) -> String {
        let first_line = location.line <= 1;
        let line = self.line + location.line.saturating_sub(1);
        let column = if first_line { self.column + location.column.saturating_sub(1) } else { location.column };
        format!("{}:{line}:{column}", self.file)
    }

    /// The start of the statement.
    pub fn start(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The last part of a name: schemas and databases are left out.
pub fn last_part(name: &ObjectName) -> Ident {
    match name.0.last() {
        Some(ObjectNamePart::Identifier(ident)) => ident.clone(),
        _ => Ident::new(name.to_string()),
    }
}

impl<'a> Catalogue<'a> {
    /// Nothing said yet.
    pub fn new(spelling: Spelling, types: &'a BTreeMap<String, FieldType>) -> Self {
        Self {
            spelling,
            types,
            tables: Vec::new(),
            enums: BTreeMap::new(),
            domains: BTreeMap::new(),
            opaque_types: BTreeSet::new(),
            triggers: Vec::new(),
            refusals: Vec::new(),
            required: Vec::new(),
            made: BTreeMap::new(),
            renames: BTreeMap::new(),
            losses: Vec::new(),
            sequences: BTreeMap::new(),
            shared_sequences: BTreeSet::new(),
            schemas: BTreeMap::new(),
            problems: Vec::new(),
            in_place: false,
        }
    }

    /// The table that a name means.
    pub fn find(&mut self, name: &ObjectName) -> Option<&mut Draft> {
        let found = position(self.tables.iter().map(|table| table.table.as_str()), &last_part(name), self.spelling)?;
        self.tables.get_mut(found)
    }

    /// The name of a table as the database has it: that of a known table, else as it is written.
    pub fn table_name(&self, name: &ObjectName) -> String {
        let last = last_part(name);
        match position(self.tables.iter().map(|table| table.table.as_str()), &last, self.spelling) {
            Some(found) => self.tables[found].table.clone(),
            None => fold_name(&last, self.spelling),
        }
    }

    /// The name of anything, as the database has it.
    pub fn name(&self, ident: &Ident) -> String {
        fold_name(ident, self.spelling)
    }

    /// Says what is not carried over. Nothing is where generated code works on these very tables.
    pub fn lose(&mut self, loss: Loss) {
        if !self.in_place && !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }

    /// Likewise, of a whole table.
    pub fn lose_of_table(&mut self, kind: LossKind, table: &str, what: impl Into<String>) {
        self.lose(Loss::of_table(kind, table, what));
    }

    /// Forgets a table.
    pub fn drop_table(&mut self, name: &ObjectName) {
        let dropped = self.table_name(name);
        self.tables.retain(|table| table.table != dropped);
        self.triggers.retain(|trigger| trigger.table != dropped);
        self.losses.retain(|loss| loss.table != dropped);
    }

    /// Gives a table another name, for those that refer to it too.
    pub fn rename_table(&mut self, from: &ObjectName, to: &ObjectName) {
        let (from, to) = (self.table_name(from), self.name(&last_part(to)));
        self.renames.values_mut().filter(|now| **now == from).for_each(|now| now.clone_from(&to));
        self.renames.insert(from.clone(), to.clone());
        for trigger in self.triggers.iter_mut().filter(|trigger| trigger.table == from) {
            trigger.table.clone_from(&to);
        }
        self.losses.iter_mut().filter(|loss| loss.table == from).for_each(|loss| loss.table.clone_from(&to));
        for table in &mut self.tables {
            if table.table == from {
                table.table.clone_from(&to);
            }
            for reference in table.references.iter_mut().filter(|reference| reference.table == from) {
                reference.table.clone_from(&to);
            }
        }
    }
}
