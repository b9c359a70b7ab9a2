//! Layouts that rustfmt 1.8 gave, and the texts they must come from.

use super::format;

/// `layout` is the layout of itself, and of its items written on one line each.
fn check(layout: &str) {
    let joined: Vec<String> = layout.split("\n\n").map(|item| words(item).join(" ")).collect();
    assert_eq!(format(layout).expect("Rust"), layout);
    assert_eq!(format(&joined.join("\n\n")).expect("Rust"), layout);
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn signatures() {
    check(
        r#"fn short(name: &str) -> Result<Product, Error> {
    Ok(name.parse()?)
}

async fn too_long_for_one_line(
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> Result<Json<Product>, ApiError> {
    todo!()
}

pub(crate) fn with_where<Repository, Event>(
    repository: Repository,
    event: Event,
) -> impl Future<Output = ()>
where
    Repository: Store + Send + Sync + 'static,
    Event: Serialize,
{
}

impl<'a, T: Clone> From<&'a T> for AnExceptionallyLongNameOfAnEntityThatNobodyWouldChoose<'a, T>
where
    T: Send,
{
    type Error = Infallible;
    fn from(value: &'a T) -> Self {
        Self(value)
    }
}

pub trait Store: Send + Sync + 'static {
    const NAME: &'static str;
    fn find(&self, id: Uuid) -> BoxFuture<'_, Result<Option<Product>, Error>>;
}
"#,
    );
}

#[test]
fn calls_and_chains() {
    check(
        r#"fn calls() {
    let product = repository
        .find_by_identifier_and_version(identifier, version, transaction)
        .await?;
    let a_rather_long_name_of_a_variable = repository.find_by_identifier(identifier, version)?;
    insert(
        &mut transaction,
        "products",
        product.identifier,
        product.version,
        product.description,
    );
    let rows = sqlx::query_as::<_, Product>(SELECT)
        .bind(id)
        .bind(name)
        .fetch_all(&pool)
        .await?;
    let router = Router::new()
        .route("/api/products", get(list).post(create))
        .route("/api/products/{id}", get(read));
    assert_eq!(
        response.status(),
        StatusCode::UNPROCESSABLE_ENTITY,
        "the price must not be negative"
    );
    tokio::spawn(async move { worker.run(receiver).await });
    let names = products
        .iter()
        .map(|product| product.name.as_str())
        .collect::<Vec<_>>();
    let total = products
        .iter()
        .filter(|product| product.is_active)
        .map(|product| product.price)
        .sum();
    state.events.publish(
        Event::ProductCreated {
            id,
            version,
            operation: operation.clone(),
        },
        Meta::of(&headers),
    )?;
}
"#,
    );
}

#[test]
fn expressions() {
    check(
        r#"fn expressions() {
    let is_visible = product.is_active && product.published_at.is_some()
        || user.permissions.contains("products.*");
    let offset = (query.page.unwrap_or(DEFAULT_PAGE) - FIRST_PAGE)
        * query.limit.unwrap_or(DEFAULT_LIMIT_OF_A_PAGE);
    let kind = if product.is_active {
        Kind::Active
    } else {
        Kind::Archived
    };
    let kind_of_a_product = if product.is_active_in_every_warehouse {
        Kind::Active
    } else {
        Kind::Archived
    };
    let Some(product) = find(id) else {
        return Err(not_found());
    };
    let product = Product { id, name, price };
    let tag = Tag { id, name };
    let [first, second] = [
        product.identifier_of_the_supplier,
        product.identifier_of_the_manufacturer,
        1,
    ];
    let mut statement = "a string stays as it is, however long it may become, since nobody wants it to be broken into pieces";
    values[index] = -offset as i64;
    for (index, product) in products
        .iter()
        .enumerate()
        .filter(|(_, product)| product.is_active_there)
    {}
    while let Some(event) = receiver.recv().await {}
    'outer: loop {
        break 'outer;
    }
    if let Some(product) = &product
        && product.version == version
        && product.identifier == identifier_of_request
    {}
    return Err(
        ApiError::conflict("PRODUCTS_DUPLICATE_CODE", "a product with this code exists").into(),
    );
}
"#,
    );
}

#[test]
fn matches() {
    check(
        r#"fn matches(error: Error) -> Response {
    match error {
        Error::NotFound => StatusCode::NOT_FOUND.into_response(),
        Error::Conflict { field, .. } if field.is_unique => {
            respond(StatusCode::CONFLICT, "PRODUCTS_DUPLICATE", field)
        }
        Error::Database(sqlx::Error::RowNotFound)
        | Error::Database(sqlx::Error::PoolTimedOut)
        | Error::Gone => retry(),
        Error::Validation(fields) => {
            log(&fields);
            respond(fields)
        }
        _ => unreachable!(),
    }
}
"#,
    );
}

#[test]
fn structs_and_attributes() {
    check(
        r#"#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema, Validate, FromRow, Default)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateProduct {
    #[garde(length(min = 1, max = 200), custom(not_blank))]
    pub name: String,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::shared::double"
    )]
    pub price: Option<Option<Decimal>>,
}

pub struct Tag(pub Uuid, String);

pub enum Event {
    Created {
        id: Uuid,
        version: i32,
    },
    Deleted(Uuid),
    #[serde(other)]
    Unknown = 3,
}

type Handler = Arc<
    dyn Fn(Request<Body>, Extension<CurrentUser>) -> BoxFuture<'static, Response> + Send + Sync,
>;

const COLUMNS: &[&str] = &[
    "id",
    "name",
    "price",
    "status",
    "stock",
    "description",
    "created_at",
    "updated_at",
];

static NUMBERS: [u32; 24] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
];
"#,
    );
}

#[test]
fn imports_are_sorted_and_joined_with_nothing() {
    let written = "mod b;\nmod a;\nuse std::{sync::Arc, collections::HashMap};\n\
        use crate::modules::order_items::{model::{OrderItem, CreateOrderItem, UpdateOrderItem}, self, repository};\n\
        use super::*;\nuse x10::a;\nuse x9::b as c;\nuse {axum::Json};\n";
    let layout = r#"mod a;
mod b;
use super::*;
use crate::modules::order_items::{
    self,
    model::{CreateOrderItem, OrderItem, UpdateOrderItem},
    repository,
};
use axum::Json;
use std::{collections::HashMap, sync::Arc};
use x9::b as c;
use x10::a;
"#;
    assert_eq!(format(written).expect("Rust"), layout);
}

#[test]
fn comments_stay_where_they_are() {
    let text = r#"//! Of the file.

/// Of the item.
#[derive(Debug)] // behind the attribute
struct Product {
    // before the field
    name: String, // behind the field

    /* of a block */
    price: Decimal,
    // at the end
}

fn all() -> Vec<Product> {
    // first

    let products = find(); // behind the statement
    products
        // the archived ones are seen by nobody
        .filter(|product| product.is_active)
        .collect()
    // last
}
"#;
    assert_eq!(format(text).expect("Rust"), text);
}

#[test]
fn macros_of_other_languages_keep_their_text() {
    let text = r##"fn all() {
    let body = json!({ "id" : 1,
        "name": format!("{name}") });
    let sql = r#"SELECT
  *"#;
    tokio::select! {
        _ = a => {},
        _ = b => {}
    }
}

macro_rules! twice {
    ($a:expr) => { $a; $a };
}
"##;
    assert_eq!(format(text).expect("Rust"), text);
}

#[test]
fn what_is_not_known_keeps_its_text() {
    let text = "fn a() {\n    let  =  1;\n    let b = 2;\n}\n\nfoo  bar;\n";
    assert_eq!(format(text).expect("brackets in pairs"), text);
}

#[test]
fn what_cannot_be_read_is_an_error_with_its_place() {
    let cases = [
        ("fn a( {}\n", "1:5: expected a closing bracket"),
        ("fn a() {\n    b(\n}\n", "1:8: expected a closing bracket"),
        ("fn a() {}\n}\n", "2:1: expected an item"),
        ("const A: &str = \"open;\n", "1:17: expected the end of a string"),
    ];
    for (text, message) in cases {
        let error = format(text).expect_err(text).to_string();
        assert!(error.starts_with(message), "{text}: {error}");
    }
}
