//! The API of this workspace: REST under `/api`, events under `/socket.io`.

#![cfg_attr(test, recursion_limit = "1024")]

pub mod app;
pub mod modules;

pub use ::shared;
