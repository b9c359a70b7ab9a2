//! minijinja, set up for code: strict, no HTML escaping, its own braces, and no schema text without a filter.

use super::embed;
use super::format::format_file;
use super::overrides::Overrides;
use crate::problem::{Problem, Problems};
use crate::text::{Hostile, escape};
use anyhow::{Context, Result};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Where a workspace has templates of its own.
pub const OVERRIDES: &str = ".crud-gen/templates";

/// What one rendering may cost where a workspace has templates of its own: steps, each of which pays for 64 bytes of
/// text, too. Ours stay within it for a table of 1,000 columns.
const FUEL: u64 = 2_000_000;

/// The largest file that a template may give, in bytes: what is larger could not be compared with what is on disk.
const LARGEST_OUTPUT: usize = 10 * 1024 * 1024;

/// Renders templates: those of the workspace, else the embedded ones.
pub struct Engine {
    environment: Environment<'static>,
    overrides: Overrides,
    /// Laid out texts by what templates gave, where much is rendered that differs in little.
    memory: Option<Mutex<HashMap<String, String>>>,
}

impl Engine {
    /// Every template, parsed, so that a syntax error never waits for the flag that needs it.
    ///
    /// # Errors
    /// All templates of the workspace that cannot be parsed.
    pub fn new(overrides: &Overrides) -> Result<Self> {
        let mut environment = environment()?;
        for (name, text) in embed::templates().into_iter().filter(|(name, _)| overrides.text(name).is_none()) {
            environment.add_template(name, text).with_context(|| format!("template `{name}` is broken"))?;
        }
        let mut problems = Vec::new();
        for (name, text) in overrides.iter() {
            if let Err(error) = environment.add_template_owned(name.to_owned(), text.to_owned()) {
                problems.push(problem(overrides, name, &error));
            }
        }
        if !problems.is_empty() {
            return Err(Problems(problems).into());
        }
        if !overrides.is_empty() {
            environment.set_fuel(Some(FUEL));
        }
        Ok(Self { environment, overrides: overrides.clone(), memory: None })
    }

    /// The same, which keeps what it has laid out: for a search by rendering one module in many ways.
    pub fn with_memory(self) -> Self {
        Self { memory: Some(Mutex::default()), ..self }
    }

    /// What a template gave for the file `path`, laid out.
    ///
    /// # Errors
    /// As [`format_file`].
    pub fn lay_out(&self, path: &str, text: &str) -> Result<String> {
        let Some(memory) = &self.memory else { return format_file(path, text.to_owned()) };
        let memory = || memory.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = memory().get(text) {
            return Ok(known.clone());
        }
        let formatted = format_file(path, text.to_owned())?;
        memory().insert(text.to_owned(), formatted.clone());
        Ok(formatted)
    }

    /// The templates of the workspace.
    pub fn overrides(&self) -> &Overrides {
        &self.overrides
    }

    /// The text of one template for a context.
    ///
    /// # Errors
    /// A template that fails, that takes too long, or that gives too much.
    pub fn render(&self, template: &str, context: &Value) -> Result<String> {
        let text = self.environment.get_template(template).and_then(|found| found.render(context));
        match text {
            Ok(text) if text.len() > LARGEST_OUTPUT => {
                let problem = Problem::new(format!("the template `{template}` gives more than 10 MB"));
                Err(Problems::from(problem.at(place(&self.overrides, template, 1))).into())
            }
            Err(error) if !self.overrides.is_empty() => {
                Err(Problems::from(problem(&self.overrides, template, &error)).into())
            }
            text => text.with_context(|| format!("template `{template}` failed")),
        }
    }

    /// A short text with placeholders, such as an output path or a wired line.
    pub fn render_text(&self, text: &str, context: &Value) -> Result<String> {
        self.environment.render_str(text, context).with_context(|| format!("`{text}` failed"))
    }
}

/// What is wrong with a template, at the innermost place that is known.
fn problem(overrides: &Overrides, template: &str, error: &Error) -> Problem {
    let mut inner = error;
    while let Some(cause) = std::error::Error::source(inner).and_then(|cause| cause.downcast_ref::<Error>()) {
        inner = cause;
    }
    let name = inner.name().unwrap_or(template);
    let what = match (inner.kind(), inner.detail()) {
        (ErrorKind::OutOfFuel, _) => format!("it takes more than {FUEL} steps, or gives more than they pay for"),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    };
    let line = inner.line().unwrap_or(1);
    let text =
        overrides.text(name).or_else(|| embed::templates().into_iter().find(|(n, _)| *n == name).map(|(_, t)| t));
    let problem = Problem::new(format!("the template `{name}` is broken: {what}")).at(place(overrides, name, line));
    match text.and_then(|text| text.lines().nth(line.saturating_sub(1))) {
        Some(text) => problem.hint(format!("the line is `{}`", excerpt(text))),
        None => problem,
    }
}

/// As much of a line as a message has room for.
pub(super) fn excerpt(line: &str) -> String {
    const LONGEST: usize = 100;
    let line = line.trim();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &line[..end]),
        None => line.to_owned(),
    }
}

/// Where a line of a template is.
fn place(overrides: &Overrides, name: &str, line: usize) -> String {
    match overrides.text(name) {
        Some(_) => format!("{OVERRIDES}/{name}:{line}"),
        None => format!("{name}:{line}, inside crud-gen, with a template of {OVERRIDES} around it"),
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
        environment.add_filter(*name, move |value: Value| escape_value(name, &value, filter));
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

fn escape_value(name: &str, value: &Value, filter: &Escape) -> Result<String, Error> {
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
        // Its own spelling is `True`, which no language of ours has.
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

    fn render_template(template: &str, context: Value) -> Result<String, Error> {
        environment().expect("syntax").render_str(template, context)
    }

    #[test]
    fn refuses_what_would_be_wrong_code_in_silence() {
        for template in ["<%= nothing %>", "<%= none %>", "<%= [1] %>", "<%= hostile %>", "<%= {'a': 1} %>"] {
            let context =
                context! { none => (), hostile => Value::from(minijinja::value::Serde(SchemaText::from("x"))) };
            assert!(render_template(template, context).is_err(), "{template}");
        }
    }

    #[test]
    fn prints_plain_values_and_filtered_text() {
        let context = context! { yes => true, n => 3, name => "a<b", hostile => Value::from(minijinja::value::Serde(SchemaText::from("it's */ {{"))) };
        let text = render_template("<%= yes %> <%= n %> <%= name %> <%= hostile|ts_str %>\n", context);
        assert_eq!(text.expect("renders"), "true 3 a<b it\\'s */ {{\n");
    }
}
