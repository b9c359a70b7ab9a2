//! Lays out the expressions of Angular: TypeScript with pipes, and the small languages of blocks.

use std::rc::Rc;

use super::doc::{Code, Doc, group, indent, joined, nothing, text};
use super::keyword;
use crate::typescript::{self, Root};

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `{{ }}`
    Interpolation,
    /// `name="... {{ }} ..."`
    Attribute,
    /// `[name]="..."`
    Binding,
    /// `(name)="..."`
    Action,
}

/// An expression of which the text is not Angular.
#[derive(Debug)]
pub struct Unreadable(pub String);

/// An expression, and whether it may stand directly behind the quote.
pub struct Expression {
    pub doc: Doc,
    pub hugs: bool,
}

/// An expression without pipes, on one line or on several.
#[derive(Debug)]
struct Script {
    source: String,
    place: Place,
    root: Root,
    flat: Option<String>,
}

impl Code for Script {
    fn flat(&self) -> Option<&str> {
        self.flat.as_deref()
    }

    fn broken(&self, width: usize) -> String {
        let source = keyword::hidden(&self.source);
        let text = match (self.root, self.place) {
            // Operands in a binding are not indented: as behind the arrow of a function.
            (Root::Binary | Root::InertBinary, Place::Binding) => {
                let body = typescript::statement(&format!("x = () => {source}"), width + 3);
                body.map(|body| without_first_line(&body))
            }
            (Root::Object, _) => {
                let body = typescript::statement(&format!("({source})"), width + 2);
                body.map(|body| {
                    let inner = body.strip_prefix('(').and_then(|body| body.strip_suffix(')'));
                    inner.unwrap_or(&body).to_owned()
                })
            }
            _ => typescript::statement(&source, width + 1),
        };
        let text = text.map_or_else(|_| self.source.clone(), |text| keyword::restored(&text, &self.source));
        finished(&without_call_commas(&text), self.root, self.place)
    }
}

/// The text with what its place asks for: no double quote in an attribute, and an action that does
/// nothing in parentheses.
fn finished(text: &str, root: Root, place: Place) -> String {
    let text = match place {
        Place::Interpolation => text.to_owned(),
        Place::Attribute | Place::Binding | Place::Action => text.replace('"', "&quot;"),
    };
    match place == Place::Action && matches!(root, Root::Inert | Root::InertBinary) {
        true => format!("({text})"),
        false => text,
    }
}

/// The lines behind the first one, one step further out.
fn without_first_line(text: &str) -> String {
    let lines = text.lines().skip(1);
    let lines: Vec<_> = lines.map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    match lines.is_empty() {
        true => text.trim_start_matches("x = () => ").to_owned(),
        false => lines.join("\n"),
    }
}

/// Angular does not allow a comma behind the last argument of a call.
fn without_call_commas(text: &str) -> String {
    let lines: Vec<_> = text.lines().collect();
    let mut result = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        let closes = lines.get(i + 1).is_some_and(|next| next.trim_start().starts_with(')'));
        result.push(match line.strip_suffix(',') {
            Some(line) if closes => line,
            _ => line,
        });
    }
    result.join("\n")
}

/// The expression `source` with its pipes.
pub fn expression(source: &str, place: Place) -> Result<Expression, Unreadable> {
    let mut parts = split(source, '|').into_iter();
    let value = parts.next().unwrap_or("");
    let (script, root) = script(value, place)?;
    let mut pipes = Vec::new();
    for pipe in parts {
        pipes.push(pipe_call(pipe, place)?);
    }
    if pipes.is_empty() {
        let hugs = root == Root::Object || root == Root::Array || root == Root::Text && place == Place::Binding;
        return Ok(Expression { doc: script, hugs });
    }
    let pipes = pipes.into_iter().flat_map(|pipe| [Doc::Line, pipe]).collect();
    Ok(Expression { doc: group(vec![script, indent(pipes)]), hugs: false })
}

fn script(source: &str, place: Place) -> Result<(Doc, Root), Unreadable> {
    let source = source.trim();
    if source.is_empty() {
        return Ok((nothing(), Root::Other));
    }
    let unreadable = |error: crate::Error| Unreadable(format!("`{source}`: {error}"));
    let hidden = keyword::hidden(source);
    let root = typescript::root(&hidden).map_err(unreadable)?;
    let flat = match root {
        Root::Object => typescript::statement(&format!("({hidden})"), 320),
        _ => typescript::statement(&hidden, 320),
    };
    let flat = flat.map_err(unreadable)?;
    let flat = match root {
        Root::Object => flat.trim_start_matches('(').trim_end_matches(')').to_owned(),
        _ => flat,
    };
    let flat = finished(&keyword::restored(&flat, source), root, place);
    let code = Script { source: source.to_owned(), place, root, flat: Some(flat).filter(|flat| !flat.contains('\n')) };
    Ok((Doc::Code(Rc::new(code)), root))
}

/// `| name: argument : argument`
fn pipe_call(source: &str, place: Place) -> Result<Doc, Unreadable> {
    let mut parts = split(source, ':').into_iter();
    let name = parts.next().unwrap_or("").trim();
    let mut arguments = Vec::new();
    for argument in parts {
        arguments.push(script(argument, place)?.0);
    }
    let mut doc = vec![text(format!("| {name}"))];
    if !arguments.is_empty() {
        let list = joined(&[Doc::Line, text(": ")], arguments);
        let mut parts = vec![Doc::Softline, text(": ")];
        parts.extend(list);
        doc.push(group(vec![indent(parts)]));
    }
    Ok(group(doc))
}

/// `item of items; track item.id`, `condition; as name`, `let row; columns: names`
pub fn microsyntax(source: &str) -> Result<Expression, Unreadable> {
    let segments: Vec<_> =
        split(source, ';').into_iter().map(str::trim).filter(|segment| !segment.is_empty()).collect();
    let mut docs = Vec::with_capacity(segments.len());
    let mut hugs = false;
    for (i, segment) in segments.iter().enumerate() {
        let part = segment_doc(segment, i == 0, segments.len() == 1)?;
        hugs = part.hugs && segments.len() == 1;
        docs.push(part.doc);
    }
    Ok(Expression { doc: Doc::Concat(joined(&[text(";"), Doc::Line], docs)), hugs })
}

fn segment_doc(segment: &str, first: bool, only: bool) -> Result<Expression, Unreadable> {
    let words = segment.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = |doc: String| Ok(Expression { doc: text(doc), hugs: false });
    let keyed = |key: &str, value: &str| {
        let value = script(value, Place::Attribute)?.0;
        Ok(Expression { doc: Doc::Concat(vec![text(key.to_owned()), value]), hugs: false })
    };
    if words.starts_with("let ") || words.starts_with("as ") {
        let (name, value) = words.split_once('=').unwrap_or((&words, ""));
        return plain(match value.is_empty() {
            true => words.clone(),
            false => format!("{} = {}", name.trim_end(), value.trim_start()),
        });
    }
    if let Some(value) = words.strip_prefix("track ") {
        return keyed("track ", value);
    }
    if let Some((item, items)) = words.split_once(" of ")
        && first
        && item.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
    {
        return keyed(&format!("{item} of "), items);
    }
    if let Some((key, value)) = words.split_once(':')
        && !first
        && key.chars().all(|c| c.is_alphanumeric())
    {
        return keyed(&format!("{key}: "), value);
    }
    let place = match only {
        true => Place::Binding,
        false => Place::Attribute,
    };
    if let Some((value, name)) = segment.rsplit_once(" as ")
        && name.trim().chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
    {
        let value = expression(value, place)?.doc;
        let name = text(format!(" as {}", name.trim()));
        return Ok(Expression { doc: Doc::Concat(vec![value, name]), hugs: false });
    }
    expression(segment, place)
}

/// Expressions between `;`.
pub fn actions(source: &str) -> Result<Expression, Unreadable> {
    let mut docs = Vec::new();
    let mut hugs = false;
    for action in split(source, ';') {
        if !action.trim().is_empty() {
            let action = expression(action, Place::Action)?;
            hugs = action.hugs;
            docs.push(action.doc);
        }
    }
    hugs &= docs.len() == 1;
    Ok(Expression { doc: group(joined(&[text(";"), Doc::Line], docs)), hugs })
}

/// The parts of `source` between `mark`, but for those in brackets and strings.
fn split(source: &str, mark: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let mut quote = None;
    let mut conditions = 0usize;
    let mut previous = ' ';
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        match (quote, c) {
            (Some(open), _) if c == open && previous != '\\' => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, '?') if depth == 0 && next != '.' && next != '?' && previous != '?' => {
                conditions += 1;
            }
            (None, ':') if depth == 0 && conditions > 0 => conditions -= 1,
            (None, _) if c == mark && depth == 0 => {
                let doubled = mark == '|' && (next == '|' || previous == '|');
                if !doubled {
                    parts.push(&source[start..at]);
                    start = at + c.len_utf8();
                }
            }
            _ => {}
        }
        previous = match (c, previous) {
            ('\\', '\\') => ' ',
            _ => c,
        };
    }
    parts.push(&source[start..]);
    parts
}
