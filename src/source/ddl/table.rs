//! Reads CREATE TABLE.

use super::catalogue::{Catalogue, Place, last_part};
use super::draft::{Draft, DraftCheck, DraftColumn, DraftIndex, key_action};
use super::remark::Remark;
use crate::expression::expression;
use crate::loss::{Loss, LossKind};
use crate::problem::Problem;
use crate::schema::{Reference, Unique};
use sqlparser::ast::{
    ColumnDef, ColumnOption, CommentDef, ConstraintCharacteristics, CreateTable, CreateTableLikeKind,
    CreateTableOptions, DataType, Expr, ForeignKeyConstraint, GeneratedAs, Ident, IndexColumn, NullsDistinctOption,
    ObjectNamePart, Spanned, SqlOption, TableConstraint,
};
use sqlparser::tokenizer::Location;

/// A remark and where it stands.
pub type Remarks = Vec<(Location, Remark)>;

impl Catalogue<'_> {
    /// Takes a new table in.
    pub fn create_table(&mut self, table: CreateTable, remarks: Remarks, place: Place<'_>) {
        let partition = table.partition_of.is_some();
        if table.temporary || partition {
            return;
        }
        if self.find(&table.name).is_some() {
            if !table.if_not_exists {
                let (name, written) = (self.table_name(&table.name), self.name(&last_part(&table.name)));
                let problem = Problem::new(format!("table `{}` is created twice", written.escape_debug()))
                    .at(place.start())
                    .hint("keep one of them, or drop the first one before");
                self.problems.push((name, problem));
            }
            return;
        }
        let mut draft = Draft::new(self.name(&last_part(&table.name)));
        draft.without_rowid = table.without_rowid;
        draft.comment = table_comment(&table, &remarks);
        // MySQL's `CREATE TABLE new LIKE old`
        let copies_keys = matches!(table.like, Some(CreateTableLikeKind::Plain(_)));
        let parents = table.inherits.iter().flatten().chain(table.like.iter().map(|like| match like {
            CreateTableLikeKind::Parenthesized(like) | CreateTableLikeKind::Plain(like) => &like.name,
        }));
        for parent in parents.cloned().collect::<Vec<_>>() {
            if let Some(parent) = self.find(&parent) {
                draft.columns.extend(parent.columns.clone());
                draft.checks.extend(parent.checks.clone());
                if copies_keys {
                    draft.primary_key.clone_from(&parent.primary_key);
                    draft.uniques.clone_from(&parent.uniques);
                }
            }
        }
        if table.query.is_some() && table.columns.is_empty() {
            self.lose_of_table(LossKind::Table, &draft.table, "it is left out: its columns come from a query");
            return;
        }
        if table.partition_by.is_some() {
            self.lose_of_table(LossKind::Inheritance, &draft.table, "its partitions are left out");
        }
        if table.inherits.is_some() {
            self.lose_of_table(
                LossKind::Inheritance,
                &draft.table,
                "it has the columns of its parent, and is no part of it",
            );
        }
        let constraint_starts: Vec<Location> =
            table.constraints.iter().map(|constraint| constraint.span().start).collect();
        for (index, column) in table.columns.iter().enumerate() {
            let end = table.columns.get(index + 1).map(|next| next.name.span.start);
            let end = end.or_else(|| constraint_starts.iter().min().copied());
            let own = remarks
                .iter()
                .find(|(at, remark)| {
                    *at > column.name.span.start && end.is_none_or(|end| *at < end) && !remark.of_table
                })
                .map(|(_, remark)| remark.clone());
            self.add_column(&mut draft, column, own, place);
        }
        for (index, constraint) in table.constraints.into_iter().enumerate() {
            let (start, end) = (constraint_starts[index], constraint_starts.get(index + 1));
            let own = remarks.iter().find(|(at, _)| *at > start && end.is_none_or(|end| at < end));
            let check = own.and_then(|(_, remark)| remark.check.as_deref());
            self.add_constraint(&mut draft, constraint, check);
        }
        self.made.insert(draft.table.clone(), place.file.to_owned());
        if let [.., ObjectNamePart::Identifier(schema), _] = table.name.0.as_slice() {
            let schema = self.name(schema);
            if !["public", "main"].contains(&schema.as_str()) {
                self.schemas.insert(draft.table.clone(), schema);
            }
        }
        self.tables.push(draft);
    }

    /// Takes a column in, with what stands behind it.
    pub fn add_column(&mut self, draft: &mut Draft, column: &ColumnDef, remark: Option<Remark>, place: Place<'_>) {
        let name = self.name(&column.name);
        let at = place.of(column.name.span.start);
        let mut new = DraftColumn {
            kind: self.kind(&name, &column.data_type, &at),
            nullable: true,
            default: None,
            generated: None,
            comment: None,
            remark,
            place: at,
            name,
        };
        self.put_domain(draft, &mut new, &column.data_type);
        let index = draft.columns.iter().position(|own| own.name == new.name);
        let index = index.unwrap_or(draft.columns.len());
        // A table may name a column of its parent again.
        if index == draft.columns.len() {
            draft.columns.push(new);
        } else {
            draft.columns[index] = new;
        }
        for option in &column.options {
            self.put_option(draft, index, option.name.as_ref(), &option.option);
        }
    }

    fn put_domain(&mut self, draft: &mut Draft, column: &mut DraftColumn, data_type: &DataType) {
        let DataType::Custom(name, _) = data_type else { return };
        let name = self.name(&last_part(name));
        let Some(domain) = self.domains.get(&name) else { return };
        column.nullable = domain.nullable;
        column.default.clone_from(&domain.default);
        if let Err(problem) = &domain.kind.field_type {
            column.kind.field_type = Err(problem.clone());
        }
        draft.checks.extend(domain.checks.iter().map(|expression| DraftCheck {
            name: None,
            expression: expression.clone(),
            value: Some(column.name.clone()),
            remarked: false,
            is_of_table: false,
        }));
        let what = format!("the domain `{name}` becomes its type and its checks");
        self.lose(Loss::of_column(LossKind::Domain, &draft.table, &column.name, what));
    }

    fn put_option(&mut self, draft: &mut Draft, index: usize, name: Option<&Ident>, option: &ColumnOption) {
        let column = &mut draft.columns[index];
        let own = column.name.clone();
        let given = |inner: Option<&Ident>| name.or(inner).map(|name| self.name(name));
        match option {
            ColumnOption::Null => column.nullable = true,
            ColumnOption::NotNull => column.nullable = false,
            ColumnOption::Default(expression) => column.default = Some(expression.clone()),
            ColumnOption::PrimaryKey(_) => draft.primary_key = vec![own],
            ColumnOption::Unique(unique) => {
                draft.uniques.push(Unique { name: given(unique.name.as_ref()), columns: vec![own] });
            }
            ColumnOption::ForeignKey(key) if is_not_enforced(key.characteristics.as_ref()) => {
                self.lose_not_enforced(draft, "foreign key", name);
            }
            ColumnOption::Check(check) if check.enforced == Some(false) => {
                self.lose_not_enforced(draft, "check", name);
            }
            ColumnOption::OnUpdate(moment) => {
                let what = format!("`ON UPDATE {moment}` is left out");
                self.lose(Loss::of_column(LossKind::Touched, &draft.table, own, what));
            }
            ColumnOption::Collation(collation) => {
                let kind = super::loss::of_collation(&collation.to_string());
                let what = format!("`COLLATE {collation}` is left out");
                kind.into_iter().for_each(|kind| self.lose(Loss::of_column(kind, &draft.table, &own, &what)));
            }
            ColumnOption::ForeignKey(key) => {
                let mut reference = self.reference(draft, key);
                reference.name = given(key.name.as_ref());
                reference.columns = vec![own.clone()];
                self.lose_of_key(draft, &[own], key);
                draft.references.push(reference);
            }
            ColumnOption::Check(check) => {
                draft.checks.push(self.check_of(given(check.name.as_ref()), &check.expr, None));
            }
            ColumnOption::DialectSpecific(tokens) => {
                column.kind.identity |= tokens.iter().any(|token| {
                    matches!(token.to_string().to_ascii_lowercase().as_str(), "auto_increment" | "autoincrement")
                });
            }
            ColumnOption::Identity(_) => column.kind.identity = true,
            ColumnOption::Comment(comment) => column.comment = Some(comment.clone()).filter(|text| !text.is_empty()),
            ColumnOption::Generated { generation_expr: Some(expression), .. }
            | ColumnOption::Materialized(expression)
            | ColumnOption::Alias(expression) => column.generated = Some(expression.clone()),
            ColumnOption::Generated { generation_expr: None, generated_as, .. } => {
                column.kind.identity = true;
                column.nullable = false;
                if *generated_as == GeneratedAs::Always {
                    let what = "`GENERATED ALWAYS` is left out";
                    self.lose(Loss::of_column(LossKind::IdentityAlways, &draft.table, own, what));
                }
            }
            _ => {}
        }
    }

    /// Takes a constraint of the table in. `remarked` is what a check was before the stored form got in its way.
    pub fn add_constraint(&mut self, draft: &mut Draft, constraint: TableConstraint, remarked: Option<&str>) {
        let spelling = self.spelling;
        match constraint {
            TableConstraint::PrimaryKey(key) => {
                let columns: Option<Vec<Ident>> = key.columns.iter().map(whole_column).collect();
                draft.primary_key = draft.column_names(&columns.unwrap_or_default(), spelling);
            }
            TableConstraint::Unique(unique) => {
                let name = unique.name.or(unique.index_name).map(|name| self.name(&name));
                let columns: Option<Vec<Ident>> = unique.columns.iter().map(whole_column).collect();
                match columns {
                    Some(columns) => {
                        let columns = draft.column_names(&columns, spelling);
                        if matches!(unique.nulls_distinct, NullsDistinctOption::NotDistinct) {
                            self.lose_distinct_nulls(&draft.table, &columns);
                        }
                        self.lose_deferrable(draft, "unique key", &columns, unique.characteristics.as_ref());
                        draft.uniques.push(Unique { name, columns });
                    }
                    None => {
                        let name = name.unwrap_or_default();
                        let what = format!("the unique key `{name}` is left out: it is not over whole columns");
                        self.lose_of_table(LossKind::PartialUnique, &draft.table, what);
                    }
                }
            }
            TableConstraint::ForeignKey(key) if is_not_enforced(key.characteristics.as_ref()) => {
                self.lose_not_enforced(draft, "foreign key", key.name.as_ref());
            }
            TableConstraint::Check(check) if check.enforced == Some(false) => {
                self.lose_not_enforced(draft, "check", check.name.as_ref());
            }
            TableConstraint::ForeignKey(key) => {
                let reference = self.reference(draft, &key);
                draft.keys_of_table.extend(reference.columns.iter().cloned());
                self.lose_of_key(draft, &reference.columns, &key);
                draft.references.push(reference);
            }
            TableConstraint::Check(check) => {
                let name = check.name.as_ref().map(|name| self.name(name));
                draft.checks.push(DraftCheck { is_of_table: true, ..self.check_of(name, &check.expr, remarked) });
            }
            TableConstraint::Exclude(constraint) => {
                self.lose_of_table(LossKind::Exclusion, &draft.table, format!("`{constraint}` is left out"));
            }
            TableConstraint::PrimaryKeyUsingIndex(key) => {
                let index = self.name(&key.index_name);
                if let Some(found) = draft.uniques.iter().position(|unique| unique.name.as_ref() == Some(&index)) {
                    draft.primary_key = draft.uniques.remove(found).columns;
                }
            }
            TableConstraint::Index(index) => {
                let (name, parts) = (index.name.as_ref(), &index.columns);
                draft.indexes.push(self.index(name, parts, None));
            }
            TableConstraint::FulltextOrSpatial(index) => {
                let method = if index.fulltext { "fulltext" } else { "spatial" };
                draft.indexes.push(self.index(index.opt_index_name.as_ref(), &index.columns, Some(method)));
            }
            TableConstraint::UniqueUsingIndex(_) => {}
        }
    }

    /// An index that stands among the columns, as in MySQL.
    fn index(&self, name: Option<&Ident>, parts: &[IndexColumn], method: Option<&str>) -> DraftIndex {
        DraftIndex {
            name: name.map(|name| self.name(name)).unwrap_or_default(),
            parts: parts.iter().map(|part| part.column.expr.clone()).collect(),
            predicate: None,
            method: method.map(str::to_owned),
            unique: false,
        }
    }

    fn lose_not_enforced(&mut self, draft: &Draft, what: &str, name: Option<&Ident>) {
        let name = name.map(|name| format!(" `{}`", self.name(name))).unwrap_or_default();
        let what = format!("the {what}{name} is left out: it is not enforced");
        self.lose_of_table(LossKind::NotEnforced, &draft.table, what);
    }

    fn check_of(&self, name: Option<String>, written: &Expr, remarked: Option<&str>) -> DraftCheck {
        match remarked.and_then(expression) {
            Some(expression) => DraftCheck { name, expression, value: None, remarked: true, is_of_table: false },
            None => DraftCheck { name, expression: written.clone(), value: None, remarked: false, is_of_table: false },
        }
    }

    fn reference(&self, draft: &Draft, key: &ForeignKeyConstraint) -> Reference {
        let own = last_part(&key.foreign_table);
        // The table may refer to itself before it is known.
        let itself = super::draft::position(std::iter::once(draft.table.as_str()), &own, self.spelling).is_some();
        let table = if itself { draft.table.clone() } else { self.table_name(&key.foreign_table) };
        let target = self.tables.iter().find(|known| known.table == table).filter(|_| !itself);
        let target_columns = match (itself, target) {
            (true, _) => draft.column_names(&key.referred_columns, self.spelling),
            (_, Some(target)) => target.column_names(&key.referred_columns, self.spelling),
            _ => key.referred_columns.iter().map(|name| self.name(name)).collect(),
        };
        Reference {
            name: key.name.as_ref().map(|name| self.name(name)),
            columns: draft.column_names(&key.columns, self.spelling),
            table,
            target_columns,
            on_delete: key_action(key.on_delete),
            on_update: key_action(key.on_update),
        }
    }
}

fn is_not_enforced(found: Option<&ConstraintCharacteristics>) -> bool {
    found.is_some_and(|found| found.enforced == Some(false))
}

/// The column that a key part is; `None` for an expression or a prefix.
pub fn whole_column(part: &IndexColumn) -> Option<Ident> {
    match &part.column.expr {
        Expr::Identifier(name) => Some(name.clone()),
        _ => None,
    }
}

fn table_comment(table: &CreateTable, remarks: &Remarks) -> Option<String> {
    let options = match &table.table_options {
        CreateTableOptions::None => &[][..],
        CreateTableOptions::With(options)
        | CreateTableOptions::Options(options)
        | CreateTableOptions::Plain(options)
        | CreateTableOptions::TableProperties(options) => options,
    };
    let of_options = options.iter().find_map(|option| match option {
        SqlOption::Comment(CommentDef::WithEq(text) | CommentDef::WithoutEq(text)) => Some(text.clone()),
        _ => None,
    });
    let of_remark = remarks.iter().find(|(_, remark)| remark.of_table).and_then(|(_, remark)| remark.comment.clone());
    of_options.or(of_remark).filter(|text| !text.is_empty())
}
