//! Fields as people type them.

use super::*;

fn read(fields: &[&str]) -> Result<Table, Problems> {
    let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    let categories = starter("categories");
    let mut pairs = starter("pairs");
    pairs.primary_key = vec!["id".to_owned(), "name".to_owned()];
    table("products", &fields, &|name| match name {
        "categories" => Some(categories.clone()),
        "pairs" => Some(pairs.clone()),
        _ => None,
    })
}

#[test]
fn a_field_says_type_null_default_and_unique() {
    let text = |text: &str| Some(DefaultValue::Text(text.to_owned()));
    let number = |digits: &str| Some(DefaultValue::Number(digits.to_owned()));
    for (field, kind, nullable, default, unique) in [
        ("x:text", "text", true, None, false),
        ("x:text!", "text", false, None, false),
        ("x:string(20)!:unique", "string(20)", false, None, true),
        ("x:decimal(12, 2)!=0.50", "decimal(12,2)", false, number("0.5"), false),
        ("x:integer:default=7:unique", "integer", true, number("7"), true),
        ("x:int!:!", "integer", false, None, false),
        ("x:bool=true", "boolean", true, Some(DefaultValue::Boolean(true)), false),
        ("x:enum(a,'b, c',\"d:e\")!='b, c'", "enum('a','b, c','d:e')", false, text("b, c"), false),
        ("x:time=12:30", "time", true, text("12:30:00"), false),
        ("x:datetime=now", "timestamptz", true, Some(DefaultValue::Now), false),
        ("x:date=today", "date", true, Some(DefaultValue::Today), false),
        ("x:uuid=uuid", "uuid", true, Some(DefaultValue::Uuid), false),
        ("x:text=a:b=c", "text", true, text("a:b=c"), false),
        ("x:text=':unique'", "text", true, text(":unique"), false),
        ("x:json={\"a\": [1]}", "json", true, text("{\"a\": [1]}"), false),
        ("x:varchar(40)", "string(40)", true, None, false),
        ("x:other(inet)", "other(inet)", true, None, false),
    ] {
        let table = read(&[field]).unwrap_or_else(|problems| panic!("{field}: {problems}"));
        let column = table.column("x").unwrap();
        assert_eq!(column.field_type.to_string(), kind, "{field}");
        assert_eq!((column.nullable, &column.default), (nullable, &default), "{field}");
        assert_eq!(!table.uniques.is_empty(), unique, "{field}");
    }
}

#[test]
fn key_and_timestamps_are_added_unless_given() {
    let names = |table: &Table| table.columns.iter().map(|column| column.name.clone()).collect::<Vec<_>>();
    let table = read(&["name:text"]).unwrap();
    assert_eq!(names(&table), ["id", "name", "created_at", "updated_at"]);
    assert_eq!((table.columns[0].field_type.clone(), table.columns[0].default.clone()), (FieldType::Uuid, None));
    let table = read(&["name:text", "id:integer", "updated_at:date"]).unwrap();
    assert_eq!(names(&table), ["name", "id", "updated_at", "created_at"]);
    assert_eq!(table.primary_key, ["id"]);
    let id = table.column("id").unwrap();
    assert_eq!((id.nullable, &id.default), (false, &Some(DefaultValue::Identity)));
}

#[test]
fn references_have_the_type_of_their_target() {
    let table = read(&["id:integer!", "category_id:ref(categories)!", "parent_id:ref(products)"]).unwrap();
    assert_eq!(table.column("category_id").unwrap().field_type, FieldType::Uuid);
    assert_eq!(table.column("parent_id").unwrap().field_type, FieldType::Integer);
    let target = table.reference_of("category_id").unwrap();
    assert_eq!((target.table.as_str(), target.target_columns.as_slice()), ("categories", ["id".to_owned()].as_slice()));
}

#[test]
fn all_problems_are_said_at_once() {
    let problems = read(&[
        "price:moneyy",
        "Code:text",
        "a:decimal(2",
        "b:ref(suppliers)",
        "c:integer=x",
        "d:enum(aa,bb)=ab",
        "e:text:uniqe",
        "f",
        "price:text",
        "h:integer=1.5",
        "i:date=tomorrow",
        "j:ref(pairs)",
        "k:bytes=x",
        "l:uuid=1",
    ])
    .unwrap_err();
    let said: Vec<(&str, &str)> =
        problems.0.iter().map(|problem| (problem.what.as_str(), problem.hint.as_deref().unwrap_or_default())).collect();
    let expected = [
        ("field `price` has type `moneyy`, which crud-gen does not know", "did you mean `money`?"),
        ("`Code` is not a field name", "a field name is `[a-z][a-z0-9_]*`: try `code`"),
        ("field `a` has type `decimal(2`, which is not right", "`)` is missing at its end"),
        ("field `b` refers to the table `suppliers`, which is not there", "make it first: `crud-gen suppliers`"),
        ("the default `x` of field `c` does not fit its type", "write a whole number, such as `0`"),
        ("the default `ab` of field `d` does not fit its type", "it is one of aa, bb"),
        ("`uniqe` is no option of a field", "a field is `name:type[!][:unique][:default=VALUE]`"),
        ("field `f` has no type", "write it behind a colon: --field 'f:text'"),
        ("field `price` is there twice", ""),
        ("the default `1.5` of field `h` does not fit its type", "write a whole number, such as `0`"),
        ("the default `tomorrow` of field `i` does not fit its type", "write `2030-12-31`, or `today`"),
        (
            "field `j` refers to the table `pairs`, whose key is not one column",
            "write the table in SQL and give it with --ddl",
        ),
        ("the default `x` of field `k` does not fit its type", "bytes have no default"),
        ("the default `1` of field `l` does not fit its type", "write a uuid, or `uuid` for a new one each time"),
    ];
    assert_eq!(said, expected);
    assert!(problems.0.iter().all(|problem| problem.at.as_ref().is_some_and(|at| at.starts_with("--field '"))));
}

#[test]
fn names_that_fall_together_are_refused() {
    let problems = read(&["line_1:text", "line1:text"]).unwrap_err().to_string();
    assert!(problems.contains("`line_1` and `line1`"), "{problems}");
}
