//! The typed context that templates see: every decision is taken here, none in a template.

pub mod angular;
mod field;
pub mod filters;
mod label;
mod module;
mod names;
mod options;
pub mod rust;
mod secret;
mod switches;

pub use field::{Field, Format, KnownModule, ReferenceTarget, Role};
pub use module::{KeyShape, Module};
pub use names::ModuleNames;
pub use options::{Mode, Options, Package, Side, column_types};

use crate::config::EventPayload;
use crate::naming::Name;
use crate::text::SchemaText;
use serde::Serialize;

/// One module: neutral facts on top, each pack's own view below. Templates of pack `axum` read `api`, those of
/// `angular` read `web`; both read the rest.
#[derive(Clone, Debug, Serialize)]
pub struct ModuleContext {
    /// What the module and its entity are called.
    pub names: ModuleNames,
    /// `--with-events`
    pub events: bool,
    /// Events carry a reference in the place of the record.
    pub events_by_reference: bool,
    /// `--with-import`: files can be read into the table.
    pub import: bool,
    /// `--package enterprise`, or more: export, dropdown, many changes at once, status actions, numbers.
    pub enterprise: bool,
    /// `--package full`: checks before anything is written.
    pub full: bool,
    /// Real-time mode instead of HIS mode.
    pub realtime: bool,
    /// The table as the database calls it.
    pub table: SchemaText,
    /// What the database says of the table.
    pub comment: Option<SchemaText>,
    /// How one row is addressed.
    pub key: KeyShape,
    /// The column that names a row to a person.
    pub label: Name,
    /// In table order, time stamps and the version last.
    pub fields: Vec<Field>,
    /// Facts for the Rust templates.
    pub api: rust::RustFacts,
    /// Facts for the Angular templates.
    pub web: angular::AngularFacts,
}

impl ModuleContext {
    /// What templates see of a module.
    pub fn new(module: &Module) -> Self {
        Self {
            names: module.names.clone(),
            events: module.options.events,
            events_by_reference: module.event_payload == EventPayload::Reference,
            import: module.options.import,
            enterprise: module.options.package >= Package::Enterprise,
            full: module.options.package == Package::Full,
            realtime: module.options.mode == Mode::Realtime,
            table: module.table.name.as_str().into(),
            comment: module.table.comment.as_deref().map(SchemaText::from),
            key: module.key,
            label: module.label.clone(),
            fields: module.fields.clone(),
            api: rust::RustFacts::new(module),
            web: angular::AngularFacts::new(module),
        }
    }
}
