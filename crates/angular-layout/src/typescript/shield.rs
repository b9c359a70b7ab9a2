//! Hides from the formatter what newer versions of Prettier lay out in another way.
//!
//! A mark takes the place of each hidden piece and is as wide; the piece is put back afterwards.

use biome_js_syntax::{AnyJsRoot, JsSyntaxKind, JsSyntaxNode};
use biome_rowan::AstNode;

/// A text with marks, and what they stand for.
pub struct Shielded {
    /// With marks.
    pub text: String,
    hidden: Vec<Hidden>,
}

struct Hidden {
    mark: char,
    what: What,
    text: String,
}

/// Why a piece is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// A template literal, which is not broken any more.
    Template,
    /// An `import()`, which is not broken.
    Import,
    /// Parentheses around `??`, which are kept.
    Coalesced,
    /// A statement behind `// prettier-ignore`, without its semicolon.
    Statement,
}

/// `text` without what must stay as it is.
pub fn shielded(text: &str, root: &AnyJsRoot) -> Shielded {
    let mut shielded = Shielded { text: String::with_capacity(text.len()), hidden: Vec::new() };
    // Letters that the text does not have, one for each reason to hide.
    let mut letters = ('Ꭰ'..='Ᏼ').filter(|letter| !text.contains(*letter));
    let (Some(template), Some(import), Some(coalesced), Some(statement)) =
        (letters.next(), letters.next(), letters.next(), letters.next())
    else {
        shielded.text.push_str(text);
        return shielded;
    };
    let mut end = 0;
    for node in root.syntax().descendants() {
        let range = node.text_trimmed_range();
        let (lo, hi) = (usize::from(range.start()), usize::from(range.end()));
        let Some(what) = what(&node).filter(|_| lo >= end) else {
            continue;
        };
        shielded.text.push_str(&text[end..lo]);
        end = hi;
        let mark = match what {
            What::Template => template,
            What::Import => import,
            What::Coalesced => coalesced,
            What::Statement => statement,
        };
        shielded.hide(&text[lo..hi], what, mark);
    }
    shielded.text.push_str(&text[end..]);
    shielded
}

/// What is to be hidden of a node.
fn what(node: &JsSyntaxNode) -> Option<What> {
    if is_ignored(node) {
        return Some(What::Statement);
    }
    match node.kind() {
        JsSyntaxKind::JS_TEMPLATE_EXPRESSION => {
            let text = node.text_trimmed().to_string();
            (text.starts_with('`') && text.contains("${")).then_some(What::Template)
        }
        JsSyntaxKind::JS_IMPORT_CALL_EXPRESSION => {
            let text = node.text_trimmed().to_string();
            (!text.contains('\n')).then_some(What::Import)
        }
        JsSyntaxKind::JS_PARENTHESIZED_EXPRESSION => {
            let in_conditional = node.parent()?.kind() == JsSyntaxKind::JS_CONDITIONAL_EXPRESSION;
            let coalesces =
                node.first_child()?.children_with_tokens().any(|part| part.kind() == JsSyntaxKind::QUESTION2);
            (in_conditional && coalesces).then_some(What::Coalesced)
        }
        _ => None,
    }
}

/// Whether a comment keeps the formatter off a statement.
fn is_ignored(node: &JsSyntaxNode) -> bool {
    let is_statement = node.parent().is_some_and(|parent| {
        matches!(parent.kind(), JsSyntaxKind::JS_MODULE_ITEM_LIST | JsSyntaxKind::JS_STATEMENT_LIST)
    });
    is_statement
        && node.first_token().is_some_and(|token| {
            let before = token.leading_trivia();
            before.text().trim_end().ends_with("// prettier-ignore")
        })
        && node.last_token().is_some_and(|token| token.kind() == JsSyntaxKind::SEMICOLON)
}

impl Shielded {
    fn hide(&mut self, piece: &str, what: What, mark: char) {
        let masked = |text: &str| -> String {
            let mask = |c| if c == '\n' { c } else { mark };
            text.chars().map(mask).collect()
        };
        let mut text = piece.to_owned();
        match what {
            What::Template => {
                let inner = masked(&piece[1..piece.len() - 1]);
                self.text.push_str(&format!("`{inner}`"));
            }
            What::Import => {
                self.text.push_str(&masked(piece));
                if !piece.contains('\'') {
                    text = piece.replace('"', "'");
                }
            }
            What::Coalesced => {
                let left = masked(&piece[" ?? ".len() + 1..]);
                self.text.push_str(&format!("{left} ?? {mark}"));
            }
            What::Statement => {
                self.text.push_str(&format!("{mark};"));
                text.truncate(piece.trim_end_matches(';').len());
            }
        }
        self.hidden.push(Hidden { mark, what, text });
    }

    /// `text` with the hidden pieces in the places of their marks.
    pub fn restored(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        for hidden in &self.hidden {
            let Some(mut lo) = rest.find(hidden.mark) else {
                break;
            };
            let is_mark = |c| c == hidden.mark;
            let end = |from: usize, is_in: &dyn Fn(char) -> bool| {
                rest[from..].find(|c| !is_in(c)).map_or(rest.len(), |at| from + at)
            };
            let mut hi = end(lo, &is_mark);
            match hidden.what {
                What::Template => {
                    lo = rest[..lo].rfind('`').unwrap_or(lo);
                    hi = end(hi, &|c| is_mark(c) || c == '\n');
                    hi += usize::from(rest[hi..].starts_with('`'));
                }
                What::Coalesced => {
                    hi += rest[hi..].find(is_mark).unwrap_or(0);
                    hi = end(hi, &is_mark);
                }
                What::Import | What::Statement => {}
            }
            result.push_str(&rest[..lo]);
            result.push_str(&hidden.text);
            rest = &rest[hi..];
        }
        result.push_str(rest);
        result
    }
}
