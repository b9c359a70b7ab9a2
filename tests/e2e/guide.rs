//! The chapters of the guide: every snippet is compiled, run, or found where it says it is.

use crate::demo;
use crate::support::{Database, Workspace};
use std::fs;
use std::path::Path;

#[test]
fn snippets_about_the_state_manager() {
    check("state-manager", "guide-state-manager");
}

#[test]
fn snippets_about_the_list() {
    check("list", "guide-list");
}

#[test]
fn snippets_about_realtime_updates() {
    check("realtime-updates", "guide-realtime-updates");
}

#[test]
fn snippets_about_advanced_use() {
    check("advanced", "guide-advanced");
}

#[test]
fn snippets_about_a_client_that_misses_nothing() {
    check("resume", "guide-resume");
}

#[test]
fn snippets_about_testing() {
    check("testing-events", "guide-testing-events");
}

#[test]
fn snippets_about_troubleshooting() {
    check("troubleshooting", "guide-troubleshooting");
}

#[test]
fn snippets_about_deletes() {
    check("deletes", "guide-deletes");
}

#[test]
fn snippets_about_imports() {
    check("import", "guide-import");
}

/// A fenced block: its language and its text.
struct Snippet {
    language: String,
    text: String,
}

/// The fenced blocks of a chapter, in order.
fn snippets(chapter: &str) -> Vec<Snippet> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/guide/{chapter}.md"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let fences = text.split("\n```").skip(1).step_by(2);
    let parts = fences.map(|block| block.split_once('\n').expect("a block has lines"));
    parts.map(|(language, text)| Snippet { language: language.into(), text: text.into() }).collect()
}

/// Does in a workspace of its own what the chapter says.
fn check(chapter: &str, workspace: &'static str) {
    let workspace = demo::demo(workspace, Database::Sqlite);
    let mut specs = Vec::new();
    let mut files = 0;
    for Snippet { language, text } in snippets(chapter) {
        match language.as_str() {
            "ts" => match text.strip_prefix("// in ") {
                Some(quote) => find(&workspace, quote),
                None => {
                    let path = write(&workspace, &text);
                    files += 1;
                    specs.extend(path.ends_with(".spec.ts").then_some(path));
                }
            },
            "html" => {
                write_page(&workspace, &text);
                files += 1;
            }
            "diff" => change(&workspace, &text),
            "rust" => find(&workspace, text.strip_prefix("// in ").expect("a quotation names its file")),
            "js" => find_script(&text),
            "json" => drop(serde_json::from_str::<serde_json::Value>(&text).expect("JSON")),
            "sql" => write_tables(&workspace, &text),
            "sh" => text.lines().for_each(|line| run(&workspace, line)),
            other => panic!("no test looks at a snippet of `{other}` in the chapter {chapter}"),
        }
    }
    if files > 0 {
        workspace.lint_web();
        workspace.check_web_types();
    }
    specs.iter().for_each(|spec| drop(workspace.run_specs(spec, &[])));
}

/// Writes a file that begins with its path in a comment; returns the path below the front end.
fn write(workspace: &Workspace, text: &str) -> String {
    let (first, rest) = text.split_once('\n').expect("a file has lines");
    let path = first.strip_prefix("// apps/web/").unwrap_or_else(|| panic!("`{first}` does not name a file"));
    fs::write(workspace.web().join(path), format!("{rest}\n")).unwrap_or_else(|error| panic!("{path}: {error}"));
    path.to_owned()
}

/// Writes tables that begin with the name of their file.
fn write_tables(workspace: &Workspace, text: &str) {
    let (first, rest) = text.split_once('\n').expect("tables have lines");
    let path = first.strip_prefix("-- ").unwrap_or_else(|| panic!("`{first}` does not name a file"));
    fs::write(workspace.root.join(path), rest).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// Writes a template that begins with its path in a comment.
fn write_page(workspace: &Workspace, text: &str) {
    let (first, rest) = text.split_once('\n').expect("a page has lines");
    let path = first.strip_prefix("<!-- ").and_then(|path| path.strip_suffix(" -->"));
    let path = path.unwrap_or_else(|| panic!("`{first}` does not name a file"));
    fs::write(workspace.root.join(path), format!("{rest}\n")).unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// Puts the lines with `+` in the place of those with `-`, in the file that the first line names.
fn change(workspace: &Workspace, text: &str) {
    let (first, rest) = text.split_once('\n').expect("a change has lines");
    let path = workspace.root.join(first.strip_prefix("--- ").expect("a change names its file"));
    let side = |sign: char| {
        let other = if sign == '-' { '+' } else { '-' };
        let kept = rest.lines().filter(|line| !line.starts_with(other)).map(|line| &line[1..]);
        kept.collect::<Vec<_>>().join("\n")
    };
    let file = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(file.contains(&side('-')), "{} has no such lines:\n{}", path.display(), side('-'));
    fs::write(&path, file.replacen(&side('-'), &side('+'), 1)).expect("the changed file");
}

/// Finds lines that begin with the path of their file.
fn find(workspace: &Workspace, quote: &str) {
    let (path, lines) = quote.split_once('\n').expect("a quotation has lines");
    let file = fs::read_to_string(workspace.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(file.contains(lines), "{path} has no such lines:\n{lines}");
}

/// Finds a script among those that the tests run.
fn find_script(text: &str) {
    let (first, script) = text.split_once('\n').expect("a script has lines");
    let name = first.strip_prefix("// ").expect("a script begins with its name");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/node").join(name);
    let file = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(file.trim_end(), script, "{name} is another script");
}

/// Runs a line of a shell, as far as the guide goes.
fn run(workspace: &Workspace, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["crud-gen", args @ ..] => drop(workspace.crud_gen(args)),
        ["cp", from, to] => drop(fs::copy(workspace.root.join(from), workspace.root.join(to)).expect(line)),
        _ => panic!("no test runs `{line}`"),
    }
}
