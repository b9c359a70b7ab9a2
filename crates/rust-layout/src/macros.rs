//! Lays out macro calls whose tokens are expressions, and moves the others as they are.

use super::inner::Inner;
use super::layout::Layout;
use super::lexer::{Kind, tokens};
use super::list::Trailing;
use super::overflow::{Bracketed, CALL_WIDTH};
use super::shape::{Indent, STEP, Shape, is_single_line};
use super::syntax::{MacroArgument, MacroArguments, MacroCall};

impl Layout<'_> {
    /// `name!(...)`
    pub fn macro_call(&self, call: &MacroCall, shape: Shape) -> Option<String> {
        let nested = self.in_macro.replace(true);
        let text = self.macro_text(call, nested, shape);
        self.in_macro.set(nested);
        text
    }

    fn macro_text(&self, call: &MacroCall, nested: bool, shape: Shape) -> Option<String> {
        let name = &call.name;
        let vector = name == "vec!" && !nested;
        let bracket = if vector { '[' } else { call.bracket };
        if call.empty && !self.has_comment(call.span) {
            return Some(match bracket {
                '(' => format!("{name}()"),
                '[' => format!("{name}[]"),
                _ => format!("{name} {{}}"),
            });
        }
        if call.bracket == '{' {
            let source = self.source(call.span);
            let body = &source[source.find('{')?..];
            return Some(format!("{name} {}", moved(body, shape.indent)));
        }
        let Some(arguments) = &call.arguments else {
            return Some(self.unread_macro(call, shape.indent));
        };
        if arguments.repeat {
            return match vector || bracket == '[' && name == "vec!" {
                true => self.repeated(call, arguments, shape),
                false => Some(self.unread_macro(call, shape.indent)),
            };
        }
        let kept = match arguments.trailing_comma {
            true => Trailing::Always,
            false => Trailing::Never,
        };
        if vector {
            self.in_macro.set(false);
        }
        let list = Bracketed {
            name,
            items: arguments.items.iter().map(Inner::MacroArgument).collect(),
            inside: self.inside(call.span.lo + name.len(), call.bracket, call.span.hi),
            brackets: if bracket == '[' { ("[", "]") } else { ("(", ")") },
            limit: CALL_WIDTH,
            trailing: Some(if vector { Trailing::Vertical } else { kept }),
        };
        self.bracketed(&list, shape)
    }

    /// `vec![value; count]`
    fn repeated(&self, call: &MacroCall, arguments: &MacroArguments, shape: Shape) -> Option<String> {
        let nested = shape.after(call.name.len())?.indented(STEP);
        let text = |argument: &MacroArgument| match argument {
            MacroArgument::Expr(expr) => self.expr(expr, nested),
            _ => None,
        };
        let (value, count) = (text(&arguments.items[0])?, text(&arguments.items[1])?);
        let name = &call.name;
        let fits = value.len() + count.len() + 8 <= shape.width;
        if fits && is_single_line(&value) && is_single_line(&count) {
            return Some(format!("{name}[{value}; {count}]"));
        }
        let (line, end) = (nested.indent.newline(), shape.indent.newline());
        Some(format!("{name}[{line}{value};{line}{count}{end}]"))
    }

    /// Tokens that are not expressions stay as they are, moved when the brackets stand alone.
    fn unread_macro(&self, call: &MacroCall, indent: Indent) -> String {
        let source = self.source(call.span);
        let last = source.lines().last().unwrap_or("").trim();
        match last.chars().all(|c| matches!(c, '}' | ')' | ']')) {
            true => moved(source, indent),
            false => source.to_owned(),
        }
    }
}

/// `text` with the lines behind the first one moved to `indent`, as far from one another as before.
pub fn moved(text: &str, indent: Indent) -> String {
    let inside_string = |offset: usize| {
        let literals = tokens(text).unwrap_or_default();
        literals.iter().any(|token| token.kind == Kind::Literal && token.span.lo < offset && offset < token.span.hi)
    };
    let Some(newline) = text.find('\n') else {
        return text.to_owned();
    };
    let mut offset = newline + 1;
    let first = text[..offset].trim_end();
    let mut lines = Vec::new();
    for line in text[offset..].split('\n') {
        lines.push((line, inside_string(offset)));
        offset += line.len() + 1;
    }
    let start = |line: &str| line.len() - line.trim_start().len();
    let least = lines
        .iter()
        .filter(|(line, kept)| !kept && !line.trim().is_empty())
        .map(|(line, _)| start(line))
        .min()
        .unwrap_or(0);
    let mut result = first.to_owned();
    for (line, kept) in lines {
        result.push('\n');
        if kept {
            result.push_str(line);
        } else if !line.trim().is_empty() {
            let width = indent.width() + start(line) - least;
            result.push_str(&" ".repeat(width));
            result.push_str(line.trim());
        }
    }
    result
}
