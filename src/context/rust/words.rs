//! How generated Rust calls a record and several of them.

use crate::context::ModuleNames;
use serde::Serialize;

/// Words for local variables and for sentences.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// A local variable that holds a record: `order_item`.
    pub one: String,
    /// A local variable that holds several: `order_items`.
    pub many: String,
    /// In a sentence: `order item`.
    pub one_text: String,
    /// At the start of a sentence: `An order item`.
    pub one_title: String,
    /// In a sentence: `an order item`.
    pub a_one_text: String,
    /// In a sentence: `order items`.
    pub many_text: String,
    /// At the start of a sentence: `Order items`.
    pub many_title: String,
    /// In the name of a test: `an_order_item`.
    pub a_one_snake: String,
}

/// Names that generated functions give to something else.
const TAKEN: &[&str] = &[
    "admin",
    "after",
    "answer",
    "app",
    "before",
    "body",
    "bulk",
    "change",
    "changed",
    "connection",
    "controller",
    "count",
    "created",
    "current",
    "delete",
    "deleted",
    "error",
    "events",
    "expected",
    "found",
    "gone",
    "hooks",
    "id",
    "ids",
    "input",
    "insert",
    "inserted",
    "list",
    "next",
    "now",
    "number",
    "patch",
    "path",
    "query",
    "reader",
    "record",
    "records",
    "refused",
    "replaced",
    "repository",
    "request",
    "routes",
    "row",
    "rules",
    "sample",
    "schemas",
    "select",
    "shown",
    "stale",
    "stranger",
    "tests",
    "text",
    "total",
    "update",
    "updated",
    "value",
    "values",
    "version",
];

impl Words {
    /// The words of a module.
    pub fn new(names: &ModuleNames) -> Self {
        let (one, many) = (&names.one.snake, &names.many.snake);
        let is_usable = |name: &str| !TAKEN.contains(&name) && crate::naming::rust_identifier(name) == name;
        let own = one != many && is_usable(one) && is_usable(many);
        let one_text = one.replace('_', " ");
        let many_text = many.replace('_', " ");
        let article = if one_text.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        Self {
            one: if own { one.clone() } else { "record".to_owned() },
            many: if own { many.clone() } else { "records".to_owned() },
            a_one_text: format!("{article} {one_text}"),
            one_title: format!("{}{} {one_text}", article[..1].to_uppercase(), &article[1..]),
            a_one_snake: format!("{article}_{one}"),
            many_title: names.many.title.clone(),
            one_text,
            many_text,
        }
    }
}
