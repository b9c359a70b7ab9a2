//! Lays out what stands in brackets: calls, tuples, arrays, generics.

use super::inner::{Inner, is_method_call, is_nested_call};
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, ListItem, Tactic, Trailing, Wish, tactic, written};
use super::shape::{STEP, Shape, WIDTH, extra_offset, first_line, first_width, is_single_line, last_width, newlines};
use super::syntax::ExprKind;
use crate::page::columns;

/// No limit of its own.
pub const NO_LIMIT: usize = WIDTH;
/// Widest call and array on one line.
pub const CALL_WIDTH: usize = 60;
/// Items no longer than this are put many to a line.
const SHORT: usize = 10;

/// Macros with a format string, and how many arguments come before it.
const FORMATS: &[(&str, usize)] = &[
    ("eprint!", 0),
    ("eprintln!", 0),
    ("format!", 0),
    ("format_args!", 0),
    ("print!", 0),
    ("println!", 0),
    ("panic!", 0),
    ("unreachable!", 0),
    ("debug!", 0),
    ("error!", 0),
    ("info!", 0),
    ("trace!", 0),
    ("warn!", 0),
    ("assert!", 1),
    ("debug_assert!", 1),
    ("write!", 1),
    ("writeln!", 1),
    ("assert_eq!", 2),
    ("assert_ne!", 2),
    ("debug_assert_eq!", 2),
    ("debug_assert_ne!", 2),
];

/// A name and what follows it in brackets.
pub struct Bracketed<'a> {
    pub name: &'a str,
    pub items: Vec<Inner<'a>>,
    /// Between the brackets.
    pub inside: Span,
    pub brackets: (&'static str, &'static str),
    /// Widest list on one line.
    pub limit: usize,
    pub trailing: Option<Trailing>,
}

impl Layout<'_> {
    /// The name, the brackets and what they hold.
    pub fn bracketed(&self, list: &Bracketed, shape: Shape) -> Option<String> {
        let one_line_width = shape.width.saturating_sub(extra_offset(list.name, shape) + 2);
        let one_line_shape = shape
            .after(last_width(list.name) + 1)
            .and_then(|shape| shape.narrower(1))
            .unwrap_or(Shape { width: 0, ..shape });
        let nested = shape.block().indented(STEP).full_width();
        let nested = Shape { width: nested.width.saturating_sub(1), ..nested };
        let room = Room { one_line_width, one_line_shape, nested };
        let (one_line, items) = self.bracketed_items(list, &room)?;

        let width = shape.width.saturating_sub(last_width(list.name));
        let first = match items.is_empty() {
            true => 2,
            false => first_width(&items) + 1,
        };
        let (open, close) = list.brackets;
        if one_line && first <= width {
            return Some(format!("{}{open}{items}{close}", list.name));
        }
        let start = match items.is_empty() {
            true => String::new(),
            false => room.nested.indent.newline(),
        };
        let end = shape.block().indent.newline();
        Some(format!("{}{open}{start}{items}{end}{close}", list.name))
    }

    /// Whether the items stand on the line of the bracket, and the items.
    fn bracketed_items(&self, list: &Bracketed, room: &Room) -> Option<(bool, String)> {
        let last = list.items.len().saturating_sub(1);
        let mut items =
            self.list_items(&list.items, list.inside, |item| item.span(), |item| item.text(self, room.nested));
        if let Some(item) = items.get_mut(last) {
            item.text = None;
        }
        let tactic = self.overflow_tactic(list, room, &mut items);
        let format = Format {
            trailing: list.trailing.unwrap_or(Trailing::Vertical),
            ends_with_newline: matches!(tactic, Tactic::Vertical | Tactic::Mixed),
            ..Format::new(room.nested, tactic)
        };
        let text = written(&items, &format)?;
        Some((tactic == Tactic::Horizontal, text))
    }

    /// Chooses the tactic and lays out the last item for it.
    fn overflow_tactic(&self, list: &Bracketed, room: &Room, items: &mut [ListItem]) -> Tactic {
        let Some(&last) = list.items.last() else {
            return tactic(items, Wish::FitWithin(list.limit), 2, room.one_line_width);
        };
        let at = items.len() - 1;
        let wish = Wish::FitWithin(list.limit);
        let combined =
            list.items.len() == 1 && last.expr().is_some() && !last.has_attributes() && list.name.len() < STEP;
        let overflows = combined || last.can_overflow(list.items.len());
        let mut overflowed = None;
        if overflows {
            let one_line = !combined && last.expr().is_some_and(is_method_call);
            let saved = self.one_line_chains.get();
            self.one_line_chains.set(saved || one_line);
            overflowed = last_item_shape(list, items, room).and_then(|shape| self.overflowing(list, last, shape));
            self.one_line_chains.set(saved);
            if let Some(text) = &overflowed {
                items[at].text = Some(first_line(text).to_owned());
            }
        }
        let first = tactic(items, wish, 2, room.one_line_width);
        if let (true, Tactic::Horizontal, Some(text)) = (overflows, first, overflowed) {
            let mut text = Some(text);
            if items.len() == 1 && text.as_deref().map(newlines) == Some(1) {
                // A suffix would be left alone on a line of its own.
                let nested = last.text(self, room.nested);
                if nested.as_deref().is_some_and(is_single_line) {
                    text = nested;
                }
            }
            items[at].text = text;
            return first;
        }
        items[at].text = last.text(self, room.nested);
        let fits_alone = items.len() == 1
            && room.one_line_width != 0
            && !items[0].has_comment()
            && is_single_line(items[0].text())
            && items[0].width() <= room.one_line_width;
        if fits_alone {
            return Tactic::Horizontal;
        }
        match tactic(items, wish, 2, room.one_line_width) {
            Tactic::Vertical => vertical_tactic(list, room, items),
            other => other,
        }
    }

    /// The last item when it may go on over the lines that follow.
    fn overflowing(&self, list: &Bracketed, last: Inner, shape: Shape) -> Option<String> {
        let Inner::Expr(expr) = last else {
            return last.text(self, shape);
        };
        match &expr.kind {
            ExprKind::Closure(closure) => {
                let closures = list.items.iter().filter_map(|item| item.expr());
                let count = closures.filter(|expr| matches!(expr.kind, ExprKind::Closure(_))).count();
                match count {
                    1 => self.last_closure(expr, closure, shape),
                    _ => None,
                }
            }
            ExprKind::If(_) | ExprKind::For(..) | ExprKind::Loop(..) | ExprKind::While(..) | ExprKind::Match(..) => {
                let condition = self.condition_of(expr, shape);
                match condition.is_some_and(|condition| !is_single_line(&condition)) {
                    true => None,
                    false => self.expr(expr, shape),
                }
            }
            _ => self.expr(expr, shape),
        }
    }
}

/// The room that a bracketed list has.
struct Room {
    one_line_width: usize,
    one_line_shape: Shape,
    nested: Shape,
}

fn last_item_shape(list: &Bracketed, items: &[ListItem], room: &Room) -> Option<Shape> {
    if items.len() == 1 && !list.items[0].expr().is_some_and(is_nested_call) {
        return Some(room.one_line_shape);
    }
    let before = items[..items.len() - 1].iter().map(|item| 2 + item.text().len()).sum();
    Shape { width: room.one_line_shape.width.min(list.limit), ..room.one_line_shape }.after(before)
}

/// One a line, unless the list is a format string or a list of short simple values.
fn vertical_tactic(list: &Bracketed, room: &Room, items: &[ListItem]) -> Tactic {
    let format = match list.items[0] {
        Inner::MacroArgument(_) => FORMATS.iter().find(|(name, _)| *name == list.name),
        _ => None,
    };
    let simple = |items: &[Inner]| items.iter().all(|item| item.is_simple());
    if let Some(&(_, before)) = format {
        let horizontal = |items: &[ListItem]| tactic(items, Wish::Fit, 2, room.nested.width) == Tactic::Horizontal;
        let special = items.len() > before
            && simple(&list.items[..before])
            && simple(&list.items[before + 1..])
            && horizontal(&items[..before])
            && horizontal(&items[before + 1..]);
        return match special {
            true => Tactic::Format(before),
            false => Tactic::Vertical,
        };
    }
    let short = items.iter().all(|item| columns(item.text()) <= SHORT);
    match simple(&list.items) && short {
        true => Tactic::Mixed,
        false => Tactic::Vertical,
    }
}
