//! `hooks.rs` has the rules of a record in `RULES`, which the controller names.

use super::migration::{CodeMigration, Outcome};
use semver::Version;

pub(super) fn migration() -> CodeMigration {
    CodeMigration {
        from: Version::new(0, 0, 0),
        to: Version::new(0, 1, 0),
        what: "`hooks.rs` has the rules of a record in `RULES`",
        template: "axum/hooks.rs.j2",
        apply,
    }
}

fn apply(text: &str, entity: &str) -> Outcome {
    let mut comment = false;
    let code = text.lines().enumerate().filter(|(_, line)| {
        let (was, trimmed) = (comment, line.trim_start());
        comment = (was || trimmed.starts_with("/*")) && !trimmed.ends_with("*/");
        !was && !trimmed.starts_with("//") && !trimmed.starts_with("/*")
    });
    let code: Vec<(usize, &str)> = code.collect();
    let is_named = |line: &str| {
        line.split("//")
            .next()
            .unwrap_or_default()
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|word| word == "RULES")
    };
    let item = format!("pub const RULES: &[Rule<{entity}>]");
    if let Some((at, line)) = code.iter().find(|(_, line)| is_named(line)) {
        // What is imported under that name, or is of that type, is the user's way to say it.
        let is_it = line.trim_start().starts_with("pub") && (line.contains(" use ") || line.contains("Rule<"));
        let how = format!("another `RULES` stands here: give it another name, and add `{item} = &[];`");
        return if is_it { Outcome::Fine } else { Outcome::ByHand { line: at + 1, how } };
    }
    // Behind the imports at the top: each may go over several lines.
    let mut place = None;
    let mut open = false;
    for (at, line) in code {
        let line = line.split("//").next().unwrap_or_default().trim_end();
        let starts =
            ["use ", "pub use ", "pub(crate) use ", "pub(super) use "].iter().any(|start| line.starts_with(start));
        if !open && !starts && !line.is_empty() && !line.starts_with("#!") && !line.starts_with("#[") {
            break;
        }
        open = (open || starts) && !line.ends_with(';');
        if starts || open || line.ends_with(';') {
            place = Some(at + 1);
        }
    }
    let Some(place) = place.filter(|_| !open) else {
        return Outcome::ByHand {
            line: 1,
            how: format!("add `{item} = &[];`, with `Rule` of `crate::shared::record`"),
        };
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let added = format!(
        "{end}/// The rules of every record that is written.{end}\
         pub const RULES: &[crate::shared::record::Rule<super::schemas::{entity}>] = &[];{end}"
    );
    Outcome::Done { text: lines[..place].concat() + &added + &lines[place..].concat(), line: place + 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "//! Mine: RULES.\n\nuse super::schemas::{\n    CreateProduct,\n    Product,\n};\nuse crate::shared::app::App;\n\npub async fn after_create(_app: &App, _created: &Product) {}\n";

    #[test]
    fn it_goes_behind_the_imports_once() {
        for end in ["\n", "\r\n"] {
            let old = OLD.replace('\n', end);
            let Outcome::Done { text, line } = apply(&old, "Product") else { panic!("it is sure") };
            let added = "pub const RULES: &[crate::shared::record::Rule<super::schemas::Product>] = &[];";
            assert_eq!(text.lines().nth(line), Some(added));
            assert_eq!(text.matches('\n').count(), text.matches(end).count());
            let rest: String = text
                .split_inclusive('\n')
                .enumerate()
                .filter(|(at, _)| !(line - 2..=line).contains(at))
                .map(|(_, line)| line)
                .collect();
            assert_eq!(rest, old);
            assert_eq!(apply(&text, "Product"), Outcome::Fine);
        }
    }

    #[test]
    fn what_the_user_has_of_that_name_is_left_to_them() {
        for (own, is_fine) in [
            ("pub const RULES: &[Rule<Product>] = &[named];", true),
            ("pub use rules::RULES;", true),
            ("pub(super) use crate::rules::{OTHERS, RULES};", true),
            ("const RULES: [&str; 1] = [\"none\"];", false),
        ] {
            let outcome = apply(&(OLD.to_owned() + own + "\n"), "Product");
            match outcome {
                Outcome::Fine => assert!(is_fine, "{own}"),
                Outcome::ByHand { line, how } => {
                    assert!(!is_fine && line == 10 && how.contains("Rule<Product>"), "{own}: {how}")
                }
                Outcome::Done { .. } => panic!("{own}"),
            }
        }
        assert!(matches!(apply("fn main() {}\n", "Product"), Outcome::ByHand { line: 1, .. }));
    }
}
