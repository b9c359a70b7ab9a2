//! The words that tell by a column's name whether it names a row.

/// Words that say the name of a thing by themselves, best first.
#[rustfmt::skip]
pub const NAMES: &[&str] = &[
    "display_name", "full_name", "complete_name", "name", "title", "label", "caption", "subject", "headline", "heading",
    "designation", "nm", "full_nm", "nombre", "nom", "nome", "naam", "bezeichnung", "titel", "titre", "titulo", "libelle",
    "nazwa", "naziv", "navn", "namn", "denominazione", "razon_social", "ragione_sociale", "legal_name", "trading_name", "company_name",
    "brand_name", "common_name", "official_name", "english_name", "preferred_name", "local_name", "internal_name", "long_name",
    "short_name", "native_name", "alias", "summary",
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
    "reviewer", "reporter", "customer", "holder", "supervisor", "emergency", "kin", "patient", "employee", "to", "from", "store", "series", "volume",
];

/// The name of a person in parts that say it best.
#[rustfmt::skip]
pub const FAMILY: &[&str] = &[
    "last_name", "family_name", "sur_name", "surname", "lname", "last_nm", "nachname", "familienname", "apellido", "apellidos", "apellido_paterno",
    "cognome", "sobrenome", "achternaam", "efternamn", "etternavn", "nazwisko", "prezime",
];

/// What stands before it.
#[rustfmt::skip]
pub const GIVEN: &[&str] = &[
    "first_name", "given_name", "given_names", "fore_name", "forename", "first_names", "fname", "first_nm", "vorname", "prenom", "nombres", "voornaam",
    "fornamn", "fornavn", "imie",
];

/// What a person calls himself: with the given name the parts that are no name alone.
pub const PARTS: &[&str] = &["user_name", "login", "login_name", "nick_name", "handle", "screen_name"];

/// Tables of people in a part that they play: each of them is somebody who is described elsewhere.
#[rustfmt::skip]
pub const ROLES: &[&str] = &[
    "patient", "employee", "customer", "supplier", "vendor", "teacher", "student", "doctor", "physician", "nurse", "member", "donor", "author",
    "driver", "guest", "tenant", "staff", "instructor", "lecturer", "practitioner", "health_professional", "provider", "contractor",
    "applicant", "candidate", "pupil", "client", "agent", "professor", "player", "coach", "trainer", "volunteer", "subscriber",
    "shareholder", "beneficiary", "borrower", "landlord", "resident", "faculty", "researcher", "participant",
];

/// What a reference to that description is called.
pub const SOMEBODY: &[&str] =
    &["party", "person", "people", "partner", "individual", "name", "contact", "human", "business_partner", "persona"];

/// Tables of people by other names.
pub const USERS: &[&str] = &[
    "user", "account", "lead", "manager", "speaker", "editor", "artist", "actor", "owner", "employee", "people",
    "operator",
];

/// What people call a thing by where it has no name.
#[rustfmt::skip]
pub const CODES: &[&str] = &[
    "code", "number", "no", "num", "nr", "sku", "isbn", "issn", "ean", "mrn", "barcode", "slug", "ref", "reference", "abbreviation",
    "abbr", "acronym", "symbol", "identifier", "serial", "plate", "vin", "iban", "key", "tag", "npi", "mnemonic", "iso", "iata", "icao",
    "accession", "ticker", "bic", "swift", "gtin", "upc", "asin", "doi", "isrc", "orcid", "codigo", "numero", "kennung", "nummer", "folio",
    "matricule", "increment_id", "system_id",
];

/// What stands before `code` where it is the row's own, though two rows may have one.
#[rustfmt::skip]
pub const OWN_CODES: &[&str] = &[
    "document", "doc", "record", "reference", "ref", "internal", "default", "item", "serial", "registration", "account", "case", "file", "ticket",
    "policy", "id", "identification", "short", "official", "part", "article", "unique", "iso", "iso2", "iso3", "alpha", "alpha2", "alpha3", "numeric",
    "own", "asset", "tracking", "bar", "qr", "attribute", "station", "site", "airport", "booking", "batch",
];

/// Where a thing is on the net, where it has no other name.
pub const ADDRESSES: &[&str] = &[
    "url",
    "uri",
    "hostname",
    "host_name",
    "host",
    "domain",
    "domain_name",
    "fqdn",
    "path",
    "request_path",
    "file_path",
];

/// Whose code it is when it is not the row's own: `postal_code`.
#[rustfmt::skip]
pub const FOREIGN_CODES: &[&str] = &[
    "postal", "post", "zip", "country", "currency", "language", "lang", "locale", "area", "dial", "phone", "mobile", "fax", "tax",
    "status", "type", "reason", "color", "state", "region", "city", "county", "bank", "house", "street", "error", "response", "http",
    "line", "page", "row", "sort", "sequence", "seq", "version", "revision", "source", "category", "group", "unit", "gender", "sex",
    "hash", "parent", "external", "lot", "batch", "foreign", "public", "primary", "cache", "vat", "coupon", "protect", "approval", "promo",
    "discount", "voucher", "referral", "iso_currency", "ship", "matching", "department", "branch",
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
    // what machines work with
    "credit", "raw", "cooked", "queue", "taxonomy", "sid", "archetype", "backend", "driver", "implementation", "protocol", "carrier", "theme", "layout", "indices",
    "style", "design", "strategy", "algorithm", "engine", "channel", "medium", "usage", "tracking",
];

/// Such a word anywhere says the same.
#[rustfmt::skip]
pub const NEVER_ANYWHERE: &[&str] = &[
    "address", "addr", "street", "billing", "shipping", "ship", "phone", "fax", "mobile", "source", "author", "owner", "contact",
    "sender", "recipient", "creator",
];

/// Words at the end of a word without `_`: `documentno` is a `document_no`.
pub const TAILS: &[&str] = &[
    "names", "name", "number", "code", "type", "status", "title", "label", "date", "key", "path", "url", "text",
    "class", "level", "address",
];

/// What stands before `no` where it is a number: `casino` is none.
#[rustfmt::skip]
pub const NUMBERED: &[&str] = &[
    "document", "doc", "order", "invoice", "account", "reference", "ref", "serial", "item", "part", "bill", "ticket", "receipt", "voucher",
    "room", "card", "customer", "student", "employee", "emp", "dept", "registration", "reg", "roll", "policy", "contract", "case", "file", "po",
];
