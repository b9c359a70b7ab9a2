//! Statements of a dump that are about a table and say nothing of its columns.

use super::catalogue::Catalogue;
use super::draft::fold_name;
use super::split::first_words;
use crate::loss::LossKind;
use sqlparser::ast::Ident;

impl Catalogue<'_> {
    /// Notes what a statement would do that nothing is made of.
    pub fn apply_beside(&mut self, text: &str) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let lower: Vec<String> = first_words(text).take(12).collect();
        let is = |start: &[&str]| start.iter().zip(&lower).all(|(word, own)| word == own) && lower.len() >= start.len();
        let behind = |word: &str| lower.iter().position(|own| own == word).and_then(|at| words.get(at + 1));
        let of = |this: &Self, name: Option<&&str>| name.map(|name| this.plain_name(name)).unwrap_or_default();
        if is(&["create", "policy"]) {
            let (table, policy) = (of(self, behind("on")), of(self, words.get(2)));
            self.lose_of_table(LossKind::RowSecurity, &table, format!("the policy `{policy}` is left out"));
        } else if is(&["create", "rule"]) || is(&["create", "or", "replace", "rule"]) {
            let (table, rule) = (of(self, behind("to")), of(self, behind("rule")));
            self.lose_of_table(LossKind::Rule, &table, format!("the rule `{rule}` is left out"));
        } else if is(&["grant"]) || is(&["revoke"]) {
            let named = behind("on").filter(|word| !word.eq_ignore_ascii_case("table")).or_else(|| behind("table"));
            let table = of(self, named);
            if self.tables.iter().any(|known| known.table == table) {
                self.lose_rights(&table);
            }
        } else if is(&["create", "sequence"]) || is(&["alter", "sequence"]) {
            let name =
                words.iter().skip(2).find(|word| !matches!(word.to_lowercase().as_str(), "if" | "not" | "exists"));
            let name = of(self, name);
            self.sequences.extend(sequence_options(text).map(|options| (name, options)));
        }
    }

    /// Notes that a table is not the property of the one whose it was.
    pub fn lose_rights(&mut self, table: &str) {
        self.lose_of_table(LossKind::Rights, table, "its owner and its rights are left out");
    }

    /// The last part of a name as it is written in a statement.
    fn plain_name(&self, written: &str) -> String {
        let last = written.trim_end_matches([';', ',', '(']).rsplit('.').next().unwrap_or_default();
        let bare = last.trim_matches(['"', '`']);
        let ident = if bare == last { Ident::new(bare) } else { Ident::with_quote('"', bare) };
        fold_name(&ident, self.spelling)
    }
}

/// What a sequence says that does not count 1, 2, 3.
pub fn sequence_options(text: &str) -> Option<String> {
    let words: Vec<String> = first_words(text).map(|word| word.trim_matches(['(', ')', ',', ';']).to_owned()).collect();
    let number = |pair: &[&str]| {
        let at = words.windows(pair.len()).position(|own| own.iter().zip(pair).all(|(own, word)| own == word))?;
        let value = words.get(at + pair.len())?;
        value.parse::<i128>().ok().filter(|value| *value != 1).map(|value| format!("{} {value}", pair.join(" ")))
    };
    let ways: [&[&str]; 3] = [&["start", "with"], &["increment", "by"], &["restart", "with"]];
    let found: Vec<String> = ways.into_iter().filter_map(number).collect();
    if found.is_empty() { None } else { Some(found.join(", ")) }
}
