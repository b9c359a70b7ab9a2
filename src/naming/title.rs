//! What people read in the place of a name of the database.

use crate::text::escape::is_unsafe;
use heck::ToSnakeCase;
use unicode_width::UnicodeWidthChar;

/// Words that are written in capitals.
#[rustfmt::skip]
const CAPITALS: &[&str] = &[
    "id", "url", "uri", "uuid", "guid", "sku", "vat", "iban", "bic", "api", "ip", "html", "css", "json", "xml", "csv", "pdf", "sql", "isbn", "issn", "ean",
    "gtin", "upc", "isrc", "ssn", "gps", "sms", "http", "https", "ftp", "smtp", "imap", "dns", "cpu", "ram", "gpu", "iso", "iata", "icao", "gst", "npi", "mrn",
    "icd", "ssl", "tls", "ssh", "jwt", "oauth", "utc", "rfid", "qr", "usd", "eur", "gbp", "svg", "md5", "sha1", "sha256", "uom", "crm", "erp", "dvd", "tv",
];

/// Sentence case in the letters of the name itself: `order_date` is `Order date`, `product_id` keeps `ID`, `größe` stays German.
/// `snake` is the identifier that stands for it, which is taken where the name has no letters.
pub fn title(db: &str, snake: &str) -> String {
    let own = if db.is_ascii() { String::new() } else { words(db) };
    let name = if own.is_empty() { snake } else { &own };
    let words = name.split('_').filter(|word| !word.is_empty()).enumerate();
    let words = words.map(|(index, word)| match word {
        _ if CAPITALS.contains(&word) => word.to_uppercase(),
        _ if index == 0 => capitalise(word),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The words of a name, in lower case with `_` between them. They have nothing but letters, digits and the marks on them,
/// so they can stand in any text.
fn words(db: &str) -> String {
    let readable: String = db.chars().map(readable).collect();
    let words = readable.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
    // A mark would be taken for the end of a word.
    let words = words.map(|word| match word.chars().all(char::is_alphanumeric) {
        true => word.to_snake_case(),
        false => word.to_lowercase(),
    });
    words.collect::<Vec<_>>().join("_")
}

/// A character of a word as it is; a sign as the letters that stand for it (`€` is `EUR`), if there are any.
fn readable(c: char) -> String {
    let is_mark = !c.is_ascii() && c.width() == Some(0) && !is_unsafe(c);
    if c.is_alphanumeric() || is_mark {
        return c.to_string();
    }
    let sign = deunicode::deunicode_char(c).unwrap_or_default();
    let letters: String = sign.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    format!(" {letters} ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::naming::identifier;

    #[test]
    fn a_name_is_read_in_its_own_letters() {
        for (name, expected) in [
            ("order_date", "Order date"),
            ("productID", "Product ID"),
            ("Salary ($)", "Salary"),
            ("Größe", "Größe"),
            ("StraßenNr", "Straßen nr"),
            ("préférence-url", "Préférence URL"),
            ("名前", "名前"),
            ("дата_рождения", "Дата рождения"),
            ("ชื่อน้ำ", "ชื่อน้ำ"),
            ("Preis €", "Preis EUR"),
            ("a\u{202e}b\u{2028}ä", "A b ä"),
            ("ä<b>'{{x}}`", "Ä b x"),
            ("💩", "Poop"),
        ] {
            assert_eq!(title(name, &identifier(name)), expected, "{name}");
        }
    }
}
