//! Calls whose one argument is a short call without arguments: Prettier breaks before them, behind `=` or a key.

/// `text` with each such call on the line below its `=` or key.
pub fn with_short_arguments(text: &str, width: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut result: Vec<String> = Vec::with_capacity(lines.len());
    let mut in_template = false;
    let mut at = 0;
    while at < lines.len() {
        let moved = match in_template {
            true => None,
            false => assignment_at(&lines[at..], width),
        };
        match moved {
            Some(assignment) => {
                result.extend(assignment);
                at += 3;
            }
            None => {
                in_template ^= lines[at].matches('`').count() % 2 == 1;
                result.push(lines[at].to_owned());
                at += 1;
            }
        }
    }
    result.push(String::new());
    result.join("\n")
}

/// The assignment that takes the first three of `lines`, broken behind its `=` or key.
fn assignment_at(lines: &[&str], width: usize) -> Option<Vec<String>> {
    let [opening, argument, closing, ..] = lines else {
        return None;
    };
    let indent = &opening[..opening.len() - opening.trim_start().len()];
    let opening = &opening[indent.len()..];
    let property = opening.split_once(": ").filter(|(key, call)| is_long_key(key) && is_plain_call(call));
    let (head, sign, call, end) = match property {
        Some((key, call)) => (key, ":", call, "),"),
        None => opening.split_once(" = ").map(|(head, call)| (head, " =", call, ");"))?,
    };
    let argument = argument.strip_prefix(indent)?.strip_prefix("  ")?.strip_suffix(',')?;
    let closes = closing.strip_prefix(indent) == Some(end);
    if !closes || !is_plain_target(head) || !is_plain_call(call) || !is_short_call(argument, width) {
        return None;
    }
    let joined = format!("{indent}  {call}{argument}{end}");
    let call = match joined.chars().count() <= width {
        true => vec![joined],
        false => vec![format!("{indent}  {call}"), format!("{indent}    {argument},"), format!("{indent}  {end}")],
    };
    Some([format!("{indent}{head}{sign}")].into_iter().chain(call).collect())
}

/// Whether Prettier may break behind the `=` of `head`: not behind a pattern that renames, or a type of nested types.
fn is_plain_target(head: &str) -> bool {
    let renames = head.contains('{') && head.contains(':');
    !renames && !head.starts_with('}') && head.matches('<').count() < 2
}

/// Whether Prettier may break behind the key: never where that gains less than three columns.
fn is_long_key(key: &str) -> bool {
    is_name(key) && key.chars().count() >= 5
}

/// Whether `call` opens the call of a name or member, with at most one name as type argument.
fn is_plain_call(call: &str) -> bool {
    let call = call.strip_prefix("await ").unwrap_or(call);
    let Some(callee) = call.strip_suffix('(') else {
        return false;
    };
    let (callee, argument) = match callee.split_once('<') {
        Some((callee, argument)) => (callee, argument.strip_suffix('>').unwrap_or("?")),
        None => (callee, "unknown"),
    };
    callee != "require" && callee.split('.').all(is_name) && is_name(argument)
}

fn is_short_call(argument: &str, width: usize) -> bool {
    argument.strip_suffix("()").is_some_and(is_name) && argument.chars().count() <= width / 4
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
}
