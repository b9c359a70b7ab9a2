//! Templates of a workspace: `crud-gen templates`, what they change, and what is refused.

use crate::support::site::Site;
use crate::support::{Ran, crud_gen, files, must, project, sandbox, visible, write};
use crud_gen::cli::ExitStatus;
use crud_gen::output::RelPath;
use crud_gen::workspace::Digest;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const NAME: &str = "axum/controller.rs.j2";
const OWN: &str = ".crud-gen/templates/axum/controller.rs.j2";
const CONTROLLER: &str = "apps/api/src/modules/products/controller.rs";

/// A workspace with a template of its own.
fn site() -> Site {
    let site = Site::new();
    site.must(&["templates", "eject", NAME]);
    site
}

/// Puts a line below the first one of the template.
fn put_in(site: &Site, line: &str) {
    site.edit(OWN, "%>\n", &format!("%>\n{line}\n"));
}

/// A run that fails, writes nothing, and says this.
#[track_caller]
fn assert_refused(site: &Site, args: &[&str], parts: &[&str]) {
    let before = files(&site.root());
    let ran = site.run(args);
    assert_eq!(ran.status, ExitStatus::Failed, "{}", ran.stdout);
    assert_says(&ran.stderr, parts);
    let after = files(&site.root());
    let is_lock = |path: &String| path.ends_with("/lock");
    assert!(before.iter().filter(|(path, _)| !is_lock(path)).eq(after.iter().filter(|(path, _)| !is_lock(path))));
}

#[track_caller]
fn assert_says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

fn templates(ran: &Ran) -> Vec<(String, String)> {
    let found: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let all = found.as_array().or_else(|| found["templates"].as_array()).expect("templates").clone();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    all.iter().map(|template| (text(&template["name"]), text(&template["state"]))).collect()
}

#[test]
fn a_copy_changes_nothing_until_it_is_edited() {
    let site = site();
    assert!(site.must(&["templates", "list"]).stdout.contains("override  axum/controller.rs.j2"));
    assert!(site.must(&["diff"]).stdout.is_empty());
    site.must(&["check"]);
    site.must(&["update"]);
    assert!(site.must(&["templates", "eject", NAME]).stdout.contains("nothing to do"));
    let listed = templates(&site.must(&["templates", "list", "--json"]));
    assert!(listed.contains(&(NAME.to_owned(), "override".to_owned())));
    assert!(listed.contains(&("angular/types.ts.j2".to_owned(), "original".to_owned())));
    assert_eq!(templates(&site.must(&["templates", "check", "--json"])), [(NAME.to_owned(), "override".to_owned())]);
}

#[test]
fn an_override_wins_and_is_merged_with_edits() {
    let site = site();
    put_in(&site, "// of our house");
    let stale = site.run(&["check"]);
    assert_eq!(stale.status, ExitStatus::NeedsPerson);
    assert_says(&stale.stdout, &[&format!("stale     {CONTROLLER}")]);
    site.edit(CONTROLLER, "use crate", "// mine\nuse crate");
    site.must(&["products"]);
    let text = site.text(CONTROLLER);
    assert!(text.starts_with("// of our house\n") && text.contains("// mine\n"), "{text}");
    site.must(&["update"]);
    assert!(site.text("apps/api/src/modules/categories/controller.rs").starts_with("// of our house\n"));
    site.must(&["check"]);
    site.assert_quiet();
    // A new module, a removal and another crud-gen's copy of the workspace know it, too.
    site.must(&["colors", "--field", "name:text!"]);
    assert!(site.text("apps/api/src/modules/colors/controller.rs").starts_with("// of our house\n"));
    fs::remove_file(site.root().join(OWN)).expect("a template");
    site.must(&["update"]);
    let text = site.text(CONTROLLER);
    assert!(!text.contains("of our house") && text.contains("// mine\n"), "{text}");
    site.must(&["check"]);
}

#[test]
fn parts_of_templates_can_be_overridden_and_added() {
    let site = Site::new();
    site.must(&["templates", "eject", "angular/_list_dialogs.ts"]);
    let part = ".crud-gen/templates/angular/_list_dialogs.ts.j2";
    write(&site.root().join(part), site.text(part) + "\n<% include 'angular/_ours.ts.j2' %>\n");
    assert_refused(&site, &["products"], &["'angular/_ours.ts.j2'", &format!("{part}:")]);
    write(&site.root().join(".crud-gen/templates/angular/_ours.ts.j2"), "// <%= names.one.pascal %> of our house\r\n");
    site.must(&["products"]);
    let list = site.text("apps/web/src/app/features/products/components/products-list.component.ts");
    assert!(list.contains("// Product of our house\n"), "{list}");
    assert!(
        templates(&site.must(&["templates", "list", "--json"])).contains(&("angular/_ours.ts.j2".into(), "own".into()))
    );
}

#[test]
fn a_broken_template_stops_every_run_with_its_place() {
    let cases = [
        ("<% if nothing", "syntax error", ":3"),
        ("<%= nothing %>", "`nothing` is undefined", ":2\n"),
        ("<%= comment %>", "cannot print none", ":2\n"),
        ("<%= table %>", "filter of its sink", ":2\n"),
        ("fn broken( {", "cannot be formatted", ":2\n"),
        ("<% include '../../crud-gen.toml' %>", "non-existing template", ":2\n"),
        ("<% include 'axum/controller.rs.j2' %>", "recursion limit", ":2\n"),
    ];
    for (line, what, place) in cases {
        let site = site();
        put_in(&site, line);
        for args in [&["products"][..], &["update"], &["colors", "--field", "name:text"]] {
            assert_refused(&site, args, &[what, &format!("at {OWN}{place}"), "line is `"]);
        }
        for args in [&["check"][..], &["templates", "check"]] {
            let ran = site.run(args);
            assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}{}", ran.stdout, ran.stderr);
            assert_says(&ran.stdout, &[what, &format!("at {OWN}{place}")]);
        }
        // What does not render is not hindered by it.
        site.must(&["list"]);
        site.must(&["templates", "list"]);
    }
}

#[test]
fn steps_and_text_are_limited() {
    let double = "<% set x = 'sixteen letters.' %>".to_owned() + &"<% set x = x ~ x %>".repeat(40);
    let capture =
        "<% set x %>sixteen letters.<% endset %>".to_owned() + &"<% set x %><%= x %><%= x %><% endset %>".repeat(40);
    let nested = "<% for a in fields %>".repeat(12) + "x" + &"<% endfor %>".repeat(12);
    for line in [double.as_str(), &capture, &nested, "<%= 'a' * 100000000 %>", "<%= 'a' * 20000000 %>"] {
        let site = site();
        put_in(&site, line);
        let ran = site.run(&["products"]);
        assert_eq!(ran.status, ExitStatus::Failed, "{}", ran.stdout);
        assert!(
            ["steps", "more than 10 MB", "too large"].iter().any(|part| ran.stderr.contains(part)),
            "{}",
            ran.stderr
        );
        assert!(ran.stderr.contains(OWN) && ran.stderr.len() < 1000, "{}", ran.stderr);
    }
    let site = site();
    write(&site.root().join(OWN), "x".repeat(300 * 1024));
    assert_refused(&site, &["products"], &["larger than 256 kB", OWN]);
}

#[test]
fn a_wide_table_stays_within_the_limits() {
    let site = site();
    let columns: String = (0..1000).map(|number| format!(", c{number} text")).collect();
    let sql = format!("CREATE TABLE wide (id uuid PRIMARY KEY{columns});\n");
    write(&site.root().join("wide.sql"), sql);
    site.must(&["wide", "--ddl", "wide.sql", "--with-events", "--dry-run"]);
}

#[test]
fn what_is_no_template_is_refused() {
    let site = Site::new();
    for name in ["../../../etc/passwd", "/etc/passwd", "workspace/README.md.j2", "x"] {
        assert_refused(&site, &["templates", "eject", name], &["no template of modules", "crud-gen templates list"]);
    }
    assert_refused(&site, &["templates", "eject", "controller.rs"], &["did you mean", "axum/controller.rs.j2"]);
    for stray in ["axum/controler.rs.j2", "workspace/README.md.j2", "axum/deep/_a.rs.j2", "notes.txt"] {
        let path = site.root().join(".crud-gen/templates").join(stray);
        write(&path, "x");
        assert_refused(&site, &["products"], &["is no template of crud-gen's", stray]);
        assert_says(&site.run(&["check"]).stdout, &[stray]);
        fs::remove_file(path).expect("a file");
    }
    write(&site.root().join(".crud-gen/templates/README.md"), "what we changed");
    write(&site.root().join(".crud-gen/templates/.DS_Store"), [0, 255]);
    site.must(&["products"]);
    write(&site.root().join(".crud-gen/templates/axum/_a.rs.j2"), [0xff]);
    assert_refused(&site, &["products"], &["not UTF-8", "axum/_a.rs.j2"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    let folder = site.root().join(".crud-gen/templates");
    fs::create_dir_all(folder.join("axum")).expect("a folder");
    write(&site.sandbox.path().join("outside/controller.rs.j2"), "// outside\n");
    symlink(site.sandbox.path().join("outside/controller.rs.j2"), folder.join(NAME)).expect("a link");
    assert_refused(&site, &["products"], &["symbolic link", OWN]);
    assert_eq!(site.run(&["templates", "eject", NAME]).status, ExitStatus::NeedsPerson);
    fs::remove_dir_all(&folder).expect("a folder");
    fs::create_dir_all(&folder).expect("a folder");
    symlink(site.sandbox.path().join("outside"), folder.join("axum")).expect("a link");
    assert_refused(&site, &["products"], &[".crud-gen/templates/axum"]);
}

#[test]
fn an_original_that_has_moved_on_is_said_and_merged() {
    let site = site();
    let original = site.text(OWN);
    let last = original.trim_end().lines().last().expect("a line").to_owned();
    // As an older crud-gen would have copied it: another last line.
    let older = original.replacen("\n//! ", "\n//! Older: ", 1);
    assert_ne!(older, original);
    let base = site.root().join(".crud-gen/base").join(OWN);
    write(&base, &older);
    site.change_manifest(|baseline| {
        let entry = baseline.files.get_mut(&RelPath::new(OWN).expect("a path")).expect("an entry");
        entry.sha256 = Digest::of(older.as_bytes());
    });
    write(&site.root().join(OWN), older.trim_end().to_owned() + "\n// of our house\n");
    for args in [&["check"][..], &["templates", "check"]] {
        let ran = site.run(args);
        assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
        assert_says(
            &ran.stdout,
            &["another `axum/controller.rs.j2` now", &format!("`crud-gen templates eject {NAME}`")],
        );
    }
    assert!(templates(&site.must(&["templates", "list", "--json"])).contains(&(NAME.into(), "outdated".into())));
    for args in [&["products"][..], &["update"]] {
        assert_says(&site.must(args).stdout, &["note: crud-gen has another `axum/controller.rs.j2` now"]);
    }
    site.must(&["templates", "eject", NAME, "--dry-run", "--diff"]);
    assert!(site.must(&["templates", "eject", NAME]).stdout.contains("merge     "));
    let merged = site.text(OWN);
    assert!(!merged.contains("Older: ") && merged.ends_with(&format!("{last}\n// of our house\n")), "{merged}");
    site.must(&["update"]);
    site.must(&["check"]);
    // Put there by hand: from what is not known.
    write(&site.root().join(".crud-gen/templates/axum/routes.rs.j2"), "x");
    assert_says(&site.run(&["templates", "check"]).stdout, &["it is not known", "--force"]);
    let blocked = site.run(&["templates", "eject", "axum/routes.rs.j2"]);
    assert_eq!(blocked.status, ExitStatus::NeedsPerson, "{}", blocked.stdout);
    site.must(&["templates", "eject", "axum/routes.rs.j2", "--force"]);
    assert_eq!(site.text(".crud-gen/replaced/.crud-gen/templates/axum/routes.rs.j2"), "x");
}

#[test]
fn copies_come_and_go_one_by_one() {
    let site = site();
    put_in(&site, "// of our house");
    site.must(&["templates", "eject", "axum/routes.rs.j2"]);
    assert!(site.text(OWN).contains("// of our house"));
    fs::remove_file(site.root().join(OWN)).expect("a template");
    site.must(&["templates", "eject", "axum/mod.rs.j2"]);
    assert!(!site.root().join(OWN).exists(), "a deleted template stays deleted");
    assert!(site.must(&["templates", "eject", NAME]).stdout.contains("create    "));
    assert!(!site.text(OWN).contains("// of our house"));
    site.must(&["undo"]);
    assert!(!site.root().join(OWN).exists());
    site.must(&["remove", "products"]);
    site.must(&["check"]);
}

#[test]
fn the_example_of_the_guide_works() {
    let guide = fs::read_to_string(project("docs/guide/templates.md")).expect("the chapter");
    let site = Site::new();
    let (mut commands, mut texts) = (0, 0);
    for block in guide.split("```").skip(1).step_by(2) {
        let (language, text) = block.split_once('\n').expect("a block");
        match language {
            "sh" => {
                for line in text.lines() {
                    let line = line.split('#').next().unwrap_or_default().trim();
                    let args: Vec<&str> = line.strip_prefix("crud-gen ").expect("a command").split(' ').collect();
                    site.must(&args);
                    commands += 1;
                }
            }
            "jinja" => {
                match text.split_once(" %>").expect("a tag") {
                    (path, _) if path.starts_with("<%# ") => write(&site.root().join(&path[4..]), text),
                    _ => put_in(&site, text.trim_end()),
                }
                texts += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!((commands, texts), (10, 2));
    for module in ["products", "categories"] {
        let text = site.text(&format!("apps/api/src/modules/{module}/controller.rs"));
        assert!(text.starts_with("// SPDX-License-Identifier: MIT\n"), "{text}");
    }
}

/// Every key of the context stands in the chapter, and every key of the chapter is in the context.
#[test]
fn the_chapter_about_the_context_is_complete_and_true() {
    let chapter = fs::read_to_string(project("docs/guide/template-context.md")).expect("the chapter");
    let mut documented = BTreeSet::new();
    for section in chapter.split("\n## ").skip(1) {
        let places = section.lines().find_map(|line| line.strip_prefix("In ")).unwrap_or("``");
        let places: Vec<&str> = places.split('`').skip(1).step_by(2).collect();
        for row in section.lines().filter_map(|line| line.strip_prefix("| `")) {
            let (key, text) = row.split_once("` | ").expect("a key and what it is");
            assert!(text.trim_end_matches([' ', '|']).len() > 3, "nothing is said of {key}");
            for place in &places {
                let path = format!("{place}.{key}");
                assert!(documented.insert(path.trim_start_matches('.').to_owned()), "{path} stands twice");
            }
        }
    }
    let mut found = BTreeSet::new();
    for context in contexts() {
        collect_keys(&context, "", &mut found);
    }
    // A list has its brackets where something is said of what is in it.
    let bare =
        |paths: &BTreeSet<String>| -> BTreeSet<String> { paths.iter().map(|path| path.replace("[]", "")).collect() };
    let (documented, found) = (bare(&documented), bare(&found));
    let missing: Vec<_> = found.difference(&documented).collect();
    let invented: Vec<_> = documented.difference(&found).collect();
    assert!(missing.is_empty() && invented.is_empty(), "not documented: {missing:#?}\nnot in a context: {invented:#?}");
    assert!(found.len() > 200);
}

fn collect_keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect_keys(value, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_keys(item, path, found)),
        _ => {}
    }
}

/// Contexts that have among them all that a context can have.
fn contexts() -> Vec<Value> {
    const SQL: &str = "
        CREATE TABLE regions (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
        CREATE TABLE products (
            id uuid PRIMARY KEY, code varchar(20) NOT NULL UNIQUE, email text, phone text, api_key text NOT NULL,
            status text NOT NULL CHECK (status IN ('draft', 'active')), price numeric(12, 2), bought numeric(12, 2),
            region_id integer REFERENCES regions (id) ON DELETE CASCADE, starts_on date, ends_on date,
            extra jsonb, tag uuid, active boolean NOT NULL, updated_at timestamptz NOT NULL DEFAULT now(), created_at timestamptz NOT NULL DEFAULT now(), CHECK (bought <= price), UNIQUE (email, phone)
        );
        CREATE TABLE stays (region_id integer REFERENCES regions (id), at date, note text, PRIMARY KEY (region_id, at));
        CREATE TABLE offices (region_id integer PRIMARY KEY REFERENCES regions (id), floor integer);
        CREATE TABLE desks (id uuid PRIMARY KEY, office_id integer REFERENCES offices (region_id));
    ";
    let sandbox = sandbox();
    write(&sandbox.path().join("input.sql"), SQL);
    let mut contexts = Vec::new();
    for database in ["sqlite", "postgres"] {
        must(sandbox.path(), &["new", database, "--database", database]);
        for module in ["regions", "products", "stays", "offices", "desks"] {
            let args = [module, "--ddl", "input.sql", "--with-events", "--with-import", "--workspace", database];
            must(sandbox.path(), &[&args[..], &["--package", "full"]].concat());
            let shown = must(sandbox.path(), &["show", module, "--workspace", database]).stdout;
            contexts.push(serde_json::from_str(&shown).expect("JSON"));
        }
    }
    contexts
}

/// What `AGENTS.md` of a new workspace says is there, and its commands work.
#[test]
fn the_notes_for_agents_are_true() {
    let sandbox = sandbox();
    must(sandbox.path(), &["products", "--with-events", "--field", "name:text!", "--workspace", "demo"]);
    let root = sandbox.path().join("demo");
    let notes = fs::read_to_string(root.join("AGENTS.md")).expect("the notes");
    for path in notes.split('`').skip(1).step_by(2).filter(|text| text.contains(['/', '.']) && !text.contains(' ')) {
        let is_known = path == ".crud-gen/templates/" || path.starts_with('<') || path == "hooks.rs";
        assert!(is_known || root.join(path).exists(), "{path} is not there");
    }
    assert!(root.join("apps/api/src/modules/products/hooks.rs").exists());
    let anchor = "// crud-gen:modules";
    assert!(
        notes.contains(anchor) && visible(&root).values().any(|text| String::from_utf8_lossy(text).contains(anchor))
    );
    let scripts = |file: &str| -> Value {
        let json = fs::read_to_string(root.join(file)).expect("a package");
        serde_json::from_str::<Value>(&json).expect("JSON")["scripts"].clone()
    };
    let ci = fs::read_to_string(root.join(".github/workflows/ci.yml")).expect("a workflow");
    let mut count = 0;
    for block in notes.split("```sh\n").skip(1) {
        for line in block.split("```").next().unwrap_or_default().lines() {
            let command = line.split(" #").next().unwrap_or_default().trim_end();
            if let Some(args) = command.strip_prefix("crud-gen ") {
                let args: Vec<String> = args.split(' ').map(|word| word.trim_matches('\'').to_owned()).collect();
                let ran = crud_gen(&root, &args.iter().map(String::as_str).collect::<Vec<_>>());
                assert_eq!(ran.status, ExitStatus::Done, "{command}\n{}{}", ran.stdout, ran.stderr);
            } else if let Some(step) = command.strip_prefix("npm --prefix apps/web ") {
                let script = step.trim_start_matches("run ");
                assert!(
                    scripts("apps/web/package.json")[script].is_string() && ci.contains(&format!("npm {step}")),
                    "{command}"
                );
            } else if let Some(script) = command.strip_prefix("npm ") {
                assert!(scripts("package.json")[script].is_string(), "{command}");
            } else {
                let step = command.replace(" --manifest-path apps/api/Cargo.toml", "");
                let ci = ci.replace(" --locked", "");
                assert!(step.starts_with("cargo ") && ci.contains(&format!("run: {step}\n")), "{command}");
            }
            count += 1;
        }
    }
    assert_eq!(count, 14);
    // It is the user's from the start: what they write stays, and what is new goes in beside it.
    let mine = notes.replacen("\n## Test", "\nAsk Anna about prices.\n\n## Test", 1);
    write(&root.join("AGENTS.md"), &mine);
    must(&root, &["update"]);
    assert_eq!(fs::read_to_string(root.join("AGENTS.md")).expect("the notes"), mine);
}
