//! How values travel in JSON where plain JSON would lose something.

mod any;
mod big_int;
mod bytes;
mod decimal;
mod field;
mod storable;

pub use any::{AnyJson, json_complaint};
pub use big_int::BigInt;
pub use bytes::{Base64, is_base64};
pub use decimal::{DecimalNumber, DecimalText, LongDecimal};
pub use field::Field;
pub use storable::is_storable;
