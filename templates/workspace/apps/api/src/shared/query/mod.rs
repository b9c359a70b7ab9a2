//! What a list is asked for: page, order, search, filters and fields.

mod assign;
mod filter;
mod keys;
mod label;
mod page;
mod parameters;
mod sort;
mod sql;

use crate::shared::http::{ApiError, ApiResult, query_pairs};
use crate::shared::table::{ColumnInfo, TableInfo};
use filter::Filter;
use sort::Sort;

pub use assign::{
    push_or_default, push_or_default_cast, set, set_cast, set_given, set_given_cast,
    set_or_default, set_or_default_cast,
};
pub use keys::Keys;
pub use label::Label;
pub use page::{TooLarge, fetch_within};
pub use sql::{expression, push_names, quoted};

const DEFAULT_LIMIT: i64 = 20;
const MAX_LIMIT: i64 = 100;
const MAX_PAGE: i64 = 1_000_000;
/// The longest text that is looked for, in characters.
const MAX_SEARCH: usize = 500;
/// The most fields or values that one parameter names.
const MAX_PARTS: usize = 500;

/// The parameters of a list, checked against the columns of its table.
#[derive(Debug)]
pub struct ListQuery {
    table: &'static TableInfo,
    pub page: i64,
    pub limit: i64,
    /// The fields to show; all when empty.
    pub fields: Vec<&'static str>,
    search: Option<Search>,
    filters: Vec<Filter>,
    sort: Vec<Sort>,
}

/// A text that is looked for.
#[derive(Debug)]
struct Search {
    text: String,
    columns: Vec<&'static ColumnInfo>,
    labels: Vec<Label>,
}

impl ListQuery {
    /// Reads the part of an address after `?`. What is unknown or out of range is refused, and what names records of other
    /// tables counts only where the caller may read them: `readable` gives the table with a name, if so.
    pub fn parse(
        table: &'static TableInfo,
        query: Option<&str>,
        readable: impl Fn(&str) -> Option<&'static TableInfo>,
    ) -> ApiResult<Self> {
        Self::of(table, &query_pairs(query.unwrap_or_default())?, readable)
    }

    /// The same of parameters that are read already.
    pub fn of(
        table: &'static TableInfo,
        pairs: &[(String, String)],
        readable: impl Fn(&str) -> Option<&'static TableInfo>,
    ) -> ApiResult<Self> {
        let mut list = Self {
            table,
            page: 1,
            limit: DEFAULT_LIMIT,
            fields: Vec::new(),
            search: None,
            filters: Vec::new(),
            sort: sort::parse(table, table.default_sort, &readable)?,
        };
        let mut seen = Vec::new();
        for (name, value) in pairs {
            if seen.contains(&name) {
                let message = format!("parameter `{name}` is given twice");
                return Err(ApiError::bad_request(message));
            }
            seen.push(name);
            list.read(name, value, &readable)?;
        }
        Ok(list)
    }

    fn read(
        &mut self,
        name: &str,
        value: &str,
        readable: &impl Fn(&str) -> Option<&'static TableInfo>,
    ) -> ApiResult<()> {
        match name {
            "page" => self.page = number(name, value, MAX_PAGE)?,
            "limit" => self.limit = number(name, value, MAX_LIMIT)?,
            "sort" => self.sort = sort::parse(self.table, value, readable)?,
            "search" => self.search = Some(self.search(value, readable)?),
            "fields" => self.fields = fields(self.table, value)?,
            _ => self.filters.push(filter::parse(self.table, name, value)?),
        }
        Ok(())
    }

    fn search(
        &self,
        text: &str,
        readable: &impl Fn(&str) -> Option<&'static TableInfo>,
    ) -> ApiResult<Search> {
        let all = self.table.columns.iter();
        let labels = all.clone().filter_map(|column| Label::of(column, readable));
        let labels: Vec<Label> = labels.filter(Label::is_searched).collect();
        let columns: Vec<_> = all.filter(|column| column.is_searched()).collect();
        if columns.is_empty() && labels.is_empty() {
            let message = format!("{} have no text to search in", self.table.resource);
            return Err(ApiError::bad_request(message));
        }
        Ok(Search {
            text: short("search", text)?,
            columns,
            labels,
        })
    }

    fn offset(&self) -> i64 {
        (self.page - 1) * self.limit
    }
}

/// A text to look for, which is as long as somebody types it.
fn short(name: &str, text: &str) -> ApiResult<String> {
    if text.chars().count() > MAX_SEARCH {
        let message = format!("`{name}` must have at most {MAX_SEARCH} characters");
        return Err(ApiError::bad_request(message));
    }
    Ok(text.to_owned())
}

/// The parts of a list with commas between, of which there are not too many.
fn parts<'v>(name: &str, value: &'v str) -> ApiResult<Vec<&'v str>> {
    let parts: Vec<&str> = value.split(',').collect();
    if parts.len() > MAX_PARTS {
        let message = format!("`{name}` must have at most {MAX_PARTS} parts");
        return Err(ApiError::bad_request(message));
    }
    Ok(parts)
}

fn number(name: &str, value: &str, max: i64) -> ApiResult<i64> {
    match value.parse() {
        Ok(number) if (1..=max).contains(&number) => Ok(number),
        _ => {
            let message = format!("`{name}` must be a whole number from 1 to {max}");
            Err(ApiError::bad_request(message))
        }
    }
}

fn fields(table: &'static TableInfo, value: &str) -> ApiResult<Vec<&'static str>> {
    parts("fields", value)?
        .into_iter()
        .map(|name| shown_column(table, "fields", name).map(|column| column.name))
        .collect()
}

/// The column that a parameter names.
fn shown_column(table: &TableInfo, parameter: &str, name: &str) -> ApiResult<&'static ColumnInfo> {
    table
        .column(name)
        .filter(|column| column.is_shown())
        .ok_or_else(|| {
            let resource = table.resource;
            ApiError::bad_request(format!("`{parameter}`: {resource} have no field `{name}`"))
        })
}

#[cfg(test)]
mod tests {
    use sqlx::QueryBuilder;

    use super::*;
    use crate::shared::database::Db;
    use crate::shared::table::ColumnKind;

    static TABLE: TableInfo = TableInfo {
        name: "things",
        resource: "things",
        code: "THINGS",
        key: &["id"],
        columns: &[
            ColumnInfo::new("id", "id", ColumnKind::Uuid)
                .read_only()
                .any_of(),
            ColumnInfo::new("name", "name", ColumnKind::Text).nullable(),
            ColumnInfo::new("price", "price", ColumnKind::decimal(8, 2)),
            ColumnInfo::new("page", "page", ColumnKind::Integer).filter("filterPage"),
            ColumnInfo::new("createdAt", "created_at", ColumnKind::TimestampTz).read_only(),
            ColumnInfo::new("secret", "secret", ColumnKind::Text).write_only(),
            ColumnInfo::new("makerId", "maker_id", ColumnKind::Uuid)
                .refers_to("makers", "id", &["party_id"])
                .called_after("parties", "id", &["given", "family"]),
            ColumnInfo::new("partId", "part_id", ColumnKind::Uuid).refers_to(
                "things",
                "id",
                &["secret"],
            ),
        ],
        checks: &[],
        default_sort: "-createdAt",
    };

    static MAKERS: TableInfo = TableInfo {
        name: "makers",
        columns: &[
            ColumnInfo::new("id", "id", ColumnKind::Uuid),
            ColumnInfo::new("partyId", "party_id", ColumnKind::Uuid),
        ],
        ..TABLE
    };

    static PARTIES: TableInfo = TableInfo {
        name: "parties",
        columns: &[
            ColumnInfo::new("id", "id", ColumnKind::Uuid),
            ColumnInfo::new("given", "given", ColumnKind::Text).nullable(),
            ColumnInfo::new("family", "family", ColumnKind::Text),
        ],
        ..TABLE
    };

    fn all(table: &str) -> Option<&'static TableInfo> {
        let tables = [&TABLE, &MAKERS, &PARTIES];
        tables.into_iter().find(|known| known.name == table)
    }

    fn parsed(query: &str) -> ApiResult<ListQuery> {
        ListQuery::parse(&TABLE, Some(query), all)
    }

    fn sql(query: &str) -> String {
        sql_of(&parsed(query).expect("is accepted"))
    }

    fn sql_of(list: &ListQuery) -> String {
        let mut text = QueryBuilder::<Db>::new("SELECT");
        list.push_where(&mut text);
        list.push_order(&mut text, "page");
        list.push_bounds(&mut text);
        text.into_string()
    }

    #[test]
    fn filters_become_conditions_with_bound_values() {
        let text = sql("name=a&priceMin=1.5&filterPageMax=3&nameIsNull=false");
        for part in [
            r#""name""#,
            r#""price" >= "#,
            r#""page" <= "#,
            r#""name" IS NOT NULL"#,
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn the_key_breaks_ties() {
        let text = sql("sort=-price,name");
        let order = text.split("ORDER BY ").nth(1).unwrap();
        assert!(order.starts_with(r#""price" DESC, "name""#), "{order}");
        assert!(order.contains(r#", "id" DESC LIMIT"#), "{order}");
    }

    #[test]
    fn names_of_other_records_are_sorted_by_and_found() {
        let text = sql("sort=-makerId.label,name&search=ada");
        let party = r#"FROM "parties" AS named WHERE named."id" = (SELECT named."party_id" FROM "makers" AS named WHERE named."id" = "#;
        for part in [
            format!(r#"OR EXISTS (SELECT 1 {party}"things"."maker_id") AND trim("#),
            format!(r#"), '')) {party}page."maker_id"))"#),
        ] {
            assert!(text.contains(&part), "{part} in {text}");
        }
        assert!(text.contains(r#" DESC NULLS LAST, "name""#), "{text}");
        assert_eq!(
            sql("sort=makerId.label,-makerId.label"),
            sql("sort=makerId.label")
        );
        assert_ne!(sql("sort=makerId.label,makerId"), sql("sort=makerId.label"));
    }

    #[test]
    fn names_that_somebody_may_not_read_are_neither_sorted_by_nor_found() {
        for unreadable in ["makers", "parties"] {
            let some = |table: &str| all(table).filter(|known| known.name != unreadable);
            let sorted = ListQuery::parse(&TABLE, Some("sort=makerId.label"), some);
            let problem = sorted.unwrap_err();
            assert!(format!("{problem:?}").contains("403"), "{problem:?}");
            let found = ListQuery::parse(&TABLE, Some("search=ada"), some).expect("is accepted");
            assert!(!sql_of(&found).contains("EXISTS"), "{unreadable}");
        }
    }

    #[test]
    fn a_hidden_name_is_none() {
        assert!(parsed("sort=partId.label").is_err());
        assert!(!sql("search=ada").contains("part_id"));
    }

    #[test]
    fn what_is_too_long_is_refused_and_what_is_named_again_changes_nothing() {
        let long = "a".repeat(MAX_SEARCH + 1);
        let many = ["name"; MAX_PARTS + 1].join(",");
        for query in [
            format!("search={long}"),
            format!("name={long}"),
            format!("sort={many}"),
            format!("fields={many}"),
        ] {
            assert!(parsed(&query).is_err(), "{query}");
        }
        assert_eq!(sql("sort=-price,price,-price"), sql("sort=-price"));
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for query in [
            "page=0",
            "limit=101",
            "sort=secret",
            "sort=name,nope",
            "sort=name.label",
            "sort=nope.label",
            "fields=id,secret",
            "nope=1",
            "secret=x",
            "price=1.234",
            "id=not-a-uuid",
            "page=1&page=2",
            "createdAtFrom=yesterday",
            "nameIsNull=maybe",
            "priceIsNull=true",
            "search=a%00",
            "name=%00",
        ] {
            assert!(parsed(query).is_err(), "{query}");
        }
    }
}
