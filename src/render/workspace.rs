//! The files of a new workspace: the mirror of `templates/workspace/`.

use super::embed;
use super::engine::Engine;
use crate::dialect::Dialect;
use crate::output::{Ownership, RelPath, RenderedFile, RenderedFiles};
use anyhow::{Context, Result};
use minijinja::value::{Serde, Value};
use serde::Serialize;
use std::sync::OnceLock;

/// What the templates of a workspace see.
#[derive(Clone, Debug, Serialize)]
pub struct WorkspaceContext {
    /// The folder's name as an identifier, in kebab-case.
    pub name: String,
    /// The name of the API's package, and of its program.
    pub package: String,
    /// The name of the package that all modules of the API use.
    pub shared_package: String,
    /// The database is PostgreSQL, else SQLite.
    pub postgres: bool,
}

impl WorkspaceContext {
    /// What a folder's name and a database say.
    pub fn new(folder: &str, dialect: Dialect) -> Self {
        let name = crate::naming::Name::new(folder).kebab;
        // The name of a file, to which cargo adds some. Cut where a word ends, or in a word that is too long by itself.
        let short = &name[..name.len().min(LONGEST_NAME)];
        let package = |part| format!("{}-{part}", short.trim_end_matches('-'));
        Self {
            package: package("api"),
            shared_package: package("shared"),
            postgres: dialect == Dialect::Postgres,
            name,
        }
    }
}

/// The longest name of a workspace that a package is called after, in bytes.
const LONGEST_NAME: usize = 56;

const FOLDER: &str = "workspace";

/// Files that belong to the user from the start: texts, settings, and what cargo and npm rewrite themselves.
const STARTERS: &[&str] =
    &["AGENTS.md", ".github/workflows/ci.yml", "crud-gen.toml", "README.md", ".env.example", CARGO_LOCK, NPM_LOCK];

/// Migrations are never rewritten.
const ONCE: &str = "apps/api/migrations/";

const CARGO_LOCK: &str = "apps/api/Cargo.lock";
/// What the packages of a workspace are called in the templates of its lock file.
const API: &str = "api";
const SHARED: &str = "shared";
const NPM_LOCK: &str = "apps/web/package-lock.json";

/// Every file of a new workspace.
///
/// # Errors
/// A broken template.
pub fn files(engine: &Engine, name: &str, dialect: Dialect) -> Result<RenderedFiles> {
    let facts = WorkspaceContext::new(name, dialect);
    let context = Value::from(Serde(facts.clone()));
    let mut files = RenderedFiles::new();
    for (template, text) in embed::files(FOLDER) {
        let Some(path) = output_path(template, dialect) else { continue };
        let text = match path.as_str() {
            _ if template.ends_with(embed::SUFFIX) => engine.render(template, &context)?,
            CARGO_LOCK => cargo_lock(text, &[(API, &facts.package), (SHARED, &facts.shared_package)]),
            NPM_LOCK => npm_lock(text, &facts.name),
            _ => text.to_owned(),
        };
        let ownership = match path.as_str() {
            path if path.starts_with(ONCE) => Ownership::Once,
            path if STARTERS.contains(&path) => Ownership::Starter,
            _ => Ownership::Managed,
        };
        let path = RelPath::new(path).with_context(|| format!("`{template}` has no safe output path"))?;
        files.insert(path, RenderedFile { text, ownership, template: template.to_owned() });
    }
    Ok(files)
}

/// Of the templates of the shared part, in hexadecimal: another one writes another shared part.
pub fn shared_digest() -> String {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| embed::digest(FOLDER)).clone()
}

/// A lock file in which packages have other names. They and what they depend on are in order, or cargo would write it again.
fn cargo_lock(template: &str, names: &[(&str, &str)]) -> String {
    const BETWEEN: &str = "\n[[package]]\n";
    let renamed = names.iter().fold(template.to_owned(), |text, (old, new)| {
        let text = text.replace(&format!("\nname = \"{old}\"\n"), &format!("\nname = \"{new}\"\n"));
        text.replace(&format!("\n \"{old}\",\n"), &format!("\n \"{new}\",\n"))
    });
    let mut parts = renamed.trim_end().split(BETWEEN);
    let head = parts.next().unwrap_or_default();
    let mut packages: Vec<String> = parts.map(|package| with_dependencies_in_order(package.trim_end())).collect();
    packages.sort_by(|one, other| one.lines().next().cmp(&other.lines().next()));
    let packages: String = packages.iter().map(|package| format!("{BETWEEN}{package}\n")).collect();
    format!("{head}{packages}")
}

fn with_dependencies_in_order(package: &str) -> String {
    const OPENING: &str = "\ndependencies = [\n";
    let Some((head, list)) = package.split_once(OPENING) else { return package.to_owned() };
    let mut dependencies: Vec<&str> = list.lines().filter(|line| *line != "]").collect();
    dependencies.sort_unstable();
    format!("{head}{OPENING}{}\n]", dependencies.join("\n"))
}

/// A lock file for a front end of this name, which stands at its head twice.
fn npm_lock(template: &str, name: &str) -> String {
    template.replacen("\"name\": \"web\"", &format!("\"name\": \"{name}-web\""), 2)
}

/// Where a template's output goes; `None` when it is for another database.
fn output_path(template: &str, dialect: Dialect) -> Option<String> {
    let (wanted, other) = match dialect {
        Dialect::Sqlite => (".sqlite.", ".postgres."),
        Dialect::Postgres => (".postgres.", ".sqlite."),
    };
    let path = template.strip_prefix(FOLDER)?.strip_prefix('/')?;
    let path = path.strip_suffix(embed::SUFFIX).unwrap_or(path);
    let named: Vec<String> = path
        .split('/')
        .map(|segment| segment.strip_prefix("dot-").map_or_else(|| segment.to_owned(), |rest| format!(".{rest}")))
        .collect();
    (!path.contains(other)).then(|| named.join("/").replace(wanted, "."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Overrides;

    #[test]
    fn paths_mirror_the_templates() {
        let path = |template| output_path(template, Dialect::Sqlite);
        assert_eq!(path("workspace/dot-gitignore").as_deref(), Some(".gitignore"));
        assert_eq!(path("workspace/apps/api/Cargo.toml.j2").as_deref(), Some("apps/api/Cargo.toml"));
        assert_eq!(path("workspace/src/database.sqlite.rs").as_deref(), Some("src/database.rs"));
        assert_eq!(path("workspace/src/database.postgres.rs"), None);
    }

    #[test]
    fn the_package_of_any_folder_has_a_name_that_cargo_takes() {
        let package = |folder: &str| WorkspaceContext::new(folder, Dialect::Sqlite).package;
        assert_eq!(package("demo"), "demo-api");
        assert_eq!(package("My Clinic (2)"), "my-clinic-2-api");
        assert_eq!(package("2nd"), "n-2nd-api");
        assert_eq!(package("Ärzte_Büro"), "arzte-buro-api");
        assert_eq!(
            (package("test"), package("std"), package("fn")),
            ("test-api".into(), "std-api".into(), "fn-api".into())
        );
        for folder in ["...", "-", "", "病院", &"病院".repeat(60), &"a".repeat(250), "CON", "a\"b\n"] {
            let package = package(folder);
            let is_taken = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(
                package.starts_with(|c: char| c.is_ascii_lowercase()) && package.chars().all(is_taken),
                "{package}"
            );
            assert!(package.len() <= LONGEST_NAME + 4 && !package.contains("--"), "{package}");
        }
    }

    #[test]
    fn the_lock_file_is_in_the_order_of_names() {
        let lock = "# head\nversion = 4\n\n[[package]]\nname = \"aes\"\nversion = \"1\"\n\n[[package]]\nname = \"api\"\nversion = \"0\"\ndependencies = [\n \"aes\",\n]\n\n[[package]]\nname = \"axum\"\nversion = \"2\"\n\n[[package]]\nname = \"axum\"\nversion = \"3\"\n";
        assert_eq!(cargo_lock(lock, &[]), lock, "nothing else changes");
        let names = |text: &str| -> Vec<String> {
            let names = text.lines().filter_map(|line| line.strip_prefix("name = "));
            names.map(str::to_owned).collect()
        };
        assert_eq!(names(&cargo_lock(lock, &[(API, "demo-api")])), ["\"aes\"", "\"axum\"", "\"axum\"", "\"demo-api\""]);
        for (name, text) in embed::files(FOLDER).into_iter().filter(|(name, _)| name.ends_with(".lock")) {
            assert_eq!(cargo_lock(text, &[]), text, "{name} is not in order");
            let renamed = cargo_lock(text, &[(API, "x-api"), (SHARED, "x-shared")]);
            assert!(renamed.contains("\nname = \"x-shared\"\n"), "{name}");
            assert!(renamed.contains("\n \"uuid\",\n \"x-shared\",\n]\n"), "{name}: the API depends on it");
        }
    }

    /// What needs no network of `npm ci`: that it would refuse a lock file that does not agree with `package.json`.
    #[test]
    fn the_lock_file_of_the_front_end_agrees_with_its_packages() {
        let files =
            files(&Engine::new(&Overrides::default()).expect("templates"), "demo", Dialect::Sqlite).expect("files");
        let parsed = |path: &str| -> serde_json::Value {
            let file = &files[&RelPath::new(path).expect("a path")];
            serde_json::from_str(&file.text).expect("JSON")
        };
        let (package, lock) = (parsed("apps/web/package.json"), parsed(NPM_LOCK));
        let packages = lock["packages"].as_object().expect("packages");
        for key in ["name", "version", "dependencies", "devDependencies", "engines"] {
            assert_eq!(packages[""][key], package[key], "`{key}`: run scripts/web-lock");
        }
        assert_eq!(lock["name"], "demo-web");
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            assert!(package["integrity"].as_str().is_some_and(|text| text.starts_with("sha512-")), "{name}");
            assert!(package.get("resolved").is_none(), "{name} names a registry");
        }
    }
}
