//! Writes a table of SQLite again without one of its columns, word for word as the migrations say it otherwise.

use super::pieces::{is_blank, is_comment, is_name, is_word, name, pieces};
use super::spelling::Spelling;
use super::split::statements;
use std::mem::take;

/// A table without a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// What stands between `CREATE TABLE name` and the end of the statement.
    pub body: String,
    /// The columns that are copied: those that are not computed.
    pub columns: Vec<String>,
    /// Its indexes and triggers, which go with the old table.
    pub others: Vec<String>,
    /// What spoke of the column and goes with it, for people.
    pub dropped: Vec<String>,
}

impl Rebuilt {
    /// Whether its key never takes a number twice.
    pub fn is_numbered(&self) -> bool {
        pieces(&self.body).iter().any(|piece| is_word(piece, "autoincrement"))
    }
}

/// The table as these migrations make it, without a column.
///
/// # Errors
/// What in it speaks of the column and cannot just be left out.
pub fn without_column(files: &[(String, String)], table: &str, column: &str) -> Result<Rebuilt, String> {
    let mut texts = Texts::default();
    for (_, text) in files.iter().filter(|(name, _)| !name.ends_with(".down.sql")) {
        for statement in statements(text, Spelling::Sqlite) {
            texts.read(pieces(statement.text));
        }
    }
    let found = texts.tables.iter().position(|known| known.name.eq_ignore_ascii_case(table));
    let table = texts.tables.swap_remove(found.ok_or("no migration makes its table by CREATE TABLE")?);
    table.without(column)
}

type Pieces = Vec<String>;

/// The tables while their statements are being read.
#[derive(Default)]
struct Texts {
    tables: Vec<TableText>,
}

/// A table as it is written.
struct TableText {
    name: String,
    /// The comments behind the bracket that opens.
    head: Pieces,
    /// Columns and constraints, each with the comment behind it.
    items: Vec<Pieces>,
    /// `STRICT`, `WITHOUT ROWID`
    options: Pieces,
    /// Indexes and triggers, each with its name.
    others: Vec<(String, Pieces)>,
}

impl Texts {
    fn read(&mut self, statement: Pieces) {
        let words: Vec<String> =
            statement.iter().filter(|piece| !is_blank(piece)).take(5).map(|piece| piece.to_lowercase()).collect();
        match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["create", "table", ..] => self.tables.extend(TableText::new(&statement)),
            ["create", "unique", "index", ..] | ["create", "index" | "trigger", ..] => self.add_other(statement),
            ["drop", "table", ..] => {
                let gone = names_behind(&statement, "table").into_iter().next();
                self.tables.retain(|table| gone.as_ref().is_none_or(|gone| !table.name.eq_ignore_ascii_case(gone)));
            }
            ["drop", what @ ("index" | "trigger"), ..] => {
                let gone = names_behind(&statement, what).into_iter().next();
                for table in &mut self.tables {
                    table.others.retain(|(name, _)| gone.as_ref().is_none_or(|gone| !name.eq_ignore_ascii_case(gone)));
                }
            }
            ["alter", "table", ..] => self.alter(statement),
            _ => {}
        }
    }

    fn find(&mut self, wanted: &str) -> Option<&mut TableText> {
        self.tables.iter_mut().find(|table| table.name.eq_ignore_ascii_case(wanted))
    }

    fn add_other(&mut self, statement: Pieces) {
        let kind = if statement.iter().any(|piece| is_word(piece, "trigger")) { "trigger" } else { "index" };
        let first = |word| names_behind(&statement, word).into_iter().next();
        let (Some(name), Some(table)) = (first(kind), first("on")) else { return };
        // A comment may stand behind the end.
        let end = statement.iter().rposition(|piece| !is_blank(piece) && piece != ";").map_or(0, |last| last + 1);
        self.find(&table).into_iter().for_each(|found| found.others.push((name.clone(), statement[..end].to_vec())));
    }

    fn alter(&mut self, statement: Pieces) {
        let names = names_behind(&statement, "table");
        let Some(table) = names.first().cloned() else { return };
        let at = statement.iter().position(|piece| is_name(piece, &table)).unwrap_or_default() + 1;
        let rest: Pieces = statement[at..].to_vec();
        let words: Vec<String> = rest.iter().filter(|piece| !is_blank(piece)).cloned().collect();
        let word = |at: usize| words.get(at).map_or("", String::as_str);
        let column = usize::from(is_word(word(1), "column"));
        match word(0).to_lowercase().as_str() {
            "add" => {
                let skipped = 1 + column;
                let mut seen = 0;
                let item = rest.into_iter().skip_while(|piece| {
                    seen += usize::from(!is_blank(piece));
                    seen <= skipped
                });
                // The comment behind the statement's end is the column's.
                let item: Pieces = item.filter(|piece| piece != ";").collect();
                self.find(&table).into_iter().for_each(|found| found.add_column(item.clone()));
            }
            "drop" => {
                let name = name(word(1 + column)).unwrap_or_default();
                self.find(&table).into_iter().for_each(|found| {
                    found.items.retain(|item| !column_name(item).is_some_and(|own| own.eq_ignore_ascii_case(&name)))
                });
            }
            "rename" if is_word(word(1), "to") => {
                let Some(new) = name(word(2)) else { return };
                for other in &mut self.tables {
                    other.rename_table(&table, &new, word(2));
                }
            }
            "rename" => {
                let (old, new) = (name(word(1 + column)).unwrap_or_default(), word(3 + column).to_owned());
                self.find(&table).into_iter().for_each(|found| found.rename_column(&old, &new));
            }
            _ => {}
        }
    }
}

/// The names behind this word, `IF NOT EXISTS` left out; the last part where there are several.
fn names_behind(statement: &[String], word: &str) -> Vec<String> {
    let said = statement.iter().filter(|piece| !is_blank(piece)).skip_while(|piece| !is_word(piece, word)).skip(1);
    let said: Vec<&String> =
        said.skip_while(|piece| ["if", "not", "exists"].iter().any(|word| is_word(piece, word))).collect();
    let at = if said.get(1).is_some_and(|piece| *piece == ".") { 2 } else { 0 };
    said.iter().skip(at).filter_map(|piece| name(piece)).collect()
}

/// The column that an item is about; `None` for a constraint of the table.
fn column_name(item: &[String]) -> Option<String> {
    const CONSTRAINTS: [&str; 5] = ["constraint", "primary", "unique", "check", "foreign"];
    let first = item.iter().find(|piece| !is_blank(piece))?;
    if CONSTRAINTS.iter().any(|word| is_word(first, word)) { None } else { name(first) }
}

/// Where the bracket that opens here is closed.
fn closing(pieces: &[String], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate().skip(open) {
        match piece.as_str() {
            "(" => depth += 1,
            ")" if depth == 1 => return Some(at),
            ")" => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether these pieces speak of a column of their own table: what is behind REFERENCES is another one's.
fn speaks_of(pieces: &[String], column: &str) -> bool {
    let own = pieces.iter().position(|piece| is_word(piece, "references")).unwrap_or(pieces.len());
    let said: Vec<&String> = pieces[..own].iter().filter(|piece| !is_blank(piece)).collect();
    let is_function =
        |at: usize| said.get(at + 1).is_some_and(|next| *next == "(") && said[at].starts_with(char::is_alphabetic);
    said.iter().enumerate().any(|(at, piece)| is_name(piece, column) && !is_function(at))
}

impl TableText {
    fn new(statement: &[String]) -> Option<Self> {
        let name = names_behind(statement, "table").into_iter().next()?;
        let open = statement.iter().position(|piece| piece == "(")?;
        let close = closing(statement, open)?;
        let (mut head, mut item, mut depth) = (Pieces::new(), Pieces::new(), 0_usize);
        let mut items: Vec<Pieces> = Vec::new();
        for piece in &statement[open + 1..close] {
            match piece.as_str() {
                "(" => depth += 1,
                ")" => depth -= 1,
                "," if depth == 0 => {
                    items.push(take(&mut item));
                    continue;
                }
                // What stands behind the comma on its line is about the item before it, or about the table.
                _ if is_comment(piece) && item.iter().all(|piece| is_blank(piece) && !piece.contains('\n')) => {
                    items.last_mut().unwrap_or(&mut head).push(piece.clone());
                    item.clear();
                    continue;
                }
                _ => {}
            }
            item.push(piece.clone());
        }
        items.push(item);
        let options = statement[close + 1..].iter().filter(|piece| *piece != ";").cloned().collect();
        Some(Self { name, head, items, options, others: Vec::new() })
    }

    /// Columns stand before the constraints of the table.
    fn add_column(&mut self, item: Pieces) {
        let place = self.items.iter().position(|item| column_name(item).is_none()).unwrap_or(self.items.len());
        self.items.insert(place, item);
    }

    fn rename_table(&mut self, old: &str, new: &str, written: &str) {
        if self.name.eq_ignore_ascii_case(old) {
            new.clone_into(&mut self.name);
            for (_, statement) in &mut self.others {
                let on = statement.iter().position(|piece| is_word(piece, "on")).unwrap_or_default();
                if let Some(piece) = statement[on..].iter_mut().find(|piece| is_name(piece, old)) {
                    written.clone_into(piece);
                }
            }
        }
        for item in &mut self.items {
            let mut is_target = false;
            for piece in item.iter_mut().filter(|piece| !is_blank(piece)) {
                if is_target && is_name(piece, old) {
                    written.clone_into(piece);
                }
                is_target = is_word(piece, "references");
            }
        }
    }

    fn rename_column(&mut self, old: &str, written: &str) {
        for pieces in self.items.iter_mut().chain(self.others.iter_mut().map(|(_, statement)| statement)) {
            let own = pieces.iter().position(|piece| is_word(piece, "references")).unwrap_or(pieces.len());
            pieces[..own].iter_mut().filter(|piece| is_name(piece, old)).for_each(|piece| written.clone_into(piece));
        }
    }

    fn without(mut self, column: &str) -> Result<Rebuilt, String> {
        let mut dropped = Vec::new();
        let mut items = Vec::new();
        for mut item in take(&mut self.items) {
            let own = column_name(&item);
            if own.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(column)) {
                continue;
            }
            match own {
                None if speaks_of(&item, column) => dropped.push(plain(&item)),
                None => items.push(item),
                Some(own) => {
                    while let Some((start, end)) =
                        inline_check(&item).into_iter().find(|(start, end)| speaks_of(&item[*start..*end], column))
                    {
                        dropped.push(plain(&item[start..end]));
                        item.drain(start..end);
                    }
                    if speaks_of(&item, column) {
                        return Err(format!("the column `{}` is computed from it", own.escape_debug()));
                    }
                    items.push(item);
                }
            }
        }
        let columns: Vec<&Pieces> = items.iter().filter(|item| column_name(item).is_some()).collect();
        if columns.is_empty() {
            return Err("it is the only column".to_owned());
        }
        let is_stored = |item: &&&Pieces| !item.iter().any(|piece| is_word(piece, "as"));
        let columns = columns.iter().filter(is_stored).filter_map(|item| column_name(item)).collect();
        let mut others = Vec::new();
        for (name, statement) in take(&mut self.others) {
            let is_trigger = statement.iter().any(|piece| is_word(piece, "trigger"));
            let behind = statement.iter().position(|piece| is_word(piece, "on")).filter(|_| !is_trigger);
            match speaks_of(&statement[behind.unwrap_or_default()..], column) {
                false => others.push(statement.concat()),
                true if is_trigger => {
                    return Err(format!("the trigger `{}` speaks of it: drop that one first", name.escape_debug()));
                }
                true => dropped.push(plain(&statement)),
            }
        }
        Ok(Rebuilt { body: self.body(&items), columns, others, dropped })
    }

    /// The items in brackets, one a line, each with its comment behind the comma.
    fn body(&self, items: &[Pieces]) -> String {
        let remarks = |pieces: &[String]| -> String {
            pieces.iter().filter(|piece| is_comment(piece)).map(|piece| format!(" {}", piece.trim_end())).collect()
        };
        let mut body = format!("({}\n", remarks(&self.head));
        for (at, item) in items.iter().enumerate() {
            let (code, remark) =
                item.split_at(item.iter().rposition(|piece| !is_blank(piece)).map_or(0, |last| last + 1));
            let comma = if at + 1 == items.len() { "" } else { "," };
            body += &format!("    {}{comma}{}\n", code.concat().trim(), remarks(remark));
        }
        let options = plain(&self.options);
        body + if options.is_empty() { ")" } else { ") " } + &options
    }
}

/// The checks with a column, each with its name before it.
fn inline_check(item: &[String]) -> Vec<(usize, usize)> {
    let mut checks = Vec::new();
    for at in 0..item.len() {
        if !is_word(&item[at], "check") {
            continue;
        }
        let open = item[at..].iter().position(|piece| piece == "(").map(|open| at + open);
        let Some(end) = open.and_then(|open| closing(item, open)) else { continue };
        let before: Vec<usize> = (0..at).rev().filter(|at| !is_blank(&item[*at])).take(2).collect();
        let start = match before.as_slice() {
            [_, word] if is_word(&item[*word], "constraint") => *word,
            _ => at,
        };
        let blank = item[..start].iter().rev().take_while(|piece| piece.starts_with(char::is_whitespace)).count();
        checks.push((start - blank, end + 1));
    }
    checks
}

/// The pieces on one line, without comments.
fn plain(pieces: &[String]) -> String {
    let mut text = String::new();
    for piece in pieces.iter().filter(|piece| !is_comment(piece)) {
        match is_blank(piece) {
            true if text.is_empty() || text.ends_with(' ') => {}
            true => text.push(' '),
            false => text.push_str(piece),
        }
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "-- SQLite

CREATE TABLE items ( -- table: things
    id text PRIMARY KEY, -- uuid: the key
    name text NOT NULL COLLATE NOCASE CHECK (length(name) > 0),
    price integer NOT NULL DEFAULT 0 CHECK (price >= 0), -- decimal(12,2)
    cost integer CONSTRAINT dear CHECK (cost < price) CHECK (cost >= 0),
    total integer AS (cost * 2) STORED,
    note text DEFAULT 'a,  price',
    shop_id text REFERENCES shops (price),
    UNIQUE (price, name),
    CONSTRAINT named UNIQUE (name), -- one of each
    CHECK (price > 1)
) STRICT; -- the end

CREATE INDEX items_price ON items (price, name);
CREATE INDEX items_name ON items (name) WHERE note <> 'x  y'; -- quick
CREATE TRIGGER seen AFTER INSERT ON items BEGIN
    UPDATE items SET note = 'new; price';
END;
ALTER TABLE items ADD COLUMN \"Cents\" integer; -- bigint: small
";

    fn rebuilt(more: &str, column: &str) -> Result<Rebuilt, String> {
        let files = [("1_a.sql", TABLE.to_owned()), ("2_b.sql", more.to_owned())];
        without_column(&files.map(|(name, text)| (name.to_owned(), text)), "items", column)
    }

    #[test]
    fn all_else_stays_word_for_word() {
        let found = rebuilt("", "price").unwrap();
        assert_eq!(
            found.body,
            "( -- table: things\n    id text PRIMARY KEY, -- uuid: the key\n    name text NOT NULL COLLATE NOCASE CHECK \
             (length(name) > 0),\n    cost integer CHECK (cost >= 0),\n    total integer AS (cost * 2) STORED,\n    \
             note text DEFAULT 'a,  price',\n    shop_id text REFERENCES shops (price),\n    \"Cents\" integer, -- \
             bigint: small\n    CONSTRAINT named UNIQUE (name) -- one of each\n) STRICT"
        );
        assert_eq!(found.columns, ["id", "name", "cost", "note", "shop_id", "Cents"]);
        assert_eq!(found.others.len(), 2);
        assert_eq!(found.others[0], "CREATE INDEX items_name ON items (name) WHERE note <> 'x  y'");
        assert!(found.others[1].ends_with("'new; price';\nEND"), "{}", found.others[1]);
        assert_eq!(
            found.dropped,
            [
                "CONSTRAINT dear CHECK (cost < price)",
                "UNIQUE (price, name)",
                "CHECK (price > 1)",
                "CREATE INDEX items_price ON items (price, name)"
            ]
        );
    }

    #[test]
    fn later_migrations_count() {
        let renamed = "ALTER TABLE items RENAME COLUMN cost TO paid; ALTER TABLE items DROP COLUMN note;\nDROP INDEX items_name;\
                       DROP TRIGGER seen; ALTER TABLE items RENAME TO x; ALTER TABLE x RENAME TO items;";
        let found = rebuilt(renamed, "price").unwrap();
        assert!(
            found.body.contains("paid integer CHECK (paid >= 0)") && !found.body.contains("note"),
            "{}",
            found.body
        );
        assert!(found.others.is_empty(), "{:?}", found.others);
    }

    #[test]
    fn what_cannot_be_left_out_is_said() {
        assert_eq!(rebuilt("", "cost").unwrap_err(), "the column `total` is computed from it");
        let trigger = "CREATE TRIGGER dear AFTER UPDATE OF name ON items BEGIN UPDATE items SET price = 1; END;";
        assert!(rebuilt(trigger, "price").unwrap_err().contains("the trigger `dear`"));
        assert!(rebuilt("DROP TABLE items;", "price").is_err());
    }
}
