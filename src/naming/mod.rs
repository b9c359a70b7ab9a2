//! Names: one database or module name in every casing that generated code needs.
//!
//! A database name cannot be refused, so it is mapped to a safe identifier and kept beside it for SQL.

mod nearest;
mod title;

pub use nearest::nearest;

use crate::text::SchemaText;
use heck::{ToKebabCase, ToLowerCamelCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};
use serde::Serialize;

/// One name in all casings. `db` is the name as the database has it; the others are safe ASCII identifiers
/// (never empty, never starting with a digit), which may still be keywords of a target language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// As the database writes it, e.g. `Order Date`. Hostile text.
    pub db: SchemaText,
    /// `order_date`
    pub snake: String,
    /// `orderDate`
    pub camel: String,
    /// `OrderDate`
    pub pascal: String,
    /// `order-date`
    pub kebab: String,
    /// `ORDER_DATE`
    pub screaming: String,
    /// `Order date`: what a person reads, in the letters of the name. Letters and digits only.
    pub title: String,
}

impl Name {
    /// All casings of a database name.
    pub fn new(db: &str) -> Self {
        let snake = identifier(db);
        Self {
            db: db.into(),
            camel: snake.to_lower_camel_case(),
            pascal: snake.to_pascal_case(),
            kebab: snake.to_kebab_case(),
            screaming: snake.to_shouty_snake_case(),
            title: title::title(db, &snake),
            snake,
        }
    }
}

/// The snake_case identifier nearest to any text: ASCII letters, digits and `_`, starting with a letter.
pub fn identifier(text: &str) -> String {
    let ascii: String =
        deunicode::deunicode(text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let snake = ascii.to_snake_case();
    match snake.chars().next() {
        None => "field".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("n_{snake}"),
        // Angular's forms call this method of the object that has the fields as its properties.
        Some(_) if snake == "has_own_property" => format!("{snake}_field"),
        Some(_) => snake,
    }
}

/// The singular of the last word: `order_items` is `order_item`, `news` stays `news`.
pub fn singular(snake: &str) -> String {
    on_last_word(snake, |word| match IRREGULAR.iter().find(|(one, many)| word == *one || word == *many) {
        Some((one, _)) => (*one).to_owned(),
        None => pluralizer::pluralize(word, 1, false),
    })
}

/// The plural of the last word: `order_item` is `order_items`, `person` is `people`.
pub fn plural(snake: &str) -> String {
    on_last_word(snake, |word| match IRREGULAR.iter().find(|(one, many)| word == *one || word == *many) {
        Some((_, many)) => (*many).to_owned(),
        None => pluralizer::pluralize(word, 2, false),
    })
}

/// Words that the library takes for others: singular and plural.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("address", "addresses"), ("analysis", "analyses"), ("axis", "axes"), ("base", "bases"), ("basis", "bases"), ("bias", "biases"),
    ("bus", "buses"), ("cache", "caches"), ("canvas", "canvases"), ("chassis", "chassis"), ("data", "data"),
    ("feedback", "feedback"), ("fuse", "fuses"), ("goods", "goods"), ("lens", "lenses"), ("logistics", "logistics"),
    ("metadata", "metadata"), ("money", "money"), ("news", "news"), ("pants", "pants"), ("schema", "schemas"),
    ("series", "series"), ("sms", "sms"), ("species", "species"), ("specimen", "specimens"), ("status", "statuses"),
    ("virus", "viruses"),
];

fn on_last_word(snake: &str, change: impl Fn(&str) -> String) -> String {
    match snake.rsplit_once('_') {
        Some((head, last)) => format!("{head}_{}", change(last)),
        None => change(snake),
    }
}

/// A snake_case name as a Rust identifier: `r#type`, and `self_` for the few that cannot be raw.
pub fn rust_identifier(snake: &str) -> String {
    match snake {
        // The last is a field of every record.
        "self" | "super" | "crate" | "unreadable" => format!("{snake}_"),
        _ if RUST_KEYWORDS.contains(&snake) => format!("r#{snake}"),
        _ => snake.to_owned(),
    }
}

/// Whether a PascalCase name is taken by Rust, TypeScript, Angular, or by what generated files import.
pub fn is_reserved_type(pascal: &str) -> bool {
    RESERVED_TYPES.contains(&pascal)
}

/// Rust's keywords, strict and reserved, of edition 2024.
const RUST_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Type names that a generated entity may not have. One list for both sides, so that an entity has one name.
const RESERVED_TYPES: &[&str] = &[
    // Rust
    "Arc",
    "Box",
    "Clone",
    "Cow",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "From",
    "Future",
    "Hash",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Rc",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "Vec",
    // what generated Rust imports
    "AnyJson",
    "ApiAnswer",
    "ApiError",
    "ApiResult",
    "App",
    "Base64",
    "Bulk",
    "Change",
    "ChangeRequest",
    "CrudEventHelper",
    "DateTime",
    "Db",
    "DbConnection",
    "DbLocalTime",
    "DbRow",
    "DbTime",
    "DbUuid",
    "Decimal",
    "DecimalNumber",
    "DecimalText",
    "Deleted",
    "Deserialize",
    "Entity",
    "EntityId",
    "Error",
    "ErrorBody",
    "Event",
    "Expected",
    "Field",
    "FromRow",
    "InputMode",
    "JsonValue",
    "KeyError",
    "ListQuery",
    "Minor",
    "NaiveDate",
    "NaiveDateTime",
    "NaiveTime",
    "One",
    "PageOf",
    "Path",
    "QueryBuilder",
    "RawQuery",
    "Request",
    "Response",
    "Serialize",
    "TableInfo",
    "TableInput",
    "ToSchema",
    "TryFrom",
    "Utc",
    "Uuid",
    "Valid",
    // TypeScript and the browser
    "AbortController",
    "Array",
    "BigInt",
    "Blob",
    "Boolean",
    "Buffer",
    "CustomEvent",
    "Date",
    "Document",
    "Element",
    "Exclude",
    "Extract",
    "File",
    "FormData",
    "Function",
    "Headers",
    "History",
    "Image",
    "Infinity",
    "Intl",
    "JSON",
    "Location",
    "Map",
    "Math",
    "NaN",
    "Navigator",
    "Node",
    "Notification",
    "Number",
    "Object",
    "Omit",
    "Parameters",
    "Partial",
    "Pick",
    "Plugin",
    "Promise",
    "Proxy",
    "Readonly",
    "Record",
    "Reflect",
    "RegExp",
    "Required",
    "Set",
    "Storage",
    "Symbol",
    "Text",
    "URL",
    "Uint8Array",
    "WeakMap",
    "WeakSet",
    "WebSocket",
    "Window",
    "Worker",
    // what generated TypeScript imports
    "ActivatedRoute",
    "ApiSuccessResponse",
    "Auth",
    "AuthService",
    "BaseRealtimeStateManager",
    "BulkDeleteResult",
    "Component",
    "ComponentFixture",
    "Confirm",
    "ConflictInfo",
    "DatePipe",
    "DecimalPipe",
    "DestroyRef",
    "Directive",
    "EventMeta",
    "FormControl",
    "FormGroup",
    "HttpClient",
    "HttpParams",
    "Injectable",
    "ListColumn",
    "ListFilter",
    "ListState",
    "MatDialog",
    "MatSnackBar",
    "NgModule",
    "Observable",
    "OnDestroy",
    "PageEvent",
    "PaginatedResponse",
    "Pipe",
    "Route",
    "Routes",
    "Signal",
    "Subject",
    "TestBed",
    "TestRequest",
    "Type",
    "Validators",
    "WebSocketService",
    "WriteContext",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[rustfmt::skip]
    fn table_names_have_a_singular_and_a_plural() {
        for (many, one) in [
            ("order_items", "order_item"), ("categories", "category"), ("people", "person"), ("news", "news"),
            ("statuses", "status"), ("addresses", "address"), ("indices", "index"), ("criteria", "criterion"),
            ("data", "data"), ("media", "media"), ("children", "child"), ("series", "series"), ("mice", "mouse"),
            ("boxes", "box"), ("buses", "bus"), ("analyses", "analysis"), ("leaves", "leaf"), ("movies", "movie"),
            ("cookies", "cookie"), ("databases", "database"), ("houses", "house"), ("taxes", "tax"), ("gases", "gas"),
            ("sms", "sms"), ("staff", "staff"), ("equipment", "equipment"), ("products", "product"),
            ("invoices", "invoice"), ("warehouses", "warehouse"), ("purchases", "purchase"), ("branches", "branch"),
            ("classes", "class"), ("courses", "course"), ("expenses", "expense"), ("licenses", "license"),
            ("responses", "response"), ("cases", "case"), ("phases", "phase"), ("caches", "cache"),
            ("batches", "batch"), ("matches", "match"), ("wishes", "wish"), ("prices", "price"),
            ("services", "service"), ("devices", "device"), ("companies", "company"), ("currencies", "currency"),
            ("cities", "city"), ("countries", "country"), ("keys", "key"), ("days", "day"), ("surveys", "survey"),
            ("wives", "wife"), ("shelves", "shelf"), ("lives", "life"), ("knives", "knife"), ("halves", "half"),
            ("archives", "archive"), ("objectives", "objective"), ("sleeves", "sleeve"), ("waves", "wave"),
            ("moves", "move"), ("caves", "cave"), ("executives", "executive"), ("drives", "drive"),
            ("heroes", "hero"), ("photos", "photo"), ("videos", "video"), ("logos", "logo"), ("tomatoes", "tomato"),
            ("quizzes", "quiz"), ("potatoes", "potato"), ("radios", "radio"), ("men", "man"), ("women", "woman"),
            ("feet", "foot"), ("teeth", "tooth"), ("geese", "goose"), ("salesmen", "salesman"),
            ("matrices", "matrix"), ("vertices", "vertex"), ("appendices", "appendix"), ("diagnoses", "diagnosis"),
            ("crises", "crisis"), ("theses", "thesis"), ("hypotheses", "hypothesis"), ("synopses", "synopsis"),
            ("viruses", "virus"), ("bonuses", "bonus"), ("campuses", "campus"), ("menus", "menu"),
            ("processes", "process"), ("accesses", "access"), ("businesses", "business"), ("losses", "loss"),
            ("passes", "pass"), ("canvases", "canvas"), ("aliases", "alias"), ("lenses", "lens"), ("biases", "bias"),
            ("atlases", "atlas"), ("uses", "use"), ("causes", "cause"), ("pauses", "pause"), ("clauses", "clause"),
            ("releases", "release"), ("leases", "lease"), ("diseases", "disease"), ("nurses", "nurse"),
            ("horses", "horse"), ("exercises", "exercise"), ("franchises", "franchise"), ("doses", "dose"),
            ("roses", "rose"), ("purposes", "purpose"), ("fuses", "fuse"), ("warehouse_users", "warehouse_user"),
            ("axes", "axis"), ("sizes", "size"), ("prizes", "prize"), ("quotes", "quote"), ("notes", "note"),
            ("routes", "route"), ("plates", "plate"), ("recipes", "recipe"), ("types", "type"), ("ties", "tie"),
            ("pies", "pie"), ("lies", "lie"), ("species", "species"), ("sheep", "sheep"), ("fish", "fish"),
            ("information", "information"), ("feedback", "feedback"), ("inventory_movements", "inventory_movement"),
            ("settings", "setting"), ("metadata", "metadata"), ("schemas", "schema"), ("formulas", "formula"),
            ("stigmata", "stigma"), ("phenomena", "phenomenon"), ("bacteria", "bacterium"),
            ("curricula", "curriculum"), ("alumni", "alumnus"), ("stimuli", "stimulus"), ("cacti", "cactus"),
            ("radii", "radius"), ("octopuses", "octopus"), ("sessions", "session"), ("logs", "log"), ("apis", "api"),
            ("urls", "url"), ("faqs", "faq"), ("kpis", "kpi"), ("ids", "id"), ("employees", "employee"),
            ("fees", "fee"), ("trees", "tree"), ("committees", "committee"), ("shoes", "shoe"), ("toes", "toe"),
            ("details", "detail"), ("order_details", "order_detail"), ("territories", "territory"),
            ("customer_demographics", "customer_demographic"), ("genres", "genre"), ("tracks", "track"),
            ("playlists", "playlist"), ("care_sites", "care_site"), ("concept_classes", "concept_class"),
            ("drug_eras", "drug_era"), ("relationships", "relationship"), ("vocabularies", "vocabulary"),
            ("specimens", "specimen"), ("visits", "visit"), ("deaths", "death"), ("costs", "cost"),
            ("cohorts", "cohort"), ("payments", "payment"), ("goods", "goods"), ("analytics", "analytics"),
            ("logistics", "logistics"), ("statistics", "statistic"), ("tasks", "task"), ("pants", "pants"),
            ("glasses", "glass"), ("credits", "credit"), ("sales", "sale"), ("roles", "role"), ("files", "file"),
            ("articles", "article"), ("vehicles", "vehicle"), ("patches", "patch"), ("switches", "switch"),
            ("bushes", "bush"), ("dishes", "dish"), ("hardware", "hardware"), ("software", "software"),
            ("money", "money"), ("oxen", "ox"), ("dice", "die"), ("calves", "calf"), ("loaves", "loaf"),
            ("thieves", "thief"), ("beliefs", "belief"), ("chiefs", "chief"), ("proofs", "proof"), ("roofs", "roof"),
            ("kings", "king"), ("bookings", "booking"),
        ] {
            assert_eq!(singular(many), one);
            assert_eq!(plural(one), many);
            assert_eq!(singular(one), one);
            assert_eq!(plural(many), many);
        }
        assert_eq!((singular("indexes"), singular("basis")), ("index".to_owned(), "basis".to_owned()));
    }
}
