//! The names of a module: what the user typed, in every form that files, types and texts need.

use crate::naming::{self, Name};
use crate::output::WORKSPACE_UNIT;
use crate::problem::Problem;
use serde::Serialize;

/// `order_items` with the entity `OrderItem`, in every form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModuleNames {
    /// The module: names what handles many (`OrderItemsListComponent`), folders and files (`order-items`).
    /// Its `kebab` is the resource: in URLs, in event names and in permissions.
    pub many: Name,
    /// The entity: names what handles one (`OrderItemService`, `OrderItem`). Never a name that a target language
    /// or a generated import takes.
    pub one: Name,
    /// The module as a Rust identifier; `r#` in front of a keyword.
    pub rust_module: String,
}

impl ModuleNames {
    /// The names of a module. Without `entity`, the singular of the module.
    ///
    /// # Errors
    /// A module or entity name that is malformed, reserved, or would leave the workspace.
    pub fn new(module: &str, entity: Option<&str>) -> Result<Self, Problem> {
        check_module(module)?;
        let many = Name::new(module);
        let one = match entity {
            Some(entity) => checked_entity(entity)?,
            None => default_entity(&many),
        };
        Ok(Self { rust_module: naming::rust_identifier(&many.snake), many, one })
    }
}

/// The longest name of a module.
const MAX_LENGTH: usize = 63;

/// Names that belong to the workspace itself, the shell, the sign-in or the file systems of our users.
const RESERVED_MODULES: &[&str] = &[
    WORKSPACE_UNIT,
    "api",
    "auth",
    "sign_in",
    "health",
    "docs",
    "openapi",
    "mod",
    "shared",
    "core",
    "app",
    "main",
    "con",
    "prn",
    "aux",
    "nul",
    "com1",
    "com2",
    "com3",
    "com4",
    "lpt1",
    "lpt2",
    "lpt3",
    "crate",
    "self",
    "super",
];

fn check_module(module: &str) -> Result<(), Problem> {
    let well_formed = module.starts_with(|c: char| c.is_ascii_lowercase())
        && module.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'))
        && module.len() <= MAX_LENGTH;
    let snake = naming::identifier(module);
    if !well_formed {
        let shorter: String = snake.chars().take(MAX_LENGTH).collect();
        return Err(Problem::new(format!("`{}` is not a module name", module.escape_debug())).hint(format!(
            "a module name is `[a-z][a-z0-9_-]*` with at most {MAX_LENGTH} characters: try `{shorter}`"
        )));
    }
    if RESERVED_MODULES.contains(&snake.as_str()) {
        return Err(Problem::new(format!("the module name `{module}` is reserved"))
            .hint(format!("try `{}`, and name its table with --table", suggestion(&snake))));
    }
    Ok(())
}

fn suggestion(snake: &str) -> String {
    let plural = naming::plural(snake);
    if RESERVED_MODULES.contains(&plural.as_str()) { format!("{snake}_items") } else { plural }
}

fn checked_entity(entity: &str) -> Result<Name, Problem> {
    let name = Name::new(entity);
    if entity != name.pascal {
        return Err(Problem::new(format!("`{}` is not an entity name", entity.escape_debug()))
            .hint(format!("an entity is one thing, in PascalCase: --entity {}", name.pascal)));
    }
    if naming::is_reserved_type(entity) {
        return Err(Problem::new(format!("the entity name `{entity}` is taken by Rust, TypeScript or Angular"))
            .hint(format!("try --entity {entity}Entity")));
    }
    Ok(name)
}

fn default_entity(many: &Name) -> Name {
    let one = Name::new(&naming::singular(&many.snake));
    if naming::is_reserved_type(&one.pascal) { Name::new(&format!("{}_entity", one.snake)) } else { one }
}
