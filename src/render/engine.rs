//! minijinja, set up for code: strict, no HTML escaping, its own braces, and no schema text without a filter.

use super::embed;
use crate::text::{Hostile, escape};
use anyhow::{Context, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

/// Renders embedded templates.
pub struct Engine(Environment<'static>);

impl Engine {
    /// Every embedded template, parsed, so that a syntax error never waits for the flag that needs it.
    pub fn new() -> Result<Self> {
        let mut environment = environment()?;
        for (name, text) in embed::templates() {
            environment.add_template(name, text).with_context(|| format!("template `{name}` is broken"))?;
        }
        Ok(Self(environment))
    }

    /// The text of one template for a context.
    pub fn render(&self, template: &str, context: &Value) -> Result<String> {
        let text = self.0.get_template(template).and_then(|found| found.render(context));
        text.with_context(|| format!("template `{template}` failed"))
    }

    /// A short text with placeholders, such as an output path or a wired line.
    pub fn render_text(&self, text: &str, context: &Value) -> Result<String> {
        self.0.render_str(text, context).with_context(|| format!("`{text}` failed"))
    }
}

fn environment() -> Result<Environment<'static>> {
    let mut environment = Environment::empty();
    let syntax = SyntaxConfig::builder()
        .block_delimiters("<%", "%>")
        .variable_delimiters("<%=", "%>")
        .comment_delimiters("<%#", "%>")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(print_value);
    for (name, filter) in FILTERS {
        environment.add_filter(*name, move |value: Value| escaped(name, &value, filter));
    }
    Ok(environment)
}

/// A sink's escape.
type Escape = fn(&str) -> String;

/// The filters of templates: the sinks and nothing else.
const FILTERS: &[(&str, Escape)] = &[
    ("rust_str", escape::rust_str),
    ("rust_doc", escape::rust_doc),
    ("ts_str", escape::ts_str),
    ("ts_comment", escape::ts_comment),
    ("html_text", escape::html_text),
    ("html_attr", escape::html_attr),
];

fn escaped(name: &str, value: &Value, filter: &Escape) -> Result<String, Error> {
    let text = match value.downcast_object_ref::<Hostile>() {
        Some(hostile) => Some(&*hostile.0),
        None => value.as_str(),
    };
    let refused = || Error::new(ErrorKind::InvalidOperation, format!("`{name}` takes text, not {}", value.kind()));
    text.map(filter).ok_or_else(refused)
}

/// Prints text, numbers and booleans. All else would be wrong code in silence: it is refused.
fn print_value(out: &mut Output, _state: &mut State, value: &Value) -> Result<(), Error> {
    let refused = |why: &str| Err(Error::new(ErrorKind::InvalidOperation, why.to_owned()));
    if value.downcast_object_ref::<Hostile>().is_some() {
        return refused("text of the schema must go through the filter of its sink");
    }
    match value.kind() {
        // Its own spelling is `True`, which no language of ours knows.
        ValueKind::Bool => Ok(out.write_str(if value.is_true() { "true" } else { "false" })?),
        ValueKind::String | ValueKind::Number => Ok(write!(out, "{value}")?),
        kind => refused(&format!("a template cannot print {kind}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SchemaText;
    use minijinja::context;

    fn rendered(template: &str, context: Value) -> Result<String, Error> {
        environment().expect("syntax").render_str(template, context)
    }

    #[test]
    fn refuses_what_would_be_wrong_code_in_silence() {
        for template in ["<%= nothing %>", "<%= none %>", "<%= [1] %>", "<%= hostile %>", "<%= {'a': 1} %>"] {
            let context =
                context! { none => (), hostile => Value::from(minijinja::value::Serde(SchemaText::from("x"))) };
            assert!(rendered(template, context).is_err(), "{template}");
        }
    }

    #[test]
    fn prints_plain_values_and_filtered_text() {
        let context = context! { yes => true, n => 3, name => "a<b", hostile => Value::from(minijinja::value::Serde(SchemaText::from("it's */ {{"))) };
        let text = rendered("<%= yes %> <%= n %> <%= name %> <%= hostile|ts_str %>\n", context);
        assert_eq!(text.expect("renders"), "true 3 a<b it\\'s */ {{\n");
    }
}
