//! The words that tell by a column's name whether it names a row.

/// Words that say the name of a thing by themselves, best first.
#[rustfmt::skip]
pub const NAMES: &[&str] = &[
    "display_name", "full_name", "complete_name", "name", "title", "label", "caption", "subject", "headline", "heading",
    "designation", "nm", "full_nm", "nombre", "nom", "nome", "naam", "bezeichnung", "titel", "titre", "titulo", "libelle",
    "nazwa", "naziv", "navn", "namn", "denominazione", "summary",
];

/// Words at the end of a name of something: `supplier_name`.
pub const NAME_ENDS: &[&str] = &["name", "nm", "title", "label"];

/// Whose name it is when it is not the row's own: `contact_name`.
#[rustfmt::skip]
pub const OTHERS: &[&str] = &[
    "contact", "ship", "shipping", "bill", "billing", "owner", "manager", "father", "mother", "parent", "spouse", "author", "creator",
    "user", "file", "image", "table", "column", "field", "model", "class", "template", "host", "domain", "server", "bank", "job",
    "city", "country", "state", "county", "street", "by", "created", "updated", "sender", "recipient", "short", "old", "previous",
    "maiden", "middle", "birth", "nick", "alternate", "alternative", "other", "page", "meta", "seo", "method", "function", "index",
];

/// The name of a person in parts that say it best.
pub const FAMILY: &[&str] = &["last_name", "family_name", "sur_name", "surname", "lname", "last_nm"];

/// The other parts: no part alone is the name.
pub const PARTS: &[&str] =
    &["first_name", "given_name", "fname", "first_nm", "user_name", "login", "nick_name", "handle"];

/// What people call a thing by where it has no name.
#[rustfmt::skip]
pub const CODES: &[&str] = &[
    "code", "number", "no", "num", "nr", "sku", "isbn", "issn", "ean", "mrn", "barcode", "slug", "ref", "reference", "abbreviation",
    "abbr", "acronym", "symbol", "identifier", "serial", "plate", "vin", "iban", "key", "tag", "npi", "mnemonic",
];

/// Whose code it is when it is not the row's own: `postal_code`.
#[rustfmt::skip]
pub const FOREIGN_CODES: &[&str] = &[
    "postal", "post", "zip", "country", "currency", "language", "lang", "locale", "area", "dial", "phone", "mobile", "fax", "tax",
    "status", "type", "reason", "color", "state", "region", "city", "county", "bank", "house", "street", "error", "response", "http",
    "line", "page", "row", "sort", "sequence", "seq", "version", "revision", "source", "category", "group", "unit", "gender", "sex",
    "hash", "parent", "external", "lot", "batch", "foreign", "public", "primary", "cache", "vat",
];

/// Short texts about a thing, where it has neither name nor code.
pub const DESCRIPTIONS: &[&str] = &["description", "desc", "descr", "descrip", "short_description"];

/// Columns whose name ends so say of what kind a row is, where it is, whose, or at length what is to be known of it: never which.
#[rustfmt::skip]
pub const NEVER: &[&str] = &[
    // of which kind
    "status", "type", "kind", "gender", "sex", "category", "class", "level", "mode", "priority", "color", "colour", "lang", "language",
    "locale", "currency", "timezone", "tz", "format", "unit", "units", "uom", "group", "role", "flag", "state", "action", "method",
    "operator", "direction", "scope", "severity", "stage", "phase", "result", "reason", "race", "religion", "nationality", "citizenship",
    "occupation", "ethnicity", "marital", "position", "weight", "size", "grade", "rating", "score", "value", "val", "frequency",
    "interval", "visibility", "salutation", "prefix", "suffix", "courtesy", "honorific", "answer", "condition", "quality",
    // where
    "address", "address1", "address2", "street", "city", "town", "country", "region", "county", "zip", "postal", "postcode", "province",
    "district", "location", "place", "building", "floor", "room", "area", "latitude", "longitude", "geom", "geometry",
    // whose
    "owner", "author", "creator", "by", "contact", "manager", "responsible", "composer", "user", "assignee", "sender", "recipient",
    "from", "to", "cc", "bcc", "father", "mother", "spouse", "guardian", "employer", "department",
    // files, places on the net, what machines read
    "path", "photo", "image", "picture", "logo", "icon", "avatar", "file", "url", "uri", "link", "href", "website", "homepage", "web",
    "ip", "agent", "hash", "checksum", "md5", "sha", "sha1", "sha256", "digest", "fingerprint", "signature", "token", "uuid", "guid",
    "json", "xml", "html", "css", "js", "sql", "query", "expression", "expr", "regex", "pattern", "script", "template", "config",
    "configuration", "settings", "options", "params", "parameters", "args", "data", "payload", "metadata", "properties", "attributes",
    "mime", "encoding", "charset", "extension", "cron", "schedule", "host", "hostname", "port", "version", "model", "table", "column",
    "permissions", "filter", "sort", "order", "sequence", "hint", "cache", "headers", "etag", "session", "vector", "search",
    // prose
    "note", "notes", "footer", "header", "body", "content", "contents", "text", "comment", "comments", "history", "remark", "remarks",
    "message", "messages", "detail", "details", "info", "information", "instructions", "bio", "about", "help", "terms", "reply",
    "excerpt", "abstract", "story", "log", "error", "errors", "exception", "trace", "stacktrace", "output", "response", "request",
    "narrative", "diagnosis", "complaint", "recommendation", "conclusion", "intro", "introduction", "tooltip", "placeholder",
    // telephones
    "phone", "phones", "fax", "mobile", "tel", "telephone", "cell", "pager",
];

/// Such a word anywhere says the same.
#[rustfmt::skip]
pub const NEVER_ANYWHERE: &[&str] = &[
    "address", "addr", "street", "billing", "shipping", "ship", "phone", "fax", "mobile", "source", "author", "owner", "contact",
    "sender", "recipient", "creator",
];
