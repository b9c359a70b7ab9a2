//! Reads ALTER TABLE.

use super::catalogue::{Catalogue, Place};
use super::draft::{Draft, DraftColumn};
use super::spelling::Spelling;
use super::table::Remarks;
use crate::loss::{Loss, LossKind};
use crate::source::tables::RequiredColumn;
use sqlparser::ast::{
    AlterColumnOperation, AlterTable, AlterTableOperation, ColumnDef, ColumnOption, ColumnOptionDef, DataType, Expr,
    GeneratedAs, Ident, MySQLColumnPosition, RenameTableNameKind, Value,
};

impl Catalogue<'_> {
    /// Changes a table. One that is not known (a view, a partition) is left alone.
    pub fn alter_table(&mut self, alter: AlterTable, remarks: Remarks, place: Place<'_>) {
        for operation in alter.operations {
            if let AlterTableOperation::RenameTable { table_name } = operation {
                let (RenameTableNameKind::As(to) | RenameTableNameKind::To(to)) = table_name;
                return self.rename_table(&alter.name, &to);
            }
            // The draft is taken out while it changes, so that the catalogue can be asked at the same time.
            let Some(mut draft) =
                self.find(&alter.name).map(|found| std::mem::replace(found, Draft::new(String::new())))
            else {
                return;
            };
            self.change(&mut draft, operation, &remarks, place);
            if let Some(slot) = self.tables.iter_mut().find(|table| table.table.is_empty()) {
                *slot = draft;
            }
        }
    }

    fn change(&mut self, draft: &mut Draft, operation: AlterTableOperation, remarks: &Remarks, place: Place<'_>) {
        let spelling = self.spelling;
        match operation {
            AlterTableOperation::AddConstraint { constraint, not_valid } => {
                if not_valid {
                    let what = format!("`NOT VALID` of `{constraint}` is left out");
                    self.lose_of_table(LossKind::NotValid, &draft.table, what);
                }
                self.add_constraint(draft, constraint, None);
            }
            AlterTableOperation::AddColumn { column_def, if_not_exists: true, .. }
                if draft.column_mut(&column_def.name, spelling).is_some() => {}
            AlterTableOperation::AddColumn { column_def, column_position, .. } => {
                let start = column_def.name.span.start;
                let remark = remarks.iter().find(|(at, _)| *at > start).map(|(_, remark)| remark.clone());
                self.add_column(draft, &column_def, remark, place);
                self.note_required(draft, &column_def.name, place);
                self.put_in_place(draft, column_position);
            }
            AlterTableOperation::DropColumn { column_names, .. } => {
                for name in draft.column_names(&column_names, spelling) {
                    let holder = draft.holder(&name).filter(|_| spelling == Spelling::Sqlite);
                    self.refusals.extend(holder.map(|holder| {
                        format!(
                            "SQLite will refuse the migration at {}: {holder} speaks of `{}.{column}`, so that the column \
                             cannot be dropped; take that statement out, and `crud-gen MODULE --drop-column '{column}'` \
                             writes a migration that can",
                            place.start(),
                            draft.table.escape_debug(),
                            column = name.escape_debug()
                        )
                    }));
                    draft.drop_column(&name);
                }
            }
            AlterTableOperation::DropConstraint { name, .. }
            | AlterTableOperation::DropForeignKey { name, .. }
            | AlterTableOperation::DropIndex { name } => {
                let name = self.name(&name);
                drop_constraint(draft, &name);
            }
            AlterTableOperation::DropPrimaryKey { .. } => draft.primary_key.clear(),
            AlterTableOperation::RenameColumn { old_column_name, new_column_name } => {
                let new = self.name(&new_column_name);
                if let Some(old) = draft.column_mut(&old_column_name, spelling).map(|column| column.name.clone()) {
                    draft.rename_column(&old, &new);
                    self.rename_targets(&draft.table, &old, &new);
                }
            }
            AlterTableOperation::RenameConstraint { old_name, new_name } => {
                let (old, new) = (self.name(&old_name), self.name(&new_name));
                let uniques = draft.uniques.iter_mut().map(|unique| &mut unique.name);
                let references = draft.references.iter_mut().map(|reference| &mut reference.name);
                let checks = draft.checks.iter_mut().map(|check| &mut check.name);
                for name in uniques.chain(references).chain(checks).filter(|name| name.as_ref() == Some(&old)) {
                    *name = Some(new.clone());
                }
            }
            AlterTableOperation::AlterColumn { column_name, op } => {
                self.alter_column(draft, &column_name, op, place);
            }
            AlterTableOperation::ModifyColumn { col_name, data_type, options, .. } => {
                self.redefine(draft, &col_name, col_name.clone(), data_type, options, place);
            }
            AlterTableOperation::ChangeColumn { old_name, new_name, data_type, options, .. } => {
                self.redefine(draft, &old_name, new_name, data_type, options, place);
            }
            AlterTableOperation::EnableRowLevelSecurity | AlterTableOperation::ForceRowLevelSecurity => {
                self.lose_of_table(LossKind::RowSecurity, &draft.table, "its row level security is left out");
            }
            AlterTableOperation::OwnerTo { .. } => self.lose_rights(&draft.table),
            // About storage, statistics and triggers that are named already.
            _ => {}
        }
    }

    /// Notes a column that the rows of an older table cannot have.
    fn note_required(&mut self, draft: &mut Draft, name: &Ident, place: Place<'_>) {
        let is_older = self.made.get(&draft.table).is_none_or(|file| file != place.file);
        let table = draft.table.clone();
        let Some(column) = draft.column_mut(name, self.spelling).filter(|_| is_older) else { return };
        let is_null = |default: &Expr| matches!(default, Expr::Value(value) if value.value == Value::Null);
        let has_default = column.default.as_ref().is_some_and(|default| !is_null(default));
        let is_filled = has_default || column.generated.is_some() || column.kind.identity;
        if !column.nullable && !is_filled {
            self.required.push(RequiredColumn { table, column: column.name.clone(), place: place.start() });
        }
    }

    fn alter_column(&mut self, draft: &mut Draft, name: &Ident, operation: AlterColumnOperation, place: Place<'_>) {
        let Some(column) = draft.column_mut(name, self.spelling) else { return };
        match operation {
            AlterColumnOperation::SetNotNull => column.nullable = false,
            AlterColumnOperation::DropNotNull => column.nullable = true,
            AlterColumnOperation::SetDefault { value } => column.default = Some(value),
            AlterColumnOperation::DropDefault => {
                column.default = None;
                column.kind.identity = false;
            }
            AlterColumnOperation::SetDataType { data_type, .. } => {
                let identity = column.kind.identity;
                column.kind = self.kind(&column.name, &data_type, &place.of(name.span.start));
                column.kind.identity |= identity;
            }
            AlterColumnOperation::AddGenerated { generated_as, .. } => {
                column.kind.identity = true;
                column.nullable = false;
                if generated_as == Some(GeneratedAs::Always) {
                    let column = column.name.clone();
                    let what = "`GENERATED ALWAYS` is left out";
                    self.lose(Loss::of_column(LossKind::IdentityAlways, &draft.table, column, what));
                }
            }
        }
    }

    /// MySQL says where a new column goes.
    fn put_in_place(&self, draft: &mut Draft, position: Option<MySQLColumnPosition>) {
        let to = match position {
            None => return,
            Some(MySQLColumnPosition::First) => 0,
            Some(MySQLColumnPosition::After(name)) => {
                let wanted = draft.column_names(&[name], self.spelling);
                draft.columns.iter().position(|column| wanted == [column.name.clone()]).map_or(0, |at| at + 1)
            }
        };
        if let Some(column) = draft.columns.pop() {
            draft.columns.insert(to.min(draft.columns.len()), column);
        }
    }

    /// MySQL's MODIFY and CHANGE say the whole column again.
    fn redefine(
        &mut self,
        draft: &mut Draft,
        old: &Ident,
        new: Ident,
        data_type: DataType,
        options: Vec<ColumnOption>,
        place: Place<'_>,
    ) {
        let Some(old) = draft.column_mut(old, self.spelling).map(|column| column.name.clone()) else { return };
        let new_name = self.name(&new);
        draft.rename_column(&old, &new_name);
        self.rename_targets(&draft.table, &old, &new_name);
        let options = options.into_iter().map(|option| ColumnOptionDef { name: None, option }).collect();
        let column = ColumnDef { name: Ident::with_quote('`', new_name), data_type, options };
        self.add_column(draft, &column, None, place);
    }

    /// Foreign keys of other tables follow a renamed column.
    fn rename_targets(&mut self, table: &str, old: &str, new: &str) {
        let references = self.tables.iter_mut().flat_map(|table| &mut table.references);
        for reference in references.filter(|reference| reference.table == table) {
            for column in reference.target_columns.iter_mut().filter(|column| *column == old) {
                new.clone_into(column);
            }
        }
    }
}

fn drop_constraint(draft: &mut Draft, name: &str) {
    let table = &draft.table;
    let is_named = |own: &Option<String>, columns: &[String], suffix: &str| match own {
        Some(own) => own == name,
        None => crate::schema::default_name(table, columns, suffix) == name,
    };
    if crate::schema::default_name(table, &[], "pkey") == name {
        draft.primary_key.clear();
    }
    draft.uniques.retain(|unique| !is_named(&unique.name, &unique.columns, "key"));
    draft.references.retain(|reference| !is_named(&reference.name, &reference.columns, "fkey"));
    let columns: Vec<DraftColumn> = draft.columns.clone();
    draft.checks.retain(|check| match &check.name {
        Some(own) => own != name,
        None => !columns.iter().any(|column| {
            crate::schema::default_name(table, std::slice::from_ref(&column.name), "check") == name
                && check.expression.to_string().to_lowercase().contains(&column.name.to_lowercase())
        }),
    });
}
