//! Lays out the attributes of a start tag.

use super::doc::{Doc, group, indent, joined, text};
use super::expression::{Expression, Place, Unreadable, actions, expression, microsyntax};
use super::tree::Attribute;

/// `name="value"`
pub fn attribute(attribute: &Attribute) -> Result<Doc, Unreadable> {
    let name = attribute.name.as_str();
    let Some(value) = &attribute.value else {
        return Ok(text(name));
    };
    let value = value.replace("&quot;", "\"").replace("&apos;", "'");
    let wraps = |open: &str, close: &str| name.starts_with(open) && name.ends_with(close);
    let doc = if value.is_empty() {
        text("")
    } else if name == "class" && !value.contains("{{") {
        let words: Vec<_> = value.split_whitespace().collect();
        text(words.join(" "))
    } else if name == "style" && !value.contains("{{") {
        style(&value)
    } else if wraps("(", ")") {
        expanded(actions(&value)?)
    } else if wraps("[", "]") {
        expanded(expression(&value, Place::Binding)?)
    } else if name.starts_with('*') {
        expanded(microsyntax(&value)?)
    } else if name == "i18n" || name.starts_with("i18n-") {
        let words = value.split_whitespace().map(text).collect();
        let words = Doc::Fill(joined(&[Doc::Line], words));
        match value.contains("@@") {
            true => group(vec![indent(vec![Doc::Softline, words])]),
            false => group(vec![indent(vec![Doc::Softline, words]), Doc::Softline]),
        }
    } else if value.contains("{{") {
        interpolated(&value)?
    } else {
        return Ok(plain(name, &value));
    };
    let doc = Doc::Concat(vec![text(format!("{name}=\"")), quoted(doc), text("\"")]);
    Ok(doc)
}

/// The value behind the quote, or on lines of its own.
fn expanded(value: Expression) -> Doc {
    match value.hugs {
        true => group(vec![value.doc]),
        false => group(vec![indent(vec![Doc::Softline, value.doc]), Doc::Softline]),
    }
}

/// A value that nobody looks into.
fn plain(name: &str, value: &str) -> Doc {
    let doubles = value.matches('"').count();
    let singles = value.matches('\'').count();
    let (quote, value) = match doubles > singles {
        true => ('\'', value.replace('\'', "&apos;")),
        false => ('"', value.replace('"', "&quot;")),
    };
    Doc::Concat(vec![text(format!("{name}={quote}")), Doc::Verbatim(value.into()), text(quote.to_string())])
}

fn style(value: &str) -> Doc {
    let declarations = value
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| text(format!("{}: {}", name.trim(), value.trim())))
        .collect();
    let list = joined(&[text(";"), Doc::Line], declarations);
    let mut parts = vec![Doc::Softline];
    parts.extend(list);
    parts.push(Doc::IfBroken { id: None, broken: Box::new(text(";")), flat: Box::new(text("")) });
    group(vec![indent(parts), Doc::Softline])
}

/// Text with `{{ }}` in it.
fn interpolated(value: &str) -> Result<Doc, Unreadable> {
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((code, after)) = after.split_once("}}") else {
            return Err(Unreadable(format!("`{value}`: expected `}}}}`")));
        };
        parts.push(Doc::Verbatim(before.into()));
        let code = group(vec![expression(code, Place::Attribute)?.doc]);
        parts.push(group(vec![text("{{"), indent(vec![Doc::Line, code]), Doc::Line, text("}}")]));
        rest = after;
    }
    parts.push(Doc::Verbatim(rest.into()));
    Ok(group(parts))
}

/// `doc` between double quotes.
fn quoted(doc: Doc) -> Doc {
    match doc {
        Doc::Text(text) => Doc::Text(text.replace('"', "&quot;").into()),
        Doc::Verbatim(text) => Doc::Verbatim(text.replace('"', "&quot;").into()),
        Doc::Concat(parts) => Doc::Concat(parts.into_iter().map(quoted).collect()),
        Doc::Fill(parts) => Doc::Fill(parts.into_iter().map(quoted).collect()),
        Doc::Indent(content) => Doc::Indent(Box::new(quoted(*content))),
        Doc::Group { id, content, broken } => Doc::Group { id, content: Box::new(quoted(*content)), broken },
        other => other,
    }
}
