//! The API of this workspace: REST under `/api`, events under `/socket.io`.

pub mod app;
pub mod config;
pub mod modules;
pub mod shared;
