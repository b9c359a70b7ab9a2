//! Writes items with separators between them: on one line, one a line, or as many as fit.

use super::macros::moved;
use super::shape::{Indent, Shape, WIDTH, budget, first_width, is_single_line, last_width};
use crate::page::columns;

/// One item of a list and the comments that belong to it.
#[derive(Clone, Debug, Default)]
pub struct ListItem {
    pub before: Option<String>,
    /// The comment before stands on a line of its own.
    pub before_own_line: bool,
    /// None when it could not be laid out.
    pub text: Option<String>,
    pub after: Option<String>,
    /// The comment after stands on the next line.
    pub after_own_line: bool,
    /// A blank line follows.
    pub blank_after: bool,
}

impl ListItem {
    /// An item without comments.
    pub fn new(text: impl Into<String>) -> ListItem {
        ListItem { text: Some(text.into()), ..ListItem::default() }
    }

    /// The item; empty when it has no layout.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or("")
    }

    /// A comment stands before or behind it.
    pub fn has_comment(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }

    fn has_line_comment(&self) -> bool {
        let is_line = |comment: &Option<String>| comment.as_ref().is_some_and(|comment| comment.starts_with("//"));
        is_line(&self.before) || is_line(&self.after)
    }

    fn is_multiline(&self) -> bool {
        let has_newline = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains('\n'));
        has_newline(&self.text) || has_newline(&self.before) || has_newline(&self.after)
    }

    /// Columns of the item and its comments on one line.
    pub fn width(&self) -> usize {
        // 6: ` /*` and `*/ `
        let comment = |comment: &Option<String>| comment.as_ref().map_or(0, |c| c.len() + 6);
        comment(&self.before) + comment(&self.after) + columns(self.text())
    }
}

/// How a list may be laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// On one line when it fits, else one a line.
    Fit,
    /// As `Fit`, but not wider than this.
    FitWithin(usize),
    /// On one line when it fits, else as many a line as fit.
    Fill,
}

/// How a list is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tactic {
    Horizontal,
    Vertical,
    Mixed,
    /// A format string: that many arguments on the first line, the string, the rest.
    Format(usize),
}

/// Whether a separator follows the last item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trailing {
    Always,
    Never,
    Vertical,
}

/// The tactic for `items` in `width` columns; `separator` is its width with spaces.
pub fn tactic(items: &[ListItem], wish: Wish, separator: usize, width: usize) -> Tactic {
    if items.iter().any(ListItem::has_line_comment) {
        return Tactic::Vertical;
    }
    let limit = match wish {
        Wish::FitWithin(limit) => limit.min(width),
        Wish::Fit | Wish::Fill => width,
    };
    let total = items.iter().map(ListItem::width).sum::<usize>() + separator * items.len().saturating_sub(1);
    if total <= limit && !items.iter().any(ListItem::is_multiline) {
        Tactic::Horizontal
    } else if wish == Wish::Fill {
        Tactic::Mixed
    } else {
        Tactic::Vertical
    }
}

/// How `written` writes a list.
pub struct Format<'a> {
    pub shape: Shape,
    pub tactic: Tactic,
    pub separator: &'a str,
    pub trailing: Trailing,
    /// The closing bracket stands on its own line.
    pub ends_with_newline: bool,
    pub keeps_blank_lines: bool,
    /// Nested imports each take a line.
    pub nested: bool,
    /// The separator starts the line.
    pub separator_first: bool,
}

impl Format<'_> {
    /// The usual commas, no newline at the end.
    pub fn new(shape: Shape, tactic: Tactic) -> Format<'static> {
        Format {
            shape,
            tactic,
            separator: ",",
            trailing: Trailing::Never,
            ends_with_newline: true,
            keeps_blank_lines: false,
            nested: false,
            separator_first: false,
        }
    }

    fn has_trailing(&self) -> bool {
        match self.trailing {
            Trailing::Always => true,
            Trailing::Vertical => self.tactic == Tactic::Vertical,
            Trailing::Never => false,
        }
    }
}

/// The list without its brackets; None when an item could not be laid out.
pub fn written(items: &[ListItem], format: &Format) -> Option<String> {
    let indent = format.shape.indent.newline();
    let mut trailing = format.has_trailing();
    let mut result = String::new();
    let mut line = 0;
    let mut previous: Option<&ListItem> = None;
    let mut aligned: Option<usize> = None;
    for (i, item) in items.iter().enumerate() {
        let text = item.text.as_deref()?;
        let (first, last) = (i == 0, i + 1 == items.len());
        let mut separate = match format.separator_first {
            true => !first,
            false => !last || trailing,
        };
        if text.is_empty() && !item.has_comment() {
            continue;
        }
        match format.tactic {
            Tactic::Horizontal if !first => result.push(' '),
            Tactic::Format(before) if i > 0 && (i < before || i > before + 1) => result.push(' '),
            Tactic::Format(_) if i > 0 => result.push_str(&indent),
            Tactic::Vertical if !first && !text.is_empty() && !result.is_empty() => {
                result.push_str(&indent);
            }
            Tactic::Mixed => {
                let width = item.width() + if separate { format.separator.len() } else { 0 };
                let nested = |item: &ListItem| format.nested && item.text().contains("::");
                let breaks = line > 0 && line + 1 + width > format.shape.width
                    || previous.is_some_and(|previous| previous.after.is_some())
                    || previous.is_some_and(nested)
                    || !first && nested(item);
                if breaks {
                    result.push_str(&indent);
                    line = 0;
                    trailing |= format.ends_with_newline;
                } else if line > 0 {
                    result.push(' ');
                    line += 1;
                }
                if last && format.ends_with_newline {
                    separate = format.trailing != Trailing::Never;
                }
                line += width;
            }
            _ => {}
        }
        if let Some(comment) = &item.before {
            result.push_str(&reindented(comment, &indent));
            if !text.is_empty() {
                let own_line = item.before_own_line || item.width() + 1 + usize::from(separate) > format.shape.width;
                match format.tactic {
                    Tactic::Vertical | Tactic::Mixed if own_line => {
                        result.push_str(&indent);
                        line = columns(text);
                    }
                    _ => result.push(' '),
                }
            }
            aligned = None;
        }
        if separate && format.separator_first {
            result.push_str(format.separator.trim());
            result.push(' ');
        }
        result.push_str(text);
        if let (Tactic::Horizontal, Some(comment)) = (format.tactic, &item.after) {
            result.push(' ');
            result.push_str(comment);
        }
        if separate && !format.separator_first {
            result.push_str(format.separator);
        }
        match &item.after {
            Some(comment) if format.tactic != Tactic::Horizontal => {
                if item.after_own_line {
                    result.push_str(&indent);
                } else {
                    let overhead = last_width(&result) + first_width(comment);
                    if aligned.is_none() && !last && is_single_line(text) {
                        aligned = Some(comment_column(&items[i..], overhead));
                    }
                    let mut pad = aligned.unwrap_or(0).saturating_sub(text.len());
                    if overhead + pad + 1 > WIDTH {
                        aligned = None;
                        pad = 0;
                    }
                    result.push_str(&" ".repeat(pad + 1));
                    if last && aligned.is_some() && !separate && !format.separator.is_empty() {
                        result.push(' ');
                    }
                }
                result.push_str(&reindented(comment, &indent));
                if comment.contains('\n') {
                    aligned = None;
                }
            }
            _ => aligned = None,
        }
        if format.keeps_blank_lines && !last && format.tactic == Tactic::Vertical && item.blank_after {
            aligned = None;
            result.push('\n');
        }
        previous = Some(item);
    }
    Some(result)
}

/// Width of the widest of the items at the start whose comments are aligned.
fn comment_column(items: &[ListItem], overhead: usize) -> usize {
    let mut widest = 0;
    for (i, item) in items.iter().enumerate() {
        let width = item.text().len();
        let other_group = item.text().contains('\n') || item.before.is_some();
        if i > 0 && (other_group || item.after.is_none() || width + overhead > budget(0)) {
            break;
        }
        widest = widest.max(width);
        if item.blank_after {
            break;
        }
    }
    widest
}

/// `comment` with each of its lines at `indent`, which starts with a newline.
pub fn reindented(comment: &str, indent: &str) -> String {
    let mut lines = comment.lines();
    let mut text = lines.next().unwrap_or("").trim_end().to_owned();
    let is_block = comment.starts_with("/*");
    let starred = |line: &str| line.trim_start().starts_with('*');
    if is_block && !lines.clone().all(starred) {
        return moved(comment, Indent::of(indent.len() - 1));
    }
    for line in lines {
        if line.trim().is_empty() {
            text.push('\n');
            continue;
        }
        text.push_str(indent);
        text.push_str(if is_block { " " } else { "" });
        text.push_str(line.trim());
    }
    text
}
