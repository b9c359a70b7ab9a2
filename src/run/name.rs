//! Names that are rather a slip than a new module.

use super::request::Request;
use super::site::Site;
use crate::naming;
use crate::problem::{Problem, Problems};
use crate::source;

/// Words that people take for commands of a tool like this one, those that it has among them.
pub const COMMAND_WORDS: &[&str] = &[
    "add",
    "adopt",
    "apply",
    "build",
    "check",
    "clean",
    "completions",
    "config",
    "create",
    "delete",
    "diff",
    "doctor",
    "eject",
    "export",
    "gen",
    "generate",
    "help",
    "import",
    "init",
    "install",
    "list",
    "ls",
    "migrate",
    "new",
    "plan",
    "remove",
    "restore",
    "rm",
    "run",
    "serve",
    "show",
    "start",
    "status",
    "sync",
    "tables",
    "templates",
    "test",
    "undo",
    "uninstall",
    "update",
    "upgrade",
    "validate",
    "version",
    "watch",
];

/// Commands shorter than this have too many neighbours.
const SHORTEST_WITH_NEIGHBOURS: usize = 4;

/// Refuses a name of which the workspace knows nothing and that somebody rather mistyped. One that is meant says so:
/// by what the module is made of, or by `generate`.
pub fn check(request: &Request, site: &Site) -> Result<(), Problems> {
    let name = request.module.as_str();
    let is_table = site.tables.iter().any(|table| naming::identifier(&table.name) == name);
    if request.is_sure || is_table || site.modules.contains_key(name) {
        return Ok(());
    }
    let module = similar(name, site.modules.keys().map(String::as_str));
    let problem = if let Some(module) = module {
        Problem::new(format!("there is no module `{name}`, and its name is nearly that of `{module}`"))
            .hint(format!("did you mean `crud-gen {module}`? {}", way_out(name)))
    } else if source::find(&site.tables, name).is_some() {
        return Ok(());
    } else if let Some(command) = command_meant(name) {
        let meant = match OWN_COMMANDS.contains(&command) {
            true => format!("did you mean `crud-gen {command}`? "),
            false => "`crud-gen --help` lists the commands; ".to_owned(),
        };
        Problem::new(format!("`{name}` is neither a module of the workspace nor a command of crud-gen"))
            .hint(format!("{meant}{}", way_out(name)))
    } else if let Some(table) = similar(name, site.tables.iter().map(|table| table.name.as_str())) {
        Problem::new(format!("there is no table `{name}`, and its name is nearly that of `{}`", table.escape_debug()))
            .hint(format!("did you mean `crud-gen {}`? {}", naming::identifier(table), way_out(name)))
    } else {
        return Ok(());
    };
    Err(problem.into())
}

/// The commands that there are.
pub const OWN_COMMANDS: &[&str] = &[
    "adopt",
    "check",
    "completions",
    "diff",
    "generate",
    "help",
    "list",
    "new",
    "remove",
    "show",
    "tables",
    "templates",
    "undo",
    "update",
];

fn way_out(name: &str) -> String {
    format!("a new module of that name: `crud-gen generate {name}`")
}

/// The command that a name is, or is a slip away from; the plural of one is a name of its own.
fn command_meant(name: &str) -> Option<&'static str> {
    let is_near = |command: &&&str| {
        command.len() >= SHORTEST_WITH_NEIGHBOURS
            && strsim::damerau_levenshtein(name, command) == 1
            && naming::plural(command) != name
    };
    let own = || OWN_COMMANDS.iter().find(is_near);
    COMMAND_WORDS
        .iter()
        .find(|command| **command == name)
        .or_else(own)
        .or_else(|| COMMAND_WORDS.iter().find(is_near))
        .copied()
}

/// The known name that is a slip away, or differs in number only.
fn similar<'a>(name: &str, mut known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let slips = if name.len() < 9 { 1 } else { 2 };
    known.find(|known| {
        let other = naming::identifier(known);
        strsim::damerau_levenshtein(name, &other) <= slips || naming::singular(name) == naming::singular(&other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_from_modules() {
        for (name, command) in [
            ("update", Some("update")),
            ("lsit", Some("list")),
            ("shwo", Some("show")),
            ("chekc", Some("check")),
            ("ls", Some("ls")),
            ("checks", None),
            ("news", None),
            ("lists", None),
            ("orders", None),
            ("products", None),
            ("appointments", None),
        ] {
            assert_eq!(command_meant(name), command, "{name}");
        }
    }

    #[test]
    fn names_are_compared_with_those_that_are_known() {
        let known = || ["products", "order_items", "categories"].into_iter();
        for (name, meant) in [
            ("prodcuts", Some("products")),
            ("product", Some("products")),
            ("category", Some("categories")),
            ("order_itmes", Some("order_items")),
            ("offers", None),
            ("orders", None),
        ] {
            assert_eq!(similar(name, known()), meant, "{name}");
        }
    }
}
