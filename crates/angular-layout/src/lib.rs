//! Lays out Angular's templates and TypeScript as Prettier does with the settings of the Angular CLI, in process.
//!
//! ```
//! let text = angular_layout::format_template("<p >{{name|date}}</p>", 100)?;
//! assert_eq!(text, "<p>{{ name | date }}</p>\n");
//! let text = angular_layout::format_typescript("let a=\"x\"", 100)?;
//! assert_eq!(text, "let a = 'x';\n");
//! # Ok::<(), angular_layout::Error>(())
//! ```

mod error;
mod html;
mod page;
mod typescript;

pub use error::Error;
pub use html::format_template;
pub use typescript::format_typescript;
