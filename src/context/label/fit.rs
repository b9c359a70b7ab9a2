//! How well each column of a table names a row.

use super::vocabulary::{
    CODES, DESCRIPTIONS, FAMILY, FOREIGN_CODES, NAME_ENDS, NAMES, NEVER, NEVER_ANYWHERE, OTHERS, PARTS,
};
use crate::field_type::FieldType;
use crate::naming;
use crate::schema::{Column, Table};

/// How well a column names a row, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The name of the thing, by one of its words.
    Name(usize),
    /// What it is called by where no two are called the same: a number, a code.
    UniqueCode,
    /// A part of a person's name.
    FamilyName,
    /// Text that no two rows share, an e-mail address for example.
    UniqueText,
    NullableName(usize),
    /// A name that does not say whose it is.
    SomeName,
    Code,
    PartOfName,
    NullableFamilyName,
    NullablePartOfName,
    Description,
    /// Text that is the key.
    KeyText,
    NullableCode,
    Text,
    NullableSomeName,
    /// A number by which people call the thing.
    Number,
    NullableNumber,
    /// All that is said of the row, though it may be empty.
    OnlyText,
}

/// Texts that are shorter are marks, `M` or `AB+`.
const SHORTEST: u32 = 4;
/// Texts that may be longer are read, not said.
const LONGEST: u32 = 255;

/// A table, and the words that its rows are called by.
pub struct Thing<'a> {
    table: &'a Table,
    /// What stands before the names of its columns and tells nothing: `product` in `product_name`, `rc` in `rc_name`.
    prefixes: Vec<String>,
    is_person: bool,
}

impl<'a> Thing<'a> {
    pub fn new(table: &'a Table) -> Self {
        let many = naming::identifier(&table.name);
        let names: Vec<String> = table.columns.iter().map(|column| words_of(&column.name)).collect();
        let mut prefixes = endings(&naming::singular(&many));
        prefixes.extend(endings(&many));
        prefixes.extend(shared_prefix(&names));
        let is_person = names.iter().any(|name| {
            let own = without_prefix(name, &prefixes);
            FAMILY.contains(&own) || own == "first_name"
        });
        Self { table, prefixes, is_person }
    }

    /// How well a column that may be shown names a row; `None` for one that never does: a reference, a choice, prose.
    pub fn fit(&self, column: &Column) -> Option<Fit> {
        if self.table.reference_of(&column.name).is_some() {
            return None;
        }
        let words = words_of(&column.name);
        let own = without_prefix(&words, &self.prefixes);
        match column.field_type {
            FieldType::Text | FieldType::String { .. } => self.fit_of_text(column, &words, own),
            FieldType::Other { ref sql } if is_text_type(sql) => self.fit_of_text(column, &words, own),
            FieldType::SmallInt | FieldType::Integer | FieldType::BigInt if self.is_key(column) => None,
            FieldType::SmallInt | FieldType::Integer | FieldType::BigInt if is_code(own) => {
                Some(if column.nullable { Fit::NullableNumber } else { Fit::Number })
            }
            _ => None,
        }
    }

    fn fit_of_text(&self, column: &Column, words: &str, own: &str) -> Option<Fit> {
        let is_set = !column.nullable || self.is_key(column);
        let is_unique = self.is_unique(column);
        if let Some(rank) = self.rank_of_name(words, own) {
            return Some(if is_set { Fit::Name(rank) } else { Fit::NullableName(rank) });
        }
        if FAMILY.contains(&own) {
            return Some(if is_set { Fit::FamilyName } else { Fit::NullableFamilyName });
        }
        if PARTS.contains(&own) {
            return Some(match (is_set, is_unique) {
                (true, true) => Fit::UniqueText,
                (true, false) => Fit::PartOfName,
                _ => Fit::NullablePartOfName,
            });
        }
        if self.is_key(column) {
            let is_whole_key = self.table.primary_key.len() == 1;
            return Some(if is_whole_key && is_code(own) { Fit::UniqueCode } else { Fit::KeyText });
        }
        if DESCRIPTIONS.contains(&own) {
            return column.longest().is_some_and(|longest| longest <= LONGEST).then_some(Fit::Description);
        }
        if is_code(own) {
            return Some(match (is_set, is_unique) {
                (true, true) => Fit::UniqueCode,
                (true, false) => Fit::Code,
                _ => Fit::NullableCode,
            });
        }
        if own != words && is_never(own) || is_never(words) {
            return None;
        }
        // A name that no two rows share is theirs, whatever it is called after.
        let names_it = whose_name(own).is_some_and(|whose| !OTHERS.contains(&whose));
        if is_unique && is_set && names_it {
            return Some(Fit::Name(NAMES.len() + 1));
        }
        if is_unique {
            return Some(if is_set { Fit::UniqueText } else { Fit::NullableCode });
        }
        if let Some(whose) = whose_name(own) {
            let is_other = self.is_person || OTHERS.contains(&whose);
            return match whose {
                "file" => Some(Fit::NullableSomeName),
                _ if is_other => None,
                _ if is_set => Some(Fit::SomeName),
                _ => Some(Fit::NullableSomeName),
            };
        }
        // A text with a default is a state or a setting; one of a few letters is a mark.
        let is_mark = column.default.is_some() || column.longest().is_some_and(|longest| longest < SHORTEST);
        let is_said = is_set && column.longest().is_none_or(|longest| longest <= LONGEST);
        match (is_mark, is_said) {
            (true, _) => None,
            (false, true) => Some(Fit::Text),
            (false, false) => self.is_only_text(column).then_some(Fit::OnlyText),
        }
    }

    /// How near a column's name is to "the name of this thing": `name`, `product_name` in `products`, `city` in `cities`.
    fn rank_of_name(&self, words: &str, own: &str) -> Option<usize> {
        let of_person = !self.is_person || matches!(own, "name" | "full_name" | "display_name" | "complete_name");
        let own = if self.has_initial(words) { "name" } else { own };
        let by_word = NAMES.iter().position(|name| *name == own).filter(|_| of_person);
        let is_thing = self.prefixes.iter().any(|prefix| prefix == words) && !CODES.contains(&words);
        by_word.or_else(|| is_thing.then_some(NAMES.len()))
    }

    /// Whether a name is `name` after the first letter of the thing: `dname` in `dept`.
    fn has_initial(&self, words: &str) -> bool {
        let initial = words.strip_suffix("name").filter(|initial| initial.len() == 1);
        initial.is_some_and(|initial| self.prefixes.iter().any(|prefix| prefix.starts_with(initial)))
    }

    fn is_only_text(&self, column: &Column) -> bool {
        let is_other = |other: &Column| other.field_type.is_textual() && other.name != column.name;
        !self.table.columns.iter().any(is_other)
    }

    fn is_key(&self, column: &Column) -> bool {
        self.table.primary_key.contains(&column.name)
    }

    /// Whether no two rows share the value, or none that belong to the same record.
    fn is_unique(&self, column: &Column) -> bool {
        let is_owner = |name: &String| *name == column.name || self.table.reference_of(name).is_some();
        self.table
            .uniques
            .iter()
            .any(|unique| unique.columns.contains(&column.name) && unique.columns.iter().all(is_owner))
    }
}

/// A column's name in words: `companyname` is a `company_name`.
fn words_of(name: &str) -> String {
    let snake = naming::identifier(name);
    let (head, last) = snake.rsplit_once('_').map_or(("", snake.as_str()), |(head, last)| (head, last));
    match last.strip_suffix("name") {
        Some(before) if before.len() > 1 && head.is_empty() => format!("{before}_name"),
        Some(before) if before.len() > 1 => format!("{head}_{before}_name"),
        _ => snake,
    }
}

/// The words at the end of a name, longest first: `res_partner`, `partner`.
fn endings(snake: &str) -> Vec<String> {
    let starts = snake.match_indices('_').map(|(at, _)| at + 1);
    std::iter::once(0).chain(starts).map(|start| snake[start..].to_owned()).collect()
}

/// The word that most of the columns begin with.
fn shared_prefix(names: &[String]) -> Option<String> {
    let first = |name: &String| name.split_once('_').map(|(first, _)| first.to_owned());
    let firsts: Vec<String> = names.iter().filter_map(first).collect();
    let count = |word: &String| firsts.iter().filter(|first| *first == word).count();
    let word = firsts.iter().max_by_key(|word| count(word))?;
    (names.len() > 2 && count(word) * 4 >= names.len() * 3).then(|| word.clone())
}

fn without_prefix<'w>(words: &'w str, prefixes: &[String]) -> &'w str {
    let rest = |prefix: &String| words.strip_prefix(prefix.as_str())?.strip_prefix('_');
    prefixes.iter().find_map(rest).unwrap_or(words)
}

fn last_word(snake: &str) -> &str {
    snake.rsplit('_').next().unwrap_or(snake)
}

/// Whether it is the code of the row, and not one of what it has: `country_code`.
fn is_code(own: &str) -> bool {
    let is_foreign = |word: &str| FOREIGN_CODES.contains(&word) || NEVER_ANYWHERE.contains(&word);
    CODES.contains(&last_word(own)) && !own.rsplit('_').skip(1).any(is_foreign)
}

fn is_never(words: &str) -> bool {
    let last = last_word(words).trim_end_matches(|c: char| c.is_ascii_digit());
    let is_about_another = CODES.contains(&last);
    is_about_another || NEVER.contains(&last) || words.split('_').any(|word| NEVER_ANYWHERE.contains(&word))
}

/// Whose name it is: `supplier` of `supplier_name`.
fn whose_name(own: &str) -> Option<&str> {
    let (whose, end) = own.rsplit_once('_')?;
    NAME_ENDS.contains(&end).then(|| last_word(whose))
}

/// Whether a type that only the database knows is a text.
fn is_text_type(sql: &str) -> bool {
    matches!(sql.to_ascii_lowercase().as_str(), "citext" | "name" | "bpchar")
}
