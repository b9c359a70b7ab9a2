//! Events: written with the change they are about, numbered, and sent to who may hear of it.

mod helper;
mod hub;
mod mailbox;
mod numbering;
mod outbox;
mod relay;
mod service;
pub mod socket;

pub use helper::CrudEventHelper;
pub use hub::Hub;
pub use outbox::forget_old;
pub use relay::Relay;
pub use service::{EntityEvents, EventService, Priority};
