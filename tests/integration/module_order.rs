//! The order of modules that `src/lib.rs` gives, and that no two files use each other.

use crate::support::project;
use crate::support::rust_text::{is_word, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module by its path below the crate: `["context", "rust", "column"]`.
type Name = Vec<String>;

#[test]
fn no_module_uses_one_above_it() {
    let crate_ = Crate::read(&project("src"));
    let order = &crate_.modules[&Name::new()].children;
    let place = |name: &Name| order.iter().position(|known| *known == name[0]);
    let mut wrong = Vec::new();
    for (user, used) in crate_.uses() {
        let (Some(own), Some(other)) = (place(&user), place(&used)) else { continue };
        if other > own {
            wrong.push(format!("{} uses {}", user.join("::"), used.join("::")));
        }
    }
    assert!(wrong.is_empty(), "src/lib.rs has the order, from the ground up:\n{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let crate_ = Crate::read(&project("src"));
    let mut uses: BTreeMap<Name, BTreeSet<Name>> = BTreeMap::new();
    for (user, used) in crate_.uses() {
        uses.entry(user).or_default().insert(used);
    }
    let reached = |from: &Name| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&Name> = uses.get(from).into_iter().flatten().collect();
        while let Some(name) = open.pop() {
            if seen.insert(name) {
                open.extend(uses.get(name).into_iter().flatten());
            }
        }
        seen
    };
    let reaches: BTreeMap<&Name, BTreeSet<&Name>> = uses.keys().map(|name| (name, reached(name))).collect();
    let mut lines = Vec::new();
    for (user, used) in uses.iter().flat_map(|(user, all)| all.iter().map(move |used| (user, used))) {
        if reaches.get(used).is_some_and(|back| back.contains(user)) {
            lines.push(format!("{} uses {}", user.join("::"), used.join("::")));
        }
    }
    assert!(lines.is_empty(), "these files use each other in circles:\n{}", lines.join("\n"));
}

#[test]
fn paths_are_found_and_lead_to_their_files() {
    let module = |text: &str| Module::read(text);
    let top = module("pub mod ground; mod upper; pub use upper::Thing; fn f() { ground::g() }");
    assert_eq!(top.children, ["ground", "upper"]);
    assert_eq!(top.paths, [["ground", "g"]]);
    let upper = module(
        "use crate::ground::{self, deep::{A, B as C}}; // use crate::comment;\n\
         /* use crate::more; */ const X: &str = \"crate::text\"; struct Thing(super::Other);\n\
         #[cfg(test)] mod tests { use crate::test; fn f() {} } fn g() { r#\"crate::raw\"#; crate::last::f('\"') }",
    );
    let paths: Vec<String> = upper.paths.iter().map(|path| path.join("::")).collect();
    let expected =
        ["crate::ground", "crate::ground::deep::A", "crate::ground::deep::B", "super::Other", "crate::last::f"];
    assert_eq!(paths, expected);
    let names = [vec![], vec!["ground".to_owned()], vec!["upper".to_owned()]];
    let texts = ["mod ground; mod upper; pub use upper::Thing;", "use crate::Thing;", "use super::ground;"];
    let crate_ = Crate { modules: names.into_iter().zip(texts.map(Module::read)).collect() };
    let uses: Vec<String> = crate_.uses().iter().map(|(user, used)| format!("{user:?} {used:?}")).collect();
    assert_eq!(uses, ["[\"ground\"] [\"upper\"]", "[\"upper\"] [\"ground\"]"]);
}

/// All modules but those that are only for tests.
struct Crate {
    modules: BTreeMap<Name, Module>,
}

impl Crate {
    fn read(src: &Path) -> Self {
        let mut modules = BTreeMap::new();
        let mut open = vec![Name::new()];
        while let Some(name) = open.pop() {
            let below = |file: &str| src.join(name.join("/")).join(file);
            let beside = || src.join(format!("{}.rs", name.join("/")));
            let file = match name.len() {
                0 => src.join("lib.rs"),
                _ if below("mod.rs").is_file() => below("mod.rs"),
                _ => beside(),
            };
            let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let module = Module::read(&text);
            open.extend(module.children.iter().map(|child| [name.clone(), vec![child.clone()]].concat()));
            modules.insert(name, module);
        }
        Self { modules }
    }

    /// Who uses whom, each pair once; what a module publishes of those below it is no use.
    fn uses(&self) -> BTreeSet<(Name, Name)> {
        let pairs = self.modules.iter().flat_map(|(name, module)| {
            module.paths.iter().filter_map(|path| Some((name.clone(), self.file(name, path)?)))
        });
        pairs.filter(|(user, used)| user != used && !user.is_empty() && !used.is_empty()).collect()
    }

    /// The module in which a path ends that `from` writes.
    fn file(&self, from: &Name, path: &[String]) -> Option<Name> {
        let mut place = from.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => (place, rest) = (Name::new(), &rest[1..]),
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|step| step == "super") {
                    place.pop();
                    rest = &rest[1..];
                }
            }
            _ => {}
        }
        while let Some(step) = rest.first() {
            let module = self.modules.get(&place)?;
            if module.children.contains(step) {
                place.push(step.clone());
                rest = &rest[1..];
            } else {
                let published = module.published.get(step).filter(|target| target.as_slice() != path);
                return published.map_or(Some(place.clone()), |target| self.file(&place, target));
            }
        }
        Some(place)
    }
}

/// What a file says of modules.
#[derive(Default)]
struct Module {
    /// The modules that it declares, in its order.
    children: Vec<String>,
    /// The paths that it uses.
    paths: Vec<Name>,
    /// What it publishes of other modules, by name.
    published: BTreeMap<String, Name>,
}

impl Module {
    fn read(text: &str) -> Self {
        let tokens: Vec<String> =
            without_tests(&tokens(text)).into_iter().filter(|token| !token.starts_with('"')).collect();
        let mut module = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            let is_public = at > 0 && (tokens[at - 1] == "pub" || tokens[at - 1] == ")");
            match tokens[at].as_str() {
                "mod" if tokens.get(at + 2).is_some_and(|token| token == ";") => {
                    module.children.push(tokens[at + 1].clone());
                    at += 3;
                }
                "use" => {
                    let mut found = Vec::new();
                    at = tree(&tokens, at + 1, &[], &mut found);
                    for (path, name) in found {
                        if is_public {
                            module.published.insert(name, path);
                        } else {
                            module.paths.push(path);
                        }
                    }
                }
                first if is_word(first) && tokens.get(at + 1).is_some_and(|token| token == "::") => {
                    let mut path = vec![first.to_owned()];
                    at += 1;
                    while tokens.get(at).is_some_and(|token| token == "::")
                        && tokens.get(at + 1).is_some_and(|token| is_word(token))
                    {
                        path.push(tokens[at + 1].clone());
                        at += 2;
                    }
                    module.paths.push(path);
                }
                _ => at += 1,
            }
        }
        let is_own =
            |path: &Name| matches!(path[0].as_str(), "crate" | "super" | "self") || module.children.contains(&path[0]);
        let (published, children) = (&module.published, &module.children);
        let bare = tokens.iter().filter(|token| published.contains_key(*token) && !children.contains(token));
        let used_again: BTreeSet<&String> = bare.collect();
        let counts = |name: &String| tokens.iter().filter(|token| *token == name).count();
        let again: Vec<Name> =
            used_again.into_iter().filter(|name| counts(name) > 1).map(|name| published[name].clone()).collect();
        module.paths.retain(is_own);
        module.paths.extend(again);
        module
    }
}

/// The paths of a `use`, each with the name that it has afterwards; returns where it ends.
fn tree(tokens: &[String], mut at: usize, before: &[String], found: &mut Vec<(Name, String)>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens[at].as_str() {
            "{" => {
                at += 1;
                while tokens[at] != "}" {
                    at = tree(tokens, at, &path, found);
                    if tokens[at] == "," {
                        at += 1;
                    }
                }
                return at + 1;
            }
            "::" => at += 1,
            "self" if !path.is_empty() => at += 1,
            "as" => {
                let name = tokens[at + 1].clone();
                found.push((path, name));
                return at + 2;
            }
            word if is_word(word) || word == "*" => {
                path.push(word.to_owned());
                at += 1;
            }
            _ => {
                let name = path.last().cloned().unwrap_or_default();
                found.push((path, name));
                return at;
            }
        }
    }
}
