//! The rows that a made-up record refers to, and those that these refer to: its tests write them first.

use super::keeping::{Values, keep_checks};
use super::made::{self, Made, ROOM};
use super::order;
use super::sql::{literal, quoted_name};
use crate::context::module::fields_of;
use crate::context::{Field, Module};
use crate::dialect::Dialect;
use crate::schema::{DefaultValue, Reference, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Rows for the tests of one module.
#[derive(Debug, Default)]
pub struct Fixture {
    /// The statements that write the rows, as Rust literals, those first that others refer to.
    pub rows: Vec<String>,
    /// The values of the columns that refer to them.
    pub values: Values,
    /// Tables in which a record must have a row, and for which none was found.
    pub missing: Vec<String>,
}

impl Fixture {
    /// The rows that records of a module refer to.
    pub fn new(module: &Module) -> Self {
        let own = &module.table;
        let mut builder = Builder {
            tables: &module.others,
            dialect: module.dialect,
            rows: BTreeMap::new(),
            statements: Vec::new(),
            path: vec![own.name.clone()],
        };
        let mut fixture = Self::default();
        for reference in &own.references {
            let given = |name: &String| module.fields.iter().any(|field| field.column.name == *name && field.creatable);
            if !reference.columns.iter().all(given) {
                continue;
            }
            match builder.referred(own, reference, &fixture.values, None) {
                Some(values) => fixture.values.extend(values),
                None if is_optional(own, reference) => {}
                None => fixture.missing.push(reference.table.clone()),
            }
        }
        fixture.rows = builder.statements;
        fixture
    }
}

/// Whether a row need not refer.
fn is_optional(table: &Table, reference: &Reference) -> bool {
    let mut columns = reference.columns.iter().filter_map(|name| table.column(name));
    columns.any(|column| column.nullable)
}

fn is_in_unique(table: &Table, name: &String) -> bool {
    table.primary_key.contains(name) || table.uniques.iter().any(|unique| unique.columns.contains(name))
}

struct Builder<'a> {
    tables: &'a [Table],
    dialect: Dialect,
    /// What was made, by table and number.
    rows: BTreeMap<(String, i64), Values>,
    statements: Vec<String>,
    /// The tables whose rows wait for this one.
    path: Vec<String>,
}

impl Builder<'_> {
    /// The values of a reference, whose rows are made: of all records, or of the one with a number.
    fn referred(
        &mut self,
        table: &Table,
        reference: &Reference,
        known: &Values,
        number: Option<i64>,
    ) -> Option<Values> {
        let tables = self.tables;
        let parent = tables.iter().find(|parent| parent.name == reference.table)?;
        let targets = match reference.target_columns.is_empty() {
            true => &parent.primary_key,
            false => &reference.target_columns,
        };
        let pairs: Vec<(&String, &String)> = reference.columns.iter().zip(targets).collect();
        let varies = reference.columns.iter().any(|name| is_in_unique(table, name));
        let numbers = match (varies, number) {
            (false, _) => 1..=1,
            (true, None) => 1..=ROOM,
            (true, Some(number)) => number..=number,
        };
        let forced: Values = pairs
            .iter()
            .filter_map(|(column, target)| Some(((*target).clone(), known.get(*column)?.clone())))
            .collect();
        let mut last = None;
        for number in numbers {
            last = Some(self.row(parent, number, &forced, targets)?);
        }
        let row = last?;
        let value = |target: &String| row.get(target).map(|made| if varies { made.clone() } else { made.at(1) });
        pairs.into_iter().map(|(column, target)| Some((column.clone(), value(target)?))).collect()
    }

    /// Makes a row with a number, unless it is there; its values.
    fn row(&mut self, table: &Table, number: i64, forced: &Values, targets: &[String]) -> Option<Values> {
        if let Some(row) = self.rows.get(&(table.name.clone(), number)) {
            let fits = forced
                .iter()
                .all(|(name, made)| row.get(name).is_some_and(|there| there.at(number) == made.at(number)));
            return (fits && targets.iter().all(|target| row.contains_key(target))).then(|| row.clone());
        }
        if self.path.contains(&table.name) {
            return None;
        }
        self.path.push(table.name.clone());
        let row = self.new_row(table, number, forced, targets);
        self.path.pop();
        let row = row?;
        self.rows.insert((table.name.clone(), number), row.clone());
        Some(row)
    }

    fn new_row(&mut self, table: &Table, number: i64, forced: &Values, targets: &[String]) -> Option<Values> {
        let fields = fields_of(table);
        let is_needed = |field: &&Field| {
            let column = &field.column;
            let is_filled = column.nullable || column.default.is_some() || column.generated.is_some();
            !is_filled || (targets.contains(&column.name) && column.generated.is_none())
        };
        let needed: BTreeSet<String> = fields.iter().filter(is_needed).map(|field| field.column.name.clone()).collect();
        let mut values = forced.clone();
        for reference in &table.references {
            if reference.columns.iter().any(|name| needed.contains(name) && !values.contains_key(name)) {
                let referred = self.referred(table, reference, &values, Some(number))?;
                values.extend(referred);
            }
        }
        let fixed: BTreeSet<String> = values.keys().cloned().collect();
        let steps = order::steps(table);
        for field in fields.iter().filter(|field| needed.contains(&field.column.name)) {
            let name = &field.column.name;
            if !values.contains_key(name) {
                let step = steps.get(name).copied().unwrap_or_default();
                values.insert(name.clone(), made::value(field, is_in_unique(table, name), step)?);
            }
        }
        if !keep_checks(table, &fields, &mut values, &fixed).is_empty() {
            return None;
        }
        self.statements.push(self.statement(table, &values, number)?);
        Some(values)
    }

    fn statement(&self, table: &Table, values: &Values, number: i64) -> Option<String> {
        let given: Vec<(String, String)> = table
            .columns
            .iter()
            .filter_map(|column| Some((column, values.get(&column.name)?)))
            .map(|(column, made)| {
                Some((quoted_name(&column.name), made.sql(&column.field_type, self.dialect, number)?))
            })
            .collect::<Option<_>>()?;
        let is_identity = |column: &crate::schema::Column| {
            matches!(column.default, Some(DefaultValue::Identity)) && values.contains_key(&column.name)
        };
        // The database numbers the column, and this row has a number of its own.
        let overriding = match self.dialect {
            Dialect::Postgres if table.columns.iter().any(is_identity) => "OVERRIDING SYSTEM VALUE ",
            _ => "",
        };
        let (names, values): (Vec<String>, Vec<String>) = given.into_iter().unzip();
        let (names, values) = (names.join(", "), values.join(", "));
        let table = quoted_name(&table.name);
        Some(literal(&format!("\n    INSERT INTO {table} ({names})\n    {overriding}VALUES ({values})\n    ")))
    }
}

/// The value of a record with one of its references to nothing.
pub fn nowhere(made: &Made, field: &Field) -> Option<String> {
    use crate::field_type::FieldType;
    use made::Plain;
    let plain = match (field.field_type(), &made.plain) {
        (FieldType::Uuid, _) => Plain::Text("0190163d-8694-739b-aea5-966c26f8a000".to_owned()),
        (FieldType::SmallInt | FieldType::Integer | FieldType::BigInt, Plain::Number(start)) => {
            let other = made::whole(&field.column.bounds, start + 1_000)?;
            Plain::Number(Some(other).filter(|other| *other > start + ROOM)?)
        }
        _ => return None,
    };
    Some(Made::fixed(plain).json(field.field_type()))
}

#[cfg(test)]
mod tests {
    use crate::context::{Module, ModuleNames, Options};
    use crate::dialect::Dialect;
    use crate::source::ddl;
    use std::collections::BTreeMap;

    /// The samples of the last table of a schema.
    fn samples(sql: &str) -> super::super::sample::Samples {
        let mut tables = ddl::tables(sql, "schema.sql", &BTreeMap::new()).expect("tables").tables;
        let table = tables.pop().expect("a table");
        let names = ModuleNames::new("things", None).expect("names");
        let module =
            Module::new(names, Options::default(), Dialect::Sqlite, table, &BTreeMap::new()).expect("a module");
        super::super::sample::Samples::new(&Module { others: tables.into(), ..module })
    }

    fn value(samples: &super::super::sample::Samples, name: &str) -> Option<String> {
        samples.fields.iter().find(|field| field.name == name).map(|field| field.value.clone())
    }

    #[test]
    fn rows_are_made_for_every_table_that_is_referred_to() {
        let made = samples(
            "CREATE TABLE countries (code char(2) PRIMARY KEY, name text NOT NULL);
             CREATE TABLE cities (id int PRIMARY KEY, country char(2) NOT NULL REFERENCES countries, twin int REFERENCES cities);
             CREATE TABLE things (id uuid PRIMARY KEY, city_id int NOT NULL REFERENCES cities, mayor_of int UNIQUE REFERENCES cities);",
        );
        assert!(made.lacking.is_empty());
        assert_eq!(made.referred.len(), 4, "a country and three cities: {:#?}", made.referred);
        assert!(made.referred[0].contains("countries") && made.referred[1].contains("cities"));
        assert_eq!(value(&made, "cityId").as_deref(), Some("8"), "the first city");
        assert_eq!(value(&made, "mayorOf").as_deref(), Some("7 + number"), "a city for each");
    }

    #[test]
    fn what_no_row_is_found_for_is_left_out_or_said() {
        let made = samples(
            "CREATE TABLE a (id int PRIMARY KEY, b_id int NOT NULL);
             CREATE TABLE things (id uuid PRIMARY KEY, parent_id uuid REFERENCES things, other_id uuid NOT NULL REFERENCES things);",
        );
        assert_eq!(value(&made, "parentId"), None, "the table's own row is not there yet");
        assert_eq!(made.lacking.len(), 1);
    }

    #[test]
    fn checks_are_kept_by_the_row_and_by_those_that_it_refers_to() {
        let made = samples(
            "CREATE TABLE parents (id int PRIMARY KEY, low int NOT NULL, high int NOT NULL, CHECK (high = low * 2));
             CREATE TABLE things (id uuid PRIMARY KEY, parent_id int NOT NULL REFERENCES parents, kind text NOT NULL, amount int,
                 CHECK (kind IN ('x', 'y') AND (kind <> 'x' OR amount IS NULL)), CHECK (amount < 100 AND amount > 90));",
        );
        assert!(made.lacking.is_empty(), "{:?}", made.lacking);
        assert!(matches!(value(&made, "kind").as_deref(), Some("\"x\"" | "\"y\"")));
        let impossible = samples(
            "CREATE TABLE things (id uuid PRIMARY KEY, a int NOT NULL, b int NOT NULL, CHECK (a < b AND b < a));",
        );
        assert_eq!(impossible.lacking.len(), 1);
    }
}
