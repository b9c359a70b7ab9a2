//! The target workspace: what is on disk and what crud-gen wrote there before.

mod baseline;
mod digest;
mod disk;
mod folder;
mod journal;
mod lock;
pub mod wiring;

pub use baseline::{Baseline, Entry, WiredLine};
pub(crate) use baseline::{both_sides, copy_path, lost_manifest, record_path, rendering_path, undo_path};
pub use digest::Digest;
pub use disk::Disk;
pub use folder::{STORE, Workspace};
pub use journal::{Guard, Journal, Progress, Staged, Step, Watch};
pub(crate) use journal::{is_now, staged_path};
pub use lock::Lock;
