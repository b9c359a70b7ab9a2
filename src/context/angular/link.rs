//! Tables that do nothing but link the rows of two others.

use crate::context::{Field, KeyShape, Module, Role};

/// Whether rows have two references, each pair of them once, and nothing else that a client gives.
pub fn is_link(module: &Module) -> bool {
    let is_end = |field: &Field| {
        let is_known = field.reference.as_ref().is_some_and(|reference| reference.module.is_some());
        is_known && field.creatable && !field.nullable() && !field.secret
    };
    let is_of_server = |field: &Field| {
        matches!(field.role, Role::Key | Role::Version | Role::CreatedAt | Role::UpdatedAt) && !field.creatable
    };
    let (ends, others): (Vec<&Field>, Vec<&Field>) = module.fields.iter().partition(|field| is_end(field));
    let are_ends = |columns: &[String]| columns.len() == 2 && ends.iter().all(|end| columns.contains(&end.column.name));
    let mut uniques = module.table.uniques.iter();
    ends.len() == 2
        && others.into_iter().all(is_of_server)
        && module.key != KeyShape::None
        && (are_ends(&module.table.primary_key) || uniques.any(|unique| are_ends(&unique.columns)))
}

#[cfg(test)]
mod tests {
    use crate::context::{KnownModule, Module, ModuleNames, Options};
    use crate::dialect::Dialect;
    use crate::source::ddl;
    use std::collections::BTreeMap;

    /// Whether a table of these columns, beside orders and tags with modules, is a link.
    fn is_link(columns: &str) -> bool {
        let sql = format!(
            "CREATE TABLE orders (id int PRIMARY KEY, name text NOT NULL);
             CREATE TABLE tags (id int PRIMARY KEY, name text NOT NULL);
             CREATE TABLE order_tags ({columns});"
        );
        let mut tables = ddl::tables(&sql, "schema.sql", &BTreeMap::new()).expect("tables").tables;
        let table = tables.pop().expect("a table");
        let known = |table: &crate::schema::Table| KnownModule::new(table.name.clone(), table, &Options::default());
        let known = tables.iter().map(|table| (table.name.clone(), known(table))).collect();
        let names = ModuleNames::new("order_tags", None).expect("names");
        let module = Module::new(names, Options::default(), Dialect::Sqlite, table, &known).expect("a module");
        super::is_link(&module)
    }

    const ENDS: &str = "order_id int NOT NULL REFERENCES orders (id), tag_id int NOT NULL REFERENCES tags (id)";

    #[test]
    fn a_pair_of_references_is_a_link() {
        for rest in [
            "PRIMARY KEY (tag_id, order_id)",
            "id uuid PRIMARY KEY, UNIQUE (order_id, tag_id)",
            "created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (order_id, tag_id)",
        ] {
            assert!(is_link(&format!("{ENDS}, {rest}")), "{rest}");
        }
    }

    #[test]
    fn what_says_more_is_none() {
        for rest in [
            "note text, PRIMARY KEY (order_id, tag_id)",
            "id uuid PRIMARY KEY",
            "id uuid PRIMARY KEY, UNIQUE (order_id)",
            "UNIQUE (order_id)",
            "twin_id int NOT NULL REFERENCES tags (id), PRIMARY KEY (order_id, tag_id)",
        ] {
            assert!(!is_link(&format!("{ENDS}, {rest}")), "{rest}");
        }
        let optional = "order_id int NOT NULL REFERENCES orders (id), tag_id int REFERENCES tags (id)";
        assert!(!is_link(&format!("id uuid PRIMARY KEY, {optional}, UNIQUE (order_id, tag_id)")));
        assert!(!is_link("order_id int REFERENCES orders (id), tag_id int, PRIMARY KEY (order_id, tag_id)"));
    }
}
