//! What messages, help and documents say of the command line is true.

use crate::support::rust_text::literals;
use crate::support::{files, must, project, write};
use clap::{CommandFactory, Parser};
use crud_gen::cli::args::{Args, Command};
use crud_gen::run::{COMMAND_WORDS, OWN_COMMANDS};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

#[test]
fn messages_name_commands_and_flags_that_exist() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (place, text) in messages() {
        for command in commands(&text) {
            seen += 1;
            if let Err(error) = parse(&command) {
                wrong.push(format!("{place}: `{command}`: {error}"));
            }
        }
        let is_of_another_tool = ["cargo ", "npm "].iter().any(|tool| text.starts_with(tool));
        let known = |flag: &String| is_of_another_tool || known_flags().contains(flag);
        for flag in flags(&text).into_iter().filter(|flag| !known(flag)) {
            wrong.push(format!("{place}: there is no {flag}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 20, "the messages name {seen} commands, so they were not found");
}

#[test]
fn false_promises_are_found() {
    for text in ["run `crud-gen watch`", "`crud-gen products --mend`", "make it: crud-gen upgrade", "`crud-gen new`"] {
        assert!(commands(text).iter().any(|command| parse(command).is_err()), "{text}");
    }
    assert_eq!(flags("take --conflicts ours, or '--dry-run'"), ["--conflicts", "--dry-run"]);
    assert!(flags("-- a comment, a--b, crud-gen --").is_empty());
}

#[test]
fn commands_are_known_as_such() {
    let mut own: Vec<String> = Args::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    own.push("help".to_owned());
    own.sort();
    assert_eq!(OWN_COMMANDS, own);
    assert!(OWN_COMMANDS.iter().all(|command| COMMAND_WORDS.contains(command)));
    assert!(COMMAND_WORDS.is_sorted());
}

/// Every command of the README, in its order, in one folder.
#[test]
fn the_commands_of_the_readme_work() {
    let readme = fs::read_to_string(project("README.md")).expect("the README");
    let sandbox = tempfile::tempdir().expect("a sandbox");
    let mut cwd = sandbox.path().to_owned();
    write(&cwd.join("demo-schema/schema.sql"), "CREATE TABLE tracks (id uuid PRIMARY KEY, title text NOT NULL);\n");
    let mut count = 0;
    for line in shell_lines(&readme) {
        for step in line.split("&&").map(str::trim) {
            let step = step.replace("cargo run --release -- ", "crud-gen ");
            if let Some(folder) = step.strip_prefix("cd ") {
                cwd.push(folder);
                fs::rename(sandbox.path().join("demo-schema/schema.sql"), cwd.join("schema.sql")).ok();
            } else if let Some(arguments) = step.strip_prefix("crud-gen ") {
                let arguments = words(arguments);
                must(&cwd, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
                count += 1;
            }
        }
    }
    assert!(count >= 6, "the README has only {count} commands");
}

#[test]
fn the_examples_of_the_help_work() {
    let help = Args::command().term_width(0).render_help().to_string();
    let sandbox = tempfile::tempdir().expect("a sandbox");
    write(&sandbox.path().join("demo/schema.sql"), "");
    fs::remove_file(sandbox.path().join("demo/schema.sql")).expect("an empty folder");
    let mut cwd = sandbox.path().to_owned();
    let examples = help.split("Examples:").nth(1).expect("examples");
    for line in examples.lines().filter_map(|line| line.trim().strip_prefix("crud-gen ")) {
        let arguments = words(line);
        must(&cwd, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        cwd = sandbox.path().join("demo");
        write(&cwd.join("schema.sql"), "CREATE TABLE tracks (id uuid PRIMARY KEY, title text NOT NULL);\n");
    }
}

#[test]
fn documents_name_commands_that_exist() {
    let workspace = ["README.md", "AGENTS.md"].map(|name| project(&format!("templates/workspace/{name}.j2")));
    let mut documents: Vec<PathBuf> = vec![project("README.md"), project("templates/README.md")];
    documents.extend(workspace);
    documents.extend(files(&project("docs/guide")).into_keys().map(|name| project("docs/guide").join(name)));
    for document in documents {
        let text = fs::read_to_string(&document).expect("a document");
        let lines = shell_lines(&text);
        let lines = lines.iter().filter_map(|line| line.strip_prefix("crud-gen ").map(str::to_owned));
        for command in commands(&text).into_iter().chain(lines) {
            parse(&command).unwrap_or_else(|error| panic!("{}: `{command}`: {error}", document.display()));
        }
    }
}

#[test]
fn everybody_names_the_same_rust() {
    let version = env!("CARGO_PKG_RUST_VERSION");
    let readme = fs::read_to_string(project("README.md")).expect("the README");
    assert!(readme.contains(&format!("Rust {version} or later")), "the README names another Rust than {version}");
    for template in ["Cargo.toml.j2", "src/shared/Cargo.toml.j2"] {
        let template = fs::read_to_string(project("templates/workspace/apps/api").join(template)).expect("a template");
        assert!(template.contains(&format!("rust-version = \"{version}\"")), "generated APIs name another Rust");
    }
    for (name, manifest) in files(&project("crates")).into_iter().filter(|(name, _)| name.ends_with("Cargo.toml")) {
        let manifest = String::from_utf8_lossy(&manifest);
        let own = format!("rust-version = \"{version}\"");
        assert!(manifest.contains(&own) || manifest.contains("rust-version.workspace = true"), "crates/{name}");
    }
}

/// The texts that somebody may read: literals of the sources, the help, and the messages of golden cases.
fn messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    for (name, content) in files(&project("src")).into_iter().filter(|(name, _)| name.ends_with(".rs")) {
        if !name.ends_with("tests.rs") {
            let texts = literals(&String::from_utf8_lossy(&content));
            messages.extend(texts.into_iter().map(|text| (format!("src/{name}"), text)));
        }
    }
    messages.push(("--help".to_owned(), Args::command().term_width(0).render_long_help().to_string()));
    for command in Args::command().term_width(0).get_subcommands_mut() {
        messages.push((format!("{} --help", command.get_name()), command.render_long_help().to_string()));
    }
    for (name, content) in files(&project("tests/cases")) {
        if name.ends_with("/stderr") || name.ends_with("/stdout") {
            messages.push((format!("tests/cases/{name}"), String::from_utf8_lossy(&content).into_owned()));
        }
    }
    messages
}

/// The commands that a text names: in backticks, behind a colon or `&&`, or on a line of their own.
fn commands(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for (at, _) in text.match_indices("crud-gen ") {
        let rest = &text[at + "crud-gen ".len()..];
        let before = &text[..at];
        let end = if before.ends_with('`') {
            rest.find('`')
        } else if [": ", "&& ", "\n  "].iter().any(|mark| before.ends_with(mark)) {
            Some(rest.find(['\n', '#']).unwrap_or(rest.len()))
        } else {
            None
        };
        commands.extend(end.map(|end| rest[..end].trim().to_owned()).filter(|command| !command.is_empty()));
    }
    commands
}

/// The flags that a text names.
fn flags(text: &str) -> Vec<String> {
    let is_flag = |c: char| c.is_ascii_lowercase() || c == '-';
    let starts = text.match_indices("--").filter(|(at, _)| {
        let before = text[..*at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '`' | '\'' | '(' | '"'))
            && text[at + 2..].starts_with(|c: char| c.is_ascii_lowercase())
    });
    let name = |at: usize| text[at..].find(|c| !is_flag(c)).map_or(&text[at..], |end| &text[at..at + end]);
    starts.map(|(at, _)| name(at).to_owned()).collect()
}

fn known_flags() -> BTreeSet<String> {
    let command = Args::command();
    let all = std::iter::once(&command).chain(command.get_subcommands());
    let flags = all.flat_map(|command| command.get_arguments()).filter_map(|argument| argument.get_long());
    flags.chain(["help", "version"]).map(|flag| format!("--{flag}")).collect()
}

/// Whether the command line takes the command; placeholders of a format stand for a module.
fn parse(command: &str) -> Result<(), String> {
    let mut words = words(command);
    words.retain(|word| !matches!(word.as_str(), "[flags]" | "[OPTIONS]"));
    for word in &mut words {
        *word = word.trim_matches(['[', ']']).to_owned();
        if word.starts_with(['{', '<']) && word.ends_with(['}', '>']) {
            *word = "products".to_owned();
        }
    }
    let argv = std::iter::once("crud-gen".to_owned()).chain(words);
    match Args::try_parse_from(argv) {
        Ok(Args { command: None, generate: Some(generate) })
            if generate.module.as_deref().is_some_and(|module| COMMAND_WORDS.contains(&module)) =>
        {
            Err("there is no such command".to_owned())
        }
        Ok(Args { command: Some(Command::Generate(_) | Command::New(_) | Command::Show(_)), .. } | Args { .. }) => {
            Ok(())
        }
        Err(error) if !error.use_stderr() => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

/// The words of a command as a shell sees them.
fn words(command: &str) -> Vec<String> {
    let command = command.split(" #").next().unwrap_or(command);
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for c in command.trim().chars() {
        match c {
            '\'' => is_quoted = !is_quoted,
            c if c.is_whitespace() && !is_quoted => words.push(String::new()),
            c => words.last_mut().expect("a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The lines of the blocks of shell in a document, continued ones as one.
fn shell_lines(text: &str) -> Vec<String> {
    let blocks = text.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap_or_default());
    let text = blocks.collect::<String>().replace("\\\n", " ");
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// `ng build` puts the pages into `dist/browser`.
#[test]
fn the_built_pages_are_named_where_they_are() {
    let mut named = 0;
    for folder in ["templates/workspace", "docs"] {
        for (name, content) in files(&project(folder)) {
            let text = String::from_utf8_lossy(&content);
            for (at, place) in text.match_indices("apps/web/dist") {
                assert!(text[at + place.len()..].starts_with("/browser"), "{folder}/{name}");
                named += 1;
            }
        }
    }
    assert!(named > 0);
}
