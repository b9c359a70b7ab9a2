//! Makes up tables, the same ones every time, for tests that try what nobody would write.

use crate::field_type::FieldType;
use crate::schema::{Check, Column, DefaultValue, KeyAction, Limit, Reference, Table, Unique};

const ACTIONS: &[KeyAction] = &[KeyAction::Restrict, KeyAction::Cascade, KeyAction::SetNull, KeyAction::SetDefault];

/// Numbers that look random and never change (xorshift).
pub struct Random(u64);

impl Random {
    /// The same seed gives the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    /// One time in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

const NAMES: &[&str] = &[
    "name",
    "order",
    "Order Date",
    "a\"b",
    "größe",
    "x'y",
    "select",
    "price",
    "a;--",
    "line\nbreak",
    "日本",
    "_x",
    "9lives",
    "tab\there",
    "user",
    "*/",
    "\u{202e}rtl",
    "CamelCase",
    "default",
    "check",
    "a.b",
    "value",
    "date",
    "text",
    "(p)",
    "$1",
    "q?",
    "nul\0l",
    "back\\slash",
    "key",
    "a_very_long_name_that_is_nearly_as_long_as_a_name_may_be_in_the_d",
];

const TEXTS: &[&str] = &[
    "draft",
    "it's",
    "a,b",
    "",
    "two\nlines",
    "-- no",
    "*/ DROP TABLE x; --",
    "\u{2028}",
    "\u{202e}evil",
    "\\",
    "\\n",
    "E'x'",
    "; DROP TABLE x",
    "$$",
    "emoji 🎉",
    " edge ",
    "tab\t",
    "nul\0",
    "\"",
    "`",
    "x: y",
    "decimal(12,2)",
    "char(10)",
    "||",
    "\r\n",
];

/// A table with anything in it that a `Table` can say.
pub fn random_table(random: &mut Random) -> Table {
    let mut table = Table::new(*random.pick(NAMES));
    table.comment = random.once_in(3).then(|| (*random.pick(TEXTS)).to_owned());
    for _ in 0..=random.below(7) {
        let name = (*random.pick(NAMES)).to_owned();
        // SQLite does not mind case.
        if !table.columns.iter().any(|column| column.name.eq_ignore_ascii_case(&name)) {
            let column = random_column(random, name);
            table.columns.push(column);
        }
    }
    let names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
    let some = |random: &mut Random| {
        let mut some: Vec<String> = Vec::new();
        for _ in 0..=random.below(2) {
            let name = random.pick(&names).clone();
            if !some.contains(&name) {
                some.push(name);
            }
        }
        some
    };
    if !random.once_in(5) {
        table.primary_key = some(random);
    }
    for _ in 0..random.below(3) {
        let name = random.once_in(3).then(|| (*random.pick(NAMES)).to_owned());
        table.uniques.push(Unique { name, columns: some(random) });
    }
    for _ in 0..random.below(3) {
        let columns = some(random);
        let target = (*random.pick(NAMES)).to_owned();
        // What a reference means that names only a table is known when the table is: here its own.
        let target_columns = if target != table.name && random.once_in(2) { Vec::new() } else { columns.clone() };
        table.references.push(Reference {
            name: random.once_in(3).then(|| (*random.pick(NAMES)).to_owned()),
            columns,
            table: target,
            target_columns,
            on_delete: *random.pick(ACTIONS),
            on_update: *random.pick(ACTIONS),
        });
    }
    for _ in 0..random.below(3) {
        let (left, right) = (random.pick(&names).clone(), random.pick(&names).clone());
        table.checks.push(Check {
            name: random.once_in(3).then(|| (*random.pick(NAMES)).to_owned()),
            expression: random_check(random, &left, &right),
            columns: vec![left, right],
        });
    }
    table
}

fn random_type(random: &mut Random) -> FieldType {
    let labels = |random: &mut Random| (0..=random.below(3)).map(|_| (*random.pick(TEXTS)).to_owned()).collect();
    match random.below(20) {
        0 => FieldType::Text,
        1 => FieldType::String { max: 1 + u32::try_from(random.below(300)).unwrap_or_default() },
        2 => FieldType::SmallInt,
        3 => FieldType::Integer,
        4 => FieldType::BigInt,
        5 | 6 => {
            let precision = 1 + u32::try_from(random.below(20)).unwrap_or_default();
            let scale = u32::try_from(random.below(7)).unwrap_or_default();
            FieldType::Decimal { precision, scale }
        }
        7 => FieldType::Real,
        8 => FieldType::Double,
        9 => FieldType::Boolean,
        10 => FieldType::Date,
        11 => FieldType::Time,
        12 => FieldType::Timestamp,
        13 => FieldType::TimestampTz,
        14 => FieldType::Uuid,
        15 => FieldType::Json,
        16 => FieldType::Bytes,
        17 | 18 => FieldType::Enum { labels: labels(random), native: random.once_in(3).then(|| "mood".to_owned()) },
        _ => {
            let sql = random.pick(&[
                "inet",
                "INTERVAL",
                "text[]",
                "numeric(5,2)[]",
                "hstore",
                "x); DROP TABLE y; --",
                "moneyy",
                "int4range",
            ]);
            FieldType::Other { sql: (*sql).to_owned() }
        }
    }
}

fn random_column(random: &mut Random, name: String) -> Column {
    let mut column = Column::new(name, random_type(random));
    column.nullable = random.once_in(2);
    column.comment = random.once_in(3).then(|| (*random.pick(TEXTS)).to_owned());
    let limit = |random: &mut Random| {
        let value = (*random.pick(&["0", "-1", "1.5", "100", "0.001", "99999999999", "-0.50", "1e2"])).to_owned();
        Some(Limit { value, exclusive: random.once_in(2) })
    };
    if random.once_in(3) {
        column.bounds.min = limit(random);
    }
    if random.once_in(3) {
        column.bounds.max = limit(random);
    }
    if random.once_in(4) {
        column.bounds.min_length = u32::try_from(random.below(4)).ok();
        column.bounds.max_length = u32::try_from(random.below(100)).ok();
    }
    column.default = random.once_in(2).then(|| random_default(random, &column.field_type));
    if random.once_in(12) {
        let sql = random.pick(&[
            "price * 2",
            "lower(name)",
            "length(\"order\") + 1",
            "1 + 1",
            "date_trunc('day', now())",
            "'x' || name",
        ]);
        column.generated = Some((*sql).to_owned());
    }
    column
}

fn random_default(random: &mut Random, field_type: &FieldType) -> DefaultValue {
    match random.below(8) {
        0 => DefaultValue::Text((*random.pick(TEXTS)).to_owned()),
        1 => DefaultValue::Text(
            (*random.pick(&[
                "2020-02-29",
                "12:30",
                "2020-01-01 10:00:00.5+00",
                "{\"a\": 1}",
                "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
            ]))
            .to_owned(),
        ),
        2 | 3 => DefaultValue::Number((*random.pick(&["0", "1", "-1", "0.50", "123456.789", "7"])).to_owned()),
        4 => DefaultValue::Boolean(random.once_in(2)),
        5 => match field_type {
            FieldType::Uuid => DefaultValue::Uuid,
            FieldType::Date => DefaultValue::Today,
            FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => DefaultValue::Identity,
            FieldType::Enum { labels, .. } => DefaultValue::Text(random.pick(labels).clone()),
            _ => DefaultValue::Now,
        },
        6 => DefaultValue::Now,
        _ => DefaultValue::Expression(
            (*random.pick(&[
                "1 + 1",
                "now() + '1 day'::interval",
                "lower('X')",
                "evil(); DROP TABLE x",
                "'a' || 'b'",
                "1); --",
                "random()",
            ]))
            .to_owned(),
        ),
    }
}

fn random_check(random: &mut Random, left: &str, right: &str) -> String {
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let (left, right) = (quoted(left), quoted(right));
    match random.below(12) {
        0 => format!("{left} <= {right}"),
        1 => format!("{left} > {right} * 1.1 OR {right} IS NULL"),
        2 => format!("{left} IN ('a', 'b''c')"),
        3 => format!("{left} BETWEEN 1 AND 2.5"),
        4 => format!("length({left}) > 2"),
        5 => format!("{left} IS NOT NULL AND ({right} = 'x' OR {right} = 'y')"),
        6 => format!("({left} + {right}) / 2 >= 3 - (1 - 2)"),
        7 => format!("{left} ~ '^[a-z]'"),
        8 => "1); DROP TABLE x; --".to_owned(),
        9 => format!("NOT ({left} = {right} AND {left} <> -1)"),
        10 => format!("CASE WHEN {left} > 0 THEN {right} > 0 ELSE TRUE END"),
        _ => format!("coalesce({left}, {right}, 0) < 100"),
    }
}
