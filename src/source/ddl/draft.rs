//! A table while its statements are being read: what is said of it, before it can be understood.

use super::remark::Remark;
use super::spelling::Spelling;
use crate::field_type::FieldType;
use crate::problem::Problem;
use crate::schema::{KeyAction, Reference, Unique};
use sqlparser::ast::{Expr, Ident};
use std::collections::BTreeSet;

/// A table. Types are known, but checks and defaults are read only at the end, since a later statement may change the
/// type of what they refer to.
#[derive(Clone, Debug)]
pub struct Draft {
    pub table: String,
    pub comment: Option<String>,
    pub columns: Vec<DraftColumn>,
    pub primary_key: Vec<String>,
    pub uniques: Vec<Unique>,
    pub references: Vec<Reference>,
    pub checks: Vec<DraftCheck>,
    /// SQLite's `WITHOUT ROWID`: the key is not numbered.
    pub without_rowid: bool,
    /// The columns of foreign keys that stand beside the columns.
    pub keys_of_table: BTreeSet<String>,
    /// Indexes that are no keys.
    pub indexes: Vec<DraftIndex>,
}

/// An index that is no key.
#[derive(Clone, Debug)]
pub struct DraftIndex {
    pub name: String,
    /// What it is over.
    pub parts: Vec<Expr>,
    /// Which rows it has.
    pub predicate: Option<Expr>,
    /// `gin`, ...; the usual one when it says none.
    pub method: Option<String>,
    pub unique: bool,
}

impl DraftIndex {
    /// What it is over, and its condition.
    fn expressions(&self) -> impl Iterator<Item = &Expr> {
        self.parts.iter().chain(&self.predicate)
    }

    /// The columns of one that is of whole columns, of all rows and of the usual kind.
    pub fn columns(&self) -> Option<Vec<String>> {
        if self.predicate.is_some() || self.method.as_deref().is_some_and(|method| method != "btree") {
            return None;
        }
        let column = |part: &Expr| if let Expr::Identifier(name) = part { Some(name.value.clone()) } else { None };
        self.parts.iter().map(column).collect()
    }
}

/// A column.
#[derive(Clone, Debug)]
pub struct DraftColumn {
    pub name: String,
    pub kind: Kind,
    pub nullable: bool,
    pub default: Option<Expr>,
    pub generated: Option<Expr>,
    pub comment: Option<String>,
    /// What a comment at the end of its line says.
    pub remark: Option<Remark>,
    /// `file:line:column`
    pub place: String,
}

/// What a declared type comes to.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Or why it is none.
    pub field_type: Result<FieldType, Problem>,
    /// The type as it was declared, in lower case.
    pub declared: String,
    /// serial, identity, AUTO_INCREMENT
    pub identity: bool,
    /// MySQL's UNSIGNED.
    pub unsigned: bool,
}

/// A check.
#[derive(Clone, Debug)]
pub struct DraftCheck {
    pub name: Option<String>,
    pub expression: Expr,
    /// Whether the expression is the one of a remark, in neutral terms.
    pub remarked: bool,
    /// For the check of a domain: the column that `VALUE` means.
    pub value: Option<String>,
    /// Whether it stands beside the columns, and not with one of them.
    pub is_of_table: bool,
}

impl Draft {
    /// A table without anything.
    pub fn new(table: String) -> Self {
        Self {
            table,
            comment: None,
            columns: Vec::new(),
            primary_key: Vec::new(),
            uniques: Vec::new(),
            references: Vec::new(),
            checks: Vec::new(),
            without_rowid: false,
            keys_of_table: BTreeSet::new(),
            indexes: Vec::new(),
        }
    }

    /// The column that a name in SQL means.
    pub fn column_mut(&mut self, name: &Ident, spelling: Spelling) -> Option<&mut DraftColumn> {
        let found = position(self.columns.iter().map(|column| column.name.as_str()), name, spelling)?;
        self.columns.get_mut(found)
    }

    /// The column names that these names in SQL mean. What is no column stays, and is a problem later.
    pub fn column_names(&self, names: &[Ident], spelling: Spelling) -> Vec<String> {
        let own = || self.columns.iter().map(|column| column.name.as_str());
        names
            .iter()
            .map(|name| match position(own(), name, spelling) {
                Some(found) => self.columns[found].name.clone(),
                None => fold_name(name, spelling),
            })
            .collect()
    }

    /// What keeps SQLite from dropping a column.
    pub fn holder(&self, column: &str) -> Option<String> {
        let speaks = |columns: &[String]| columns.iter().any(|own| own == column);
        if speaks(&self.primary_key) {
            return Some("the primary key".to_owned());
        }
        if self.uniques.iter().any(|unique| speaks(&unique.columns)) {
            return Some("a unique key or index".to_owned());
        }
        if self.keys_of_table.contains(column) {
            return Some("a foreign key of the table".to_owned());
        }
        if self.checks.iter().any(|check| check.is_of_table && mentions(check, column)) {
            return Some("a check of the table".to_owned());
        }
        let index = self.indexes.iter().find(|index| index.expressions().any(|part| names(part, column)));
        let computes =
            |other: &&DraftColumn| other.generated.as_ref().is_some_and(|expression| names(expression, column));
        let computed = || self.columns.iter().find(computes);
        index
            .map(|index| format!("the index `{}`", index.name.escape_debug()))
            .or_else(|| computed().map(|other| format!("the computed column `{}`", other.name.escape_debug())))
    }

    /// Forgets a column and every key and check that refers to it, as a database does.
    pub fn drop_column(&mut self, name: &str) {
        let speaks = |columns: &[String]| columns.iter().any(|column| column == name);
        self.columns.retain(|column| column.name != name);
        self.uniques.retain(|unique| !speaks(&unique.columns));
        self.references.retain(|reference| !speaks(&reference.columns));
        if speaks(&self.primary_key) {
            self.primary_key.clear();
        }
        self.checks.retain(|check| !mentions(check, name));
        self.indexes.retain(|index| !index.expressions().any(|part| names(part, name)));
    }

    /// Gives a column another name wherever it is spoken of.
    pub fn rename_column(&mut self, from: &str, to: &str) {
        let rename = |name: &mut String| {
            if name == from {
                to.clone_into(name);
            }
        };
        self.columns.iter_mut().for_each(|column| rename(&mut column.name));
        self.primary_key.iter_mut().for_each(rename);
        if self.keys_of_table.remove(from) {
            self.keys_of_table.insert(to.to_owned());
        }
        self.uniques.iter_mut().flat_map(|unique| &mut unique.columns).for_each(rename);
        self.references.iter_mut().flat_map(|reference| &mut reference.columns).for_each(rename);
        let generated = self.columns.iter_mut().filter_map(|column| column.generated.as_mut());
        let indexed = self.indexes.iter_mut().flat_map(|index| index.parts.iter_mut().chain(&mut index.predicate));
        for expression in self.checks.iter_mut().map(|check| &mut check.expression).chain(generated).chain(indexed) {
            rename_in(expression, from, to);
        }
        for check in &mut self.checks {
            check.value.as_mut().into_iter().for_each(rename);
        }
    }
}

fn mentions(check: &DraftCheck, column: &str) -> bool {
    names(&check.expression, column) || check.value.as_deref() == Some(column)
}

fn names(expression: &Expr, column: &str) -> bool {
    let found = sqlparser::ast::visit_expressions(expression, |expression| match expression {
        Expr::Identifier(name) if name.value.eq_ignore_ascii_case(column) => std::ops::ControlFlow::Break(()),
        _ => std::ops::ControlFlow::Continue(()),
    });
    found.is_break()
}

fn rename_in(expression: &mut Expr, from: &str, to: &str) {
    let _: std::ops::ControlFlow<()> = sqlparser::ast::visit_expressions_mut(expression, |expression| {
        if let Expr::Identifier(name) = expression
            && name.value.eq_ignore_ascii_case(from)
        {
            *name = Ident::with_quote('"', to);
        }
        std::ops::ControlFlow::Continue(())
    });
}

/// The name that an identifier is in the database: PostgreSQL folds what is not quoted.
pub fn fold_name(name: &Ident, spelling: Spelling) -> String {
    if name.quote_style.is_none() && spelling == Spelling::Postgres {
        name.value.to_lowercase()
    } else {
        name.value.replace('\0', "")
    }
}

/// Which of these names an identifier means: the same one, else, where the database does not mind, one that differs
/// in upper and lower case only.
pub fn position<'a>(
    mut names: impl Iterator<Item = &'a str> + Clone,
    wanted: &Ident,
    spelling: Spelling,
) -> Option<usize> {
    let name = fold_name(wanted, spelling);
    let minds_case = spelling == Spelling::Postgres;
    names
        .clone()
        .position(|own| own == name)
        .or_else(|| if minds_case { None } else { names.position(|own| own.eq_ignore_ascii_case(&name)) })
}

/// What a foreign key does when its target goes or changes.
pub fn key_action(action: Option<sqlparser::ast::ReferentialAction>) -> KeyAction {
    use sqlparser::ast::ReferentialAction as Action;
    match action {
        None | Some(Action::Restrict | Action::NoAction) => KeyAction::Restrict,
        Some(Action::Cascade) => KeyAction::Cascade,
        Some(Action::SetNull) => KeyAction::SetNull,
        Some(Action::SetDefault) => KeyAction::SetDefault,
    }
}
