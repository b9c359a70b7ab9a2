//! How well each column of a table names a row.

use super::vocabulary::{
    ADDRESSES, CODES, DESCRIPTIONS, FAMILY, FOREIGN_CODES, GIVEN, NAME_ENDS, NAMES, NEVER, NEVER_ANYWHERE, NUMBERED,
    OTHERS, OWN_CODES, PARTS, ROLES, SOMEBODY, TAILS, USERS,
};
use crate::field_type::FieldType;
use crate::naming;
use crate::schema::{Column, DefaultValue, Table};

/// How well a column names a row, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The name of the thing, by one of its words.
    Name(usize),
    /// A part of a person's name.
    FamilyName,
    /// Somebody who is described in another table.
    Somebody,
    /// What it is called by where no two are called the same: a number, a code.
    UniqueCode,
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
    /// Where it is on the net.
    Address,
    NullableCode,
    Text,
    NullableSomeName,
    NullableAddress,
    /// A number by which people call the thing.
    Number,
    NullableNumber,
    NullableDescription,
    /// Text that is the key, and called an id.
    KeyId,
    /// The other half of the thing, with which it shares the key.
    OtherHalf,
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
    /// Some texts have a bound, so that those without one are long.
    has_bounds: bool,
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
            FAMILY.contains(&own) || GIVEN.contains(&own)
        });
        let has_bounds = table.columns.iter().any(|column| column.longest().is_some_and(|longest| longest > SHORTEST));
        Self { table, prefixes, is_person, has_bounds }
    }

    /// How well a column that may be shown names a row; `None` for one that never does: a choice, prose, most references.
    pub fn fit(&self, column: &Column) -> Option<Fit> {
        if let Some(reference) = self.table.reference_of(&column.name) {
            return self.fit_of_reference(column, &reference.table);
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

    /// Which column of a person's name stands before the one that names the row.
    pub fn given_name(&self, label: &Column) -> Option<&'a Column> {
        let own_of = |column: &Column| without_prefix(&words_of(&column.name), &self.prefixes).to_owned();
        let is_given = |column: &&Column| column.field_type.is_textual() && GIVEN.contains(&own_of(column).as_str());
        self.table.columns.iter().find(is_given).filter(|_| FAMILY.contains(&own_of(label).as_str()))
    }

    /// A row that is another one in a part that it plays is called like that one: a patient, a teacher.
    fn fit_of_reference(&self, column: &Column, target: &str) -> Option<Fit> {
        let words = words_of(&column.name);
        let own = words.strip_suffix("_id").unwrap_or(&words);
        let is_one_to_one = self.is_alone_unique(column);
        let things = endings(&naming::singular(&naming::identifier(target)));
        let is_same = things.iter().any(|thing| thing == own);
        let is_role = self.prefixes.iter().any(|prefix| ROLES.contains(&prefix.as_str()));
        let is_half = is_one_to_one && things.iter().any(|thing| SOMEBODY.contains(&thing.as_str()));
        match (is_one_to_one, is_half || SOMEBODY.contains(&last_word(own)) || SOMEBODY.contains(&own)) {
            _ if target == self.table.name || (column.nullable && !self.is_key(column)) => None,
            (_, true) if is_role => Some(Fit::Somebody),
            (true, _) if self.is_key(column) || is_same => Some(Fit::OtherHalf),
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
        if PARTS.contains(&own) || GIVEN.contains(&own) {
            return Some(match (is_set, is_unique) {
                (true, true) => Fit::UniqueText,
                (true, false) => Fit::PartOfName,
                _ => Fit::NullablePartOfName,
            });
        }
        if self.is_key(column) {
            let is_whole_key = self.table.primary_key.len() == 1;
            return Some(match last_word(own) {
                _ if is_whole_key && is_code(own) => Fit::UniqueCode,
                "id" => Fit::KeyId,
                _ => Fit::KeyText,
            });
        }
        if DESCRIPTIONS.contains(&own) {
            let is_short = column.longest().is_some_and(|longest| longest <= LONGEST);
            return is_short.then_some(if is_set { Fit::Description } else { Fit::NullableDescription });
        }
        if ADDRESSES.contains(&own) {
            return Some(if is_set { Fit::Address } else { Fit::NullableAddress });
        }
        if is_code(own) {
            return Some(match (is_set, is_unique) {
                (true, true) => Fit::UniqueCode,
                (true, false) if is_doubtful_code(own) => Fit::Text,
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
                "file" if is_set => Some(Fit::SomeName),
                "file" => Some(Fit::NullableSomeName),
                _ if is_other => None,
                _ if is_set => Some(Fit::SomeName),
                _ => Some(Fit::NullableSomeName),
            };
        }
        // A text with a default is a state or a setting; one of a few letters is a mark.
        let is_preset = column.default.as_ref().is_some_and(|default| *default != DefaultValue::Text(String::new()));
        let is_mark = is_preset || column.longest().is_some_and(|longest| longest < SHORTEST);
        let is_said = is_set && column.longest().map_or(!self.has_bounds, |longest| longest <= LONGEST);
        match (is_mark, is_said) {
            (true, _) => None,
            (false, true) => Some(Fit::Text),
            (false, false) => self.is_only_text(column).then_some(Fit::OnlyText),
        }
    }

    /// How near a column's name is to "the name of this thing": `name`, `product_name` in `products`, `city` in `cities`.
    fn rank_of_name(&self, words: &str, own: &str) -> Option<usize> {
        let of_person = !self.is_person
            || matches!(own, "name" | "full_name" | "display_name" | "complete_name" | "nm" | "full_nm");
        let own = if self.has_initial(words) { "name" } else { own };
        let by_word = NAMES.iter().position(|name| *name == own).filter(|_| of_person);
        // Where a text has both, its name is for addresses; of a person the title is a form of address or a job.
        let is_headline = own == "title" && !self.is_of_people() && self.has_own("name");
        let by_word = if is_headline { by_word.map(|rank| rank - 2) } else { by_word };
        let is_thing = self.prefixes.iter().any(|prefix| prefix == words) && !CODES.contains(&words);
        by_word.or_else(|| is_thing.then_some(NAMES.len()))
    }

    fn is_of_people(&self) -> bool {
        let is_people = |prefix: &String| [ROLES, SOMEBODY, USERS].iter().any(|words| words.contains(&prefix.as_str()));
        self.is_person || self.prefixes.iter().any(is_people)
    }

    /// Whether a text of the table is called so.
    fn has_own(&self, wanted: &str) -> bool {
        let is_wanted = |column: &Column| without_prefix(&words_of(&column.name), &self.prefixes) == wanted;
        self.table.columns.iter().any(|column| column.field_type.is_textual() && is_wanted(column))
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

    /// Whether no two rows share the value.
    pub fn is_alone_unique(&self, column: &Column) -> bool {
        let only = [column.name.clone()];
        self.table.primary_key == only || self.table.uniques.iter().any(|unique| unique.columns == only)
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

/// A column's name in words: `companyname` is a `company_name`, `documentno` a `document_no`.
fn words_of(name: &str) -> String {
    let snake = naming::identifier(name);
    let (head, last) = snake.rsplit_once('_').map_or(("", snake.as_str()), |(head, last)| (head, last));
    let tail =
        TAILS.iter().find_map(|tail| Some((last.strip_suffix(tail)?, *tail)).filter(|(before, _)| before.len() > 1));
    let number = last.strip_suffix("no").filter(|before| NUMBERED.contains(before)).map(|before| (before, "no"));
    let is_known = CODES.contains(&last) || NEVER.contains(&last) || NAMES.contains(&last);
    match tail.or(number).filter(|_| !is_known) {
        Some((before, tail)) if head.is_empty() => format!("{before}_{tail}"),
        Some((before, tail)) => format!("{head}_{before}_{tail}"),
        None => snake,
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
    if CODES.contains(&own) {
        return true;
    }
    let is_foreign = |word: &str| {
        let ends_so = |foreign: &&str| foreign.len() > 3 && word.ends_with(*foreign);
        FOREIGN_CODES.contains(&word) || FOREIGN_CODES.iter().any(ends_so) || NEVER_ANYWHERE.contains(&word)
    };
    CODES.contains(&last_word(own)) && !own.rsplit('_').skip(1).any(is_foreign)
}

/// Whether it may be the code of something that the row has: `unit_measure_code`, and not `internal_code`.
fn is_doubtful_code(own: &str) -> bool {
    own.rsplit_once('_').is_some_and(|(whose, end)| end == "code" && !OWN_CODES.contains(&last_word(whose)))
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
