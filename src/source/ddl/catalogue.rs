//! The tables of a text while its statements are applied one by one.

use super::draft::{Draft, Kind, folded, position};
use super::remark::Remark;
use super::spelling::Spelling;
use crate::field_type::FieldType;
use crate::problem::{Problem, Problems};
use crate::schema::Table;
use crate::source::Tables;
use sqlparser::ast::{
    AlterType, AlterTypeAddValuePosition, AlterTypeOperation, ColumnOption, CommentObject, CreateIndex, CreateTable,
    Expr, Ident, ObjectName, ObjectNamePart, ObjectType, Statement, UserDefinedTypeRepresentation,
};
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
    pub notes: Vec<String>,
    pub problems: Vec<Problem>,
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
            notes: Vec::new(),
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
            None => folded(&last, self.spelling),
        }
    }

    /// The name of anything, as the database has it.
    pub fn name(&self, ident: &Ident) -> String {
        folded(ident, self.spelling)
    }

    /// Takes one statement in.
    pub fn apply(&mut self, statement: Statement, remarks: Vec<(Location, Remark)>, place: Place<'_>) {
        match statement {
            Statement::CreateTable(table) => self.create_table(table, remarks, place),
            Statement::AlterTable(alter) => self.alter_table(alter, remarks, place),
            Statement::CreateIndex(index) => self.create_index(index),
            Statement::CreateType { name, representation } => self.create_type(&name, representation),
            Statement::AlterType(alter) => self.alter_type(alter),
            Statement::Drop { object_type: ObjectType::Table, names, .. } => {
                names.iter().for_each(|name| self.drop_table(name));
            }
            Statement::Drop { object_type: ObjectType::Index, names, .. } => {
                for name in names {
                    let name = self.name(&last_part(&name));
                    for table in &mut self.tables {
                        table.uniques.retain(|unique| unique.name.as_deref() != Some(name.as_str()));
                    }
                }
            }
            Statement::Drop { object_type: ObjectType::Type, names, .. } => {
                for name in names {
                    let name = self.name(&last_part(&name));
                    self.enums.remove(&name);
                    self.opaque_types.remove(&name);
                }
            }
            Statement::Comment { object_type, object_name, comment, .. } => {
                self.comment(&object_type, &object_name, comment);
            }
            Statement::RenameTable(renames) => {
                for rename in renames {
                    self.rename_table(&rename.old_name, &rename.new_name);
                }
            }
            _ => {}
        }
    }

    /// Forgets a table.
    pub fn drop_table(&mut self, name: &ObjectName) {
        let dropped = self.table_name(name);
        self.tables.retain(|table| table.table != dropped);
    }

    /// Gives a table another name, for those that refer to it too.
    pub fn rename_table(&mut self, from: &ObjectName, to: &ObjectName) {
        let (from, to) = (self.table_name(from), self.name(&last_part(to)));
        for table in &mut self.tables {
            if table.table == from {
                table.table.clone_from(&to);
            }
            for reference in table.references.iter_mut().filter(|reference| reference.table == from) {
                reference.table.clone_from(&to);
            }
        }
    }

    fn create_index(&mut self, index: CreateIndex) {
        let name = index.name.as_ref().map(|name| self.name(&last_part(name)));
        let spelling = self.spelling;
        if !index.unique {
            return;
        }
        let Some(table) = self.find(&index.table_name) else { return };
        let columns: Option<Vec<Ident>> = index.columns.iter().map(super::table::whole_column).collect();
        match columns {
            Some(columns) if index.predicate.is_none() => {
                let columns = table.column_names(&columns, spelling);
                table.uniques.push(crate::schema::Unique { name, columns });
            }
            _ => {
                let note = format!(
                    "table `{}`: the unique index `{}` is left out: it is not over whole columns",
                    table.table,
                    name.unwrap_or_default()
                );
                self.notes.push(note);
            }
        }
    }

    fn create_type(&mut self, name: &ObjectName, representation: Option<UserDefinedTypeRepresentation>) {
        let name = self.name(&last_part(name));
        match representation {
            Some(UserDefinedTypeRepresentation::Enum { labels }) => {
                self.enums.insert(name, labels.into_iter().map(|label| label.value).collect());
            }
            _ => drop(self.opaque_types.insert(name)),
        }
    }

    /// Takes a domain in, which was read as a table with one column.
    pub fn create_domain(&mut self, domain: &CreateTable, place: Place<'_>) {
        let name = self.name(&last_part(&domain.name));
        let Some(column) = domain.columns.first() else { return };
        let mut made = Domain {
            kind: self.kind(&name, &column.data_type, &place.start()),
            default: None,
            nullable: true,
            checks: Vec::new(),
        };
        for option in &column.options {
            match &option.option {
                ColumnOption::NotNull => made.nullable = false,
                ColumnOption::Default(expression) => made.default = Some(expression.clone()),
                ColumnOption::Check(check) => made.checks.push((*check.expr).clone()),
                _ => {}
            }
        }
        self.domains.insert(name, made);
    }

    fn alter_type(&mut self, alter: AlterType) {
        let name = self.name(&last_part(&alter.name));
        let Some(mut labels) = self.enums.remove(&name) else { return };
        let mut new_name = name;
        match alter.operation {
            AlterTypeOperation::Rename(rename) => new_name = self.name(&rename.new_name),
            AlterTypeOperation::AddValue(add) => {
                let index_of = |label: &Ident| labels.iter().position(|own| *own == label.value);
                let at = match &add.position {
                    Some(AlterTypeAddValuePosition::Before(label)) => index_of(label),
                    Some(AlterTypeAddValuePosition::After(label)) => index_of(label).map(|index| index + 1),
                    None => None,
                };
                if !labels.contains(&add.value.value) {
                    labels.insert(at.unwrap_or(labels.len()), add.value.value);
                }
            }
            AlterTypeOperation::RenameValue(rename) => {
                for label in labels.iter_mut().filter(|label| **label == rename.from.value) {
                    label.clone_from(&rename.to.value);
                }
            }
        }
        // Columns that have the type already hold a copy of its labels.
        for column in self.tables.iter_mut().flat_map(|table| &mut table.columns) {
            if let Ok(FieldType::Enum { labels: own, native: Some(native) }) = &mut column.kind.field_type
                && column.kind.declared.trim_matches('"').ends_with(native.as_str())
            {
                own.clone_from(&labels);
                native.clone_from(&new_name);
            }
        }
        self.enums.insert(new_name, labels);
    }

    fn comment(&mut self, object_type: &CommentObject, name: &ObjectName, comment: Option<String>) {
        let spelling = self.spelling;
        let comment = comment.filter(|comment| !comment.is_empty());
        match object_type {
            CommentObject::Table => {
                if let Some(table) = self.find(name) {
                    table.comment = comment;
                }
            }
            CommentObject::Column => {
                let Some((column, table)) = name.0.split_last() else { return };
                let table = ObjectName(table.to_vec());
                if let Some(table) = self.find(&table)
                    && let Some(column) = column.as_ident().and_then(|column| table.column_mut(column, spelling))
                {
                    column.comment = comment;
                }
            }
            _ => {}
        }
    }

    /// All tables, in the order in which they were created.
    ///
    /// # Errors
    /// Everything that could not be understood.
    pub fn into_tables(mut self) -> Result<Tables, Problems> {
        let mut tables = Vec::new();
        let mut notes = std::mem::take(&mut self.notes);
        let mut problems = std::mem::take(&mut self.problems);
        for draft in std::mem::take(&mut self.tables) {
            match self.finished(draft) {
                Ok((table, _)) if table.columns.is_empty() => {
                    notes.push(format!("table `{}` is left out: it has no columns of its own", table.name));
                }
                Ok((table, more)) => {
                    tables.push(table);
                    notes.extend(more);
                }
                Err(more) => problems.extend(more),
            }
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        name_target_keys(&mut tables);
        Ok(Tables { tables, notes, native_types: self.enums.into_keys().collect() })
    }
}

/// Names the columns that references mean which only name a table: its primary key.
fn name_target_keys(tables: &mut [Table]) {
    let keys: BTreeMap<String, Vec<String>> =
        tables.iter().map(|table| (table.name.clone(), table.primary_key.clone())).collect();
    let references = tables.iter_mut().flat_map(|table| &mut table.references);
    for reference in references.filter(|reference| reference.target_columns.is_empty()) {
        let key = keys.get(&reference.table).filter(|key| key.len() == reference.columns.len());
        reference.target_columns.extend(key.into_iter().flatten().cloned());
    }
}
