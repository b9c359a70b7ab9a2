//! Lays out method chains: on one line, or one call a line.

use super::inner::Inner;
use super::layout::{Layout, fitting};
use super::lexer::Span;
use super::list::reindented;
use super::overflow::{Bracketed, CALL_WIDTH};
use super::shape::{STEP, Shape, first_width, is_last_line_extendable, is_single_line, last_width, trimmed_last_width};
use super::syntax::{Expr, ExprKind, MethodCall};
use crate::page::columns;

/// Widest chain on one line.
const CHAIN_WIDTH: usize = 60;

/// A part of a chain with the `?` behind it.
struct Link<'a> {
    kind: LinkKind<'a>,
    tries: usize,
    /// From the end of the part before.
    span: Span,
}

enum LinkKind<'a> {
    Parent(&'a Expr),
    Call(&'a MethodCall, usize),
    Field(Span),
    Await,
    /// A comment on a line of its own.
    Comment(Span),
    /// A comment behind the part before it.
    Trailing(Span),
}

impl Link<'_> {
    fn is_comment(&self) -> bool {
        matches!(self.kind, LinkKind::Comment(_) | LinkKind::Trailing(_))
    }
}

impl Layout<'_> {
    /// A method call, a field, an `.await` or a `?`, with all before it.
    pub fn chain(&self, expr: &Expr, shape: Shape) -> Option<String> {
        let links = self.with_comments(links(expr));
        let (parent, children) = links.split_first()?;
        if children.is_empty() {
            return self.link(parent, shape);
        }
        let mut root = self.link(parent, shape)?;
        let mut block_like = match parent.kind {
            LinkKind::Parent(expr) => is_block_like(expr, &root),
            _ => false,
        };
        // What would float above its call is put on one line with it.
        let mut rest = children;
        let tab = STEP.saturating_sub(shape.offset);
        while root.len() <= tab && is_single_line(&root) && !rest[0].is_comment() {
            let after = shape.after(root.len())?;
            let Some(text) = self.link(&rest[0], after) else {
                break;
            };
            root.push_str(&text);
            block_like = is_last_line_extendable(&root);
            rest = &rest[1..];
            if rest.is_empty() {
                return fitting(root, shape);
            }
        }
        let child = shape.indented(if block_like { 0 } else { STEP }).full_width();
        let mut texts = vec![root];
        let (last, middle) = rest.split_last()?;
        for link in middle {
            texts.push(self.link(link, child)?);
        }
        let commented = rest.iter().any(Link::is_comment);
        let count = match commented {
            true => usize::MAX,
            false => children.len(),
        };
        let one_line = self.last_link(last, &mut texts, count, shape, child)?;
        let connector = match one_line {
            true => String::new(),
            false if self.one_line_chains.get() => return None,
            false => child.newline(),
        };
        let mut text = texts.remove(0);
        for (link, part) in rest.iter().zip(texts) {
            match link.kind {
                LinkKind::Trailing(_) => text.push(' '),
                _ => text.push_str(&connector),
            }
            text.push_str(&part);
        }
        fitting(text, shape)
    }

    /// The links with the comments between them.
    fn with_comments<'a>(&self, links: Vec<Link<'a>>) -> Vec<Link<'a>> {
        let mut result = Vec::with_capacity(links.len());
        let mut end = usize::MAX;
        for link in links {
            let gap = Span { lo: end.min(link.span.lo), hi: link.span.lo };
            if let [first, .., last] | [first @ last] = self.comments_in(gap) {
                let span = first.to(*last);
                let below = self.text[gap.lo..first.lo].contains('\n');
                result.push(Link {
                    kind: match below {
                        true => LinkKind::Comment(span),
                        false => LinkKind::Trailing(span),
                    },
                    tries: 0,
                    span,
                });
            }
            end = link.span.hi;
            result.push(link);
        }
        result
    }

    /// Lays out the last link; whether the whole chain stands on one line.
    fn last_link(
        &self,
        last: &Link,
        texts: &mut Vec<String>,
        count: usize,
        shape: Shape,
        child: Shape,
    ) -> Option<bool> {
        let extendable = is_last_line_extendable(&texts[0]);
        let before = last.tries
            + match extendable {
                true => last_width(&texts[0]),
                false => texts.iter().map(|text| columns(text)).sum(),
            };
        let budget = match count {
            1 => shape.width,
            _ => shape.width.min(CHAIN_WIDTH),
        }
        .saturating_sub(before);
        let in_line = count != usize::MAX && budget > 0 && texts.iter().all(|text| is_single_line(text));
        let own_line = child.narrower(shape.reserved() + last.tries);
        let last_shape = if in_line {
            shape.narrower(last.tries)?
        } else if extendable {
            child.narrower(last.tries)?
        } else {
            own_line?
        };
        let mut one_line = false;
        let mut chosen = None;
        if in_line || extendable {
            let overflowed = last_shape.after(before).and_then(|shape| self.link(last, shape));
            if let Some(text) = overflowed {
                let lines = text.lines().count();
                let fits = first_width(&text) <= budget;
                if fits && lines >= 5 {
                    chosen = Some(text);
                    one_line = in_line;
                } else {
                    chosen = Some(match self.link(last, own_line?) {
                        Some(other) if !fits || other.lines().count() < lines => other,
                        _ => {
                            one_line = fits && in_line;
                            text
                        }
                    });
                }
            }
        }
        let fallback = self.link(last, last_shape)?;
        texts.push(chosen.unwrap_or(fallback));
        Some(one_line)
    }

    fn link(&self, link: &Link, shape: Shape) -> Option<String> {
        let shape = shape.narrower(link.tries)?;
        let mut text = match link.kind {
            LinkKind::Parent(expr) => self.expr(expr, shape)?,
            LinkKind::Call(call, end) => self.method_call(call, end, shape)?,
            LinkKind::Field(name) => format!(".{}", self.source(name)),
            LinkKind::Await => ".await".to_owned(),
            LinkKind::Comment(span) | LinkKind::Trailing(span) => reindented(self.source(span), &shape.newline()),
        };
        text.push_str(&"?".repeat(link.tries));
        Some(text)
    }

    fn method_call(&self, call: &MethodCall, end: usize, shape: Shape) -> Option<String> {
        let mut name = format!(".{}", self.source(call.name));
        if !call.arguments.is_empty() {
            let arguments = call.arguments.iter();
            let arguments: Option<Vec<_>> = arguments.map(|argument| self.generic_argument(argument, shape)).collect();
            name.push_str(&format!("::<{}>", arguments?.join(", ")));
        }
        self.call(&name, &call.values, call.name.hi, end, shape)
    }

    /// `name(values)`; the source of the arguments starts after `lo` and ends at `end`.
    pub fn call(&self, name: &str, values: &[Expr], lo: usize, end: usize, shape: Shape) -> Option<String> {
        let list = Bracketed {
            name,
            items: values.iter().map(Inner::Expr).collect(),
            inside: self.inside(lo, '(', end),
            brackets: ("(", ")"),
            limit: CALL_WIDTH,
            trailing: self.kept_trailing(Span { lo, hi: end }),
        };
        self.bracketed(&list, shape)
    }
}

/// The parts of a chain, the first first.
fn links(whole: &Expr) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut tries = 0;
    let mut expr = whole;
    loop {
        let hi = expr.span.hi;
        let (kind, lo, next) = match &expr.kind {
            _ if !std::ptr::eq(expr, whole) && !expr.attributes.is_empty() => (LinkKind::Parent(expr), hi, None),
            ExprKind::Try(inner) => {
                tries += 1;
                expr = inner;
                continue;
            }
            ExprKind::MethodCall(call) => {
                let kind = LinkKind::Call(call, hi);
                (kind, call.name.lo, Some(&call.receiver))
            }
            ExprKind::Field(inner, name) => (LinkKind::Field(*name), name.lo, Some(&**inner)),
            ExprKind::Await(inner) => (LinkKind::Await, hi, Some(&**inner)),
            _ => (LinkKind::Parent(expr), hi, None),
        };
        links.push(Link { kind, tries: std::mem::take(&mut tries), span: Span { lo, hi } });
        match next {
            Some(inner) => expr = inner,
            None => break,
        }
    }
    links.reverse();
    links
}

/// Whether the last line of `expr`, written as `text`, consists of closing brackets.
pub fn is_block_like(expr: &Expr, text: &str) -> bool {
    match &expr.kind {
        ExprKind::Macro(_)
        | ExprKind::Call(..)
        | ExprKind::MethodCall(_)
        | ExprKind::Array(_)
        | ExprKind::Struct(_)
        | ExprKind::While(..)
        | ExprKind::If(_)
        | ExprKind::Block(_)
        | ExprKind::Loop(..)
        | ExprKind::For(..)
        | ExprKind::Match(..) => text.contains('\n'),
        ExprKind::Parens(inner)
        | ExprKind::Binary(_, _, inner)
        | ExprKind::Index(_, inner)
        | ExprKind::Unary(_, inner)
        | ExprKind::Try(inner) => is_block_like(inner, text),
        ExprKind::Closure(closure) => is_block_like(&closure.body, text),
        ExprKind::Literal => text.contains('\n') && trimmed_last_width(text) <= STEP,
        _ => false,
    }
}
