//! One record: its key, the change that writes it, the audit log, and what a refusal of the database means.

mod audit;
pub mod cascade;
mod change;
mod deleted;
mod entity;
pub mod history;
pub mod journal;
pub mod key;
pub mod reads;
mod refusal;
pub mod rules;
mod unreadable;

pub use change::{Change, ChangeRequest, Part};
pub use entity::{Entity, EntityId, Payload, Snapshot};
pub use rules::Rule;
pub use unreadable::{RecordReader, UNREADABLE, Unreadable, shown_record};
