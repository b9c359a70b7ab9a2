//! News that are told as they come and not kept: whoever is away does not hear of them.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// `resource:action`
    pub name: String,
    pub resource: String,
    /// Whom it concerns, besides those who have the permission.
    pub user: Uuid,
    /// Who else may hear of it: those with `<resource>.<permission>`.
    pub permission: String,
    /// The first argument.
    pub envelope: Box<RawValue>,
    pub meta: NoticeMeta,
}

/// The second argument of an event that has no number.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoticeMeta {
    pub event_id: Uuid,
}
