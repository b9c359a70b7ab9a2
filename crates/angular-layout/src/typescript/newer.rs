//! Brings the formatter's layout up to that of newer versions of Prettier.

mod short_argument;

/// `text` as Prettier 3.10 lays it out.
pub fn adjusted(text: &str, width: usize) -> String {
    let text = with_short_unions(text, width);
    let text = with_heads_on_one_line(&text, width);
    let text = with_calls_kept(&text, width);
    let text = short_argument::with_short_arguments(&text, width);
    text.replace("; ; ) {", "; ;) {")
}

/// A union that does not fit behind its `=` or `:` goes on the next line as a whole, when it fits.
fn with_short_unions(text: &str, width: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut result: Vec<String> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let members = union_at(&lines[at..]);
        let starts = at > 0 && lines[at - 1].ends_with(['=', ':']);
        let indent = lines[at].len() - lines[at].trim_start().len();
        let joined = members.join(" | ");
        match starts && members.len() > 1 && indent + joined.chars().count() <= width {
            true => {
                result.push(format!("{}{joined}", " ".repeat(indent)));
                at += members.len();
            }
            false => {
                result.push(lines[at].to_owned());
                at += 1;
            }
        }
    }
    result.push(String::new());
    result.join("\n")
}

/// The members at the start of `lines`, one a line behind `|`; none when one takes several lines.
fn union_at<'l>(lines: &[&'l str]) -> Vec<&'l str> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let Some(first) = lines.first().map(|line| indent(line)) else {
        return Vec::new();
    };
    let members: Vec<&str> = lines
        .iter()
        .take_while(|line| indent(line) == first)
        .map_while(|line| line.trim_start().strip_prefix("| "))
        .collect();
    let behind = lines.get(members.len()).map_or(0, |line| indent(line));
    match behind > first {
        true => Vec::new(),
        false => members,
    }
}

/// The head of an interface, or of a class that only implements one interface, stays on one line.
fn with_heads_on_one_line(text: &str, width: usize) -> String {
    let mut result = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let clause = match line.contains(['{', '<']) {
            true => None,
            false => clause_of(line),
        };
        let parent = clause.and_then(|clause| {
            let parent = lines.peek()?.strip_prefix(clause)?.trim_end();
            has_one_parent(parent).then_some(parent)
        });
        let (Some(clause), Some(parent)) = (clause, parent) else {
            result.push_str(line);
            continue;
        };
        let (parent, brace) = match parent.split_once(" {") {
            Some((parent, rest)) => (parent, format!("{{{rest}\n")),
            None => {
                lines.next();
                let brace = lines.peek().map_or("", |line| line.trim_start()).to_owned();
                (parent, brace)
            }
        };
        lines.next();
        let head = format!("{} {}", line.trim_end(), clause.trim_start());
        let arguments = match parent.split_once('<') {
            Some((_, arguments)) if head.len() + parent.len() + " {".len() > width => {
                arguments.strip_suffix('>').unwrap_or("")
            }
            _ => "",
        };
        // A single name is never broken off.
        match arguments.contains([',', '<', '[']) {
            true => {
                let parent = &parent[..parent.len() - arguments.len() - 1];
                let arguments = arguments.replace(", ", ",\n  ");
                result.push_str(&format!("{head}{parent}\n  {arguments}\n> {brace}"));
            }
            false => result.push_str(&format!("{head}{parent} {brace}")),
        }
    }
    result
}

/// What starts the second line of a head that starts with `line`.
fn clause_of(line: &str) -> Option<&'static str> {
    let starts = |kinds: &[&str]| kinds.iter().any(|kind| line.starts_with(kind));
    match line {
        _ if starts(&["interface ", "export interface "]) => Some("  extends "),
        _ if starts(&["class ", "export class ", "export abstract class "]) => Some("  implements "),
        _ => None,
    }
}

/// Whether nothing follows the first name and its type arguments, which do not nest.
fn has_one_parent(text: &str) -> bool {
    let text = text.trim_end_matches('}').trim_end_matches(" {");
    match text.split_once('<') {
        Some((_, arguments)) => arguments.find('>') == Some(arguments.len() - 1),
        None => !text.contains(','),
    }
}

/// A property that is a member of what a call gives: the member goes on the next line, when the
/// call fits.
fn with_calls_kept(text: &str, width: usize) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, behind)) = rest.split_once('\n') {
        match call_at(line, behind, width) {
            Some((call, after)) => {
                result.push_str(&call);
                rest = after;
            }
            None => {
                result.push_str(line);
                result.push('\n');
                rest = behind;
            }
        }
    }
    result + rest
}

/// The call that `line` opens with its member on the next line, and what follows it.
fn call_at<'t>(line: &str, behind: &'t str, width: usize) -> Option<(String, &'t str)> {
    let property = line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?;
    let modifiers = ["private ", "protected ", "public ", "readonly ", "static ", "override "];
    if !property.ends_with('(') || !modifiers.iter().any(|word| property.starts_with(word)) {
        return None;
    }
    let (arguments, rest) = behind.split_once("\n  ).")?;
    let (member, rest) = rest.split_once(";\n")?;
    let arguments: Vec<&str> = arguments.lines().map(str::trim_start).collect();
    let nested = |line: &&str| !line.ends_with(',');
    let joined = format!("{line}{})", arguments.join(" ").trim_end_matches(','));
    let is_plain = member.chars().all(|c| c.is_alphanumeric() || c == '_');
    let fits = joined.chars().count() <= width;
    (is_plain && fits && !arguments.iter().any(nested)).then(|| (format!("{joined}\n    .{member};\n"), rest))
}
