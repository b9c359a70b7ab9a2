//! Takes the statements of a text in, one by one.

use super::catalogue::{Catalogue, Domain, Place, last_part};
use super::draft::DraftIndex;
use super::remark::Remark;
use super::table::whole_column;
use crate::field_type::FieldType;
use crate::loss::LossKind;
use sqlparser::ast::{
    AlterType, AlterTypeAddValuePosition, AlterTypeOperation, ColumnOption, CommentObject, CreateIndex, CreateTable,
    Ident, ObjectName, ObjectType, Statement, UserDefinedTypeRepresentation,
};
use sqlparser::tokenizer::Location;

impl Catalogue<'_> {
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
                        table.indexes.retain(|index| index.name != name);
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

    fn create_index(&mut self, index: CreateIndex) {
        let name = index.name.as_ref().map(|name| self.name(&last_part(name)));
        let spelling = self.spelling;
        let Some(table) = self.find(&index.table_name) else { return };
        let columns: Option<Vec<Ident>> = index.columns.iter().map(whole_column).collect();
        if !index.unique || columns.is_none() || index.predicate.is_some() {
            table.indexes.push(DraftIndex {
                name: name.clone().unwrap_or_default(),
                parts: index.columns.iter().map(|part| part.column.expr.clone()).collect(),
                predicate: index.predicate.clone(),
                method: index.using.as_ref().map(|method| method.to_string().to_lowercase()),
                unique: index.unique,
            });
        }
        if !index.unique {
            return;
        }
        match columns {
            Some(columns) if index.predicate.is_none() => {
                let columns = table.column_names(&columns, spelling);
                let table_name = table.table.clone();
                table.uniques.push(crate::schema::Unique { name, columns: columns.clone() });
                if index.nulls_distinct == Some(false) {
                    self.lose_distinct_nulls(&table_name, &columns);
                }
            }
            _ => {
                let table = table.table.clone();
                let name = name.unwrap_or_default();
                let why = if index.predicate.is_some() {
                    "it is over some rows only"
                } else {
                    "it is not over whole columns"
                };
                let what = format!("the unique index `{name}` is left out: {why}");
                self.lose_of_table(LossKind::PartialUnique, &table, what);
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
}
