//! What every part of the layout looks at: the source, its comments, where we are.

use std::cell::Cell;

use super::lexer::{Kind, Span, tokens};
use super::list::ListItem;
use super::shape::{Shape, WIDTH, first_width, is_single_line, last_width};
use crate::page::columns;

/// The source and the few facts that a part inherits from what is around it.
pub struct Layout<'s> {
    pub text: &'s str,
    /// All comments that are not documentation, in order.
    pub comments: &'s [Span],
    /// Inside a macro call commas are kept as they are.
    pub in_macro: Cell<bool>,
    /// A chain that needs several lines does not fit.
    pub one_line_chains: Cell<bool>,
}

impl<'s> Layout<'s> {
    /// The layout of `text`, which has these comments.
    pub fn new(text: &'s str, comments: &'s [Span]) -> Layout<'s> {
        Layout { text, comments, in_macro: Cell::new(false), one_line_chains: Cell::new(false) }
    }

    /// The source as it stands.
    pub fn source(&self, span: Span) -> &'s str {
        &self.text[span.lo..span.hi]
    }

    /// The comments that lie in `span`.
    pub fn comments_in(&self, span: Span) -> &'s [Span] {
        let from = self.comments.partition_point(|comment| comment.lo < span.lo);
        let to = self.comments.partition_point(|comment| comment.hi <= span.hi);
        &self.comments[from.min(to)..to]
    }

    /// A comment stands in the piece.
    pub fn has_comment(&self, span: Span) -> bool {
        !self.comments_in(span).is_empty()
    }

    /// `text`, or the source of `span` when a comment of it would be lost.
    pub fn with_comments_kept(&self, text: String, span: Span) -> String {
        match self.keeps_comments(&text, span) {
            true => text,
            false => self.source(span).to_owned(),
        }
    }

    /// Whether `text` has the comments of `span`.
    pub fn keeps_comments(&self, text: &str, span: Span) -> bool {
        let comments = self.comments_in(span);
        if comments.is_empty() {
            return true;
        }
        let written = tokens(text).unwrap_or_default();
        let written = written
            .iter()
            .filter(|token| token.kind == Kind::Comment)
            .map(|token| text[token.span.lo..token.span.hi].trim());
        written.eq(comments.iter().map(|&comment| self.source(comment).trim()))
    }

    /// `part` with the flags of a fresh statement.
    pub fn afresh<T>(&self, part: impl FnOnce() -> T) -> T {
        let in_macro = self.in_macro.replace(false);
        let one_line = self.one_line_chains.replace(false);
        let result = part();
        self.in_macro.set(in_macro);
        self.one_line_chains.set(one_line);
        result
    }

    /// What lies between the first `open` after `lo` and the bracket that ends at `hi`.
    pub fn inside(&self, lo: usize, open: char, hi: usize) -> Span {
        let at = self.text[lo..hi].find(open).map_or(lo, |at| lo + at + 1);
        Span { lo: at, hi: hi - 1 }
    }

    /// Whether a comma stands before the closing bracket at the end of `span`.
    pub fn ends_with_comma(&self, span: Span) -> bool {
        let source = self.source(span);
        let inner = source[..source.len().saturating_sub(1)].trim_end();
        inner.ends_with(',')
    }

    /// The items of a list with the comments around them.
    pub fn list_items<T>(
        &self,
        items: &[T],
        inside: Span,
        span: impl Fn(&T) -> Span,
        text: impl Fn(&T) -> Option<String>,
    ) -> Vec<ListItem> {
        let mut list = Vec::with_capacity(items.len());
        let mut gap_lo = inside.lo;
        for (i, item) in items.iter().enumerate() {
            let here = span(item);
            let before = self.comments_in(Span { lo: gap_lo.min(here.lo), hi: here.lo });
            let next = items.get(i + 1).map(&span);
            let gap = Span { lo: here.hi, hi: next.map_or(inside.hi.max(here.hi), |next| next.lo) };
            let after = self.comments_after(gap, next.is_some());
            gap_lo = after.last().map_or(gap.lo, |comment| comment.hi);
            let between = &self.text[gap_lo..gap.hi];
            list.push(ListItem {
                before: self.joined(before),
                before_own_line: before.last().is_some_and(|comment| self.text[comment.hi..here.lo].contains('\n'))
                    || before.iter().any(|comment| self.source(*comment).starts_with("//")),
                text: text(item),
                after: self.joined(after),
                after_own_line: after.first().is_some_and(|comment| self.text[gap.lo..comment.lo].contains('\n')),
                blank_after: next.is_some() && has_blank_line(between),
            });
        }
        list
    }

    /// The comments of `gap` that belong to what is before it.
    fn comments_after(&self, gap: Span, has_next: bool) -> &'s [Span] {
        let comments = self.comments_in(gap);
        if !has_next {
            return comments;
        }
        let mut end = gap.lo;
        let count = comments
            .iter()
            .take_while(|comment| {
                let same_line = !self.text[end..comment.lo].contains('\n');
                end = comment.hi;
                same_line
            })
            .count();
        // A comment on the line of the next item is that item's.
        match comments[..count].last() {
            Some(last) if self.text[last.hi..gap.hi].contains('\n') => &comments[..count],
            _ => &[],
        }
    }

    fn joined(&self, comments: &[Span]) -> Option<String> {
        let (first, last) = (comments.first()?, comments.last()?);
        Some(self.source(first.to(*last)).trim().to_owned())
    }
}

/// Whether the first thing in `gap`, but for a separator, is a blank line.
fn has_blank_line(gap: &str) -> bool {
    let gap = gap.trim_start_matches([',', ' ', '\t']);
    let space = &gap[..gap.len() - gap.trim_start().len()];
    space.matches('\n').count() > 1
}

/// `text` when its lines fit into `shape`.
pub fn fitting(text: String, shape: Shape) -> Option<String> {
    fits(&text, shape).then_some(text)
}

/// Whether the lines of `text` fit into `shape`.
pub fn fits(text: &str, shape: Shape) -> bool {
    let code;
    let text = if text.contains("//") {
        code = without_comment_lines(text);
        &code
    } else {
        text
    };
    if text.is_empty() || is_single_line(text) {
        return columns(text) <= shape.width;
    }
    first_width(text) <= shape.width
        && text.lines().skip(1).all(|line| columns(line) <= WIDTH)
        && last_width(text) <= shape.used() + shape.width
}

/// The lines of `text` that do not end with a comment.
fn without_comment_lines(text: &str) -> String {
    let tokens = tokens(text).unwrap_or_default();
    let comments: Vec<usize> = tokens
        .iter()
        .filter(|token| matches!(token.kind, Kind::Comment | Kind::OuterDoc | Kind::InnerDoc))
        .map(|token| token.span.hi)
        .collect();
    let mut end = 0;
    let lines = text.split('\n').filter(|line| {
        end += line.len() + 1;
        comments.binary_search(&(end - 1)).is_err()
    });
    lines.collect::<Vec<_>>().join("\n")
}
