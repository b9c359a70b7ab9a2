//! What a column allows of its values, as its description in generated code says it.

use crate::context::{Field, Format, Role};
use crate::schema::Limit;
use crate::text::escape;

/// What is said of the values of a column: `length(1, 20)`, `min("0")`, `email()`.
pub fn limit_calls(field: &Field) -> Vec<String> {
    let bounds = &field.column.bounds;
    let mut said = Vec::new();
    if field.field_type().is_textual() {
        // A key stands in addresses, where nothing is no part.
        let least = bounds.min_length.unwrap_or(0).max(u32::from(field.role == Role::Key));
        match (least, field.column.longest()) {
            (0, None) => {}
            (0, Some(most)) => said.push(format!("max_length({most})")),
            (least, None) => said.push(format!("min_length({least})")),
            (least, Some(most)) => said.push(format!("length({least}, {most})")),
        }
        match field.format {
            Some(Format::Email) => said.push("email()".to_owned()),
            Some(Format::Url) => said.push("url()".to_owned()),
            Some(Format::Phone) => said.push("phone()".to_owned()),
            Some(Format::Prose) | None => {}
        }
    }
    let limit = |limit: &Limit, inclusive: &str, exclusive: &str| {
        let call = if limit.exclusive { exclusive } else { inclusive };
        format!("{call}(\"{}\")", escape::rust_str(&limit.value))
    };
    said.extend(bounds.min.as_ref().map(|min| limit(min, "min", "above")));
    said.extend(bounds.max.as_ref().map(|max| limit(max, "max", "below")));
    said
}
