//! What is printed of losses: a numbered line each.

use crate::loss::Loss;
use serde_json::{Value, json};
use std::fmt::Write;

/// For people; nothing when nothing is lost.
pub fn losses_text(losses: &[Loss]) -> String {
    let mut out = String::new();
    if !losses.is_empty() {
        let _ = writeln!(out, "Not carried over (docs/guide/losses.md explains the codes):");
    }
    let width = losses.len().to_string().len();
    for (index, loss) in losses.iter().enumerate() {
        let (number, kind) = (index + 1, loss.kind);
        let _ = writeln!(out, "  {number:width$}. {loss}; {}; to do: {}", kind.effect(), kind.advice());
    }
    out
}

/// For tools.
pub fn losses_json(losses: &[Loss]) -> Vec<Value> {
    let entry = |(index, loss): (usize, &Loss)| {
        json!({
            "number": index + 1,
            "code": loss.kind.code(),
            "table": loss.table,
            "column": loss.column,
            "what": loss.what,
            "effect": loss.kind.effect(),
            "advice": loss.kind.advice(),
        })
    };
    losses.iter().enumerate().map(entry).collect()
}

/// `1 module`, `2 modules`
pub fn count_of(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}
