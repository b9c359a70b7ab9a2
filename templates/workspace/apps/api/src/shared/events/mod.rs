//! Events: written with the change they are about, numbered, and sent to who may hear of it.

mod access;
mod acknowledgement;
mod allowance;
mod emission;
mod helper;
mod hub;
mod mailbox;
mod notice;
pub mod notices;
mod numbering;
mod outbox;
pub mod publisher;
mod relay;
mod replay;
mod sender;
mod service;
pub mod socket;
#[cfg(test)]
mod tests;

pub use access::keep_up as keep_access_up;
pub use helper::CrudEventHelper;
pub use hub::Hub;
pub use notice::{Notice, NoticeMeta};
pub use outbox::{NewEvent, forget_old, number, push_insert};
pub use relay::Relay;
pub use service::{EntityEvents, EventService, Priority};
