//! Announces what the database has changed because a record has another key than before.

use std::slice;
use std::sync::Arc;

use super::Effect;
use super::bounds::{MAX_RECORDS, permit, too_many};
use crate::shared::http::ApiResult;
use crate::shared::record::{Change, Snapshot};

impl Change {
    /// Nobody referred to the new key before it was there, so those who do now are those that the database has changed.
    pub(in crate::shared) async fn follow_update(
        &mut self,
        before: &Snapshot,
        after: &Snapshot,
    ) -> ApiResult<()> {
        let dependents = Arc::clone(&self.app().dependents);
        let origin = after.table;
        for (follower, key) in dependents.of(origin) {
            if key.on_update == Effect::None || !key.moves(before, after) {
                continue;
            }
            let table = follower.table();
            let referred = key.referred(table, origin, slice::from_ref(after));
            if referred.is_empty() {
                continue;
            }
            let limit = MAX_RECORDS + 1;
            let rows = follower
                .lock(self.connection(), key, &referred, limit)
                .await?;
            match rows.count() {
                0 => continue,
                1..=MAX_RECORDS => permit(self.user(), origin, table, key.on_update)?,
                _ => return Err(too_many(self, origin, table, key, &referred).await?),
            }
            let moved = rows.announce_moved(self, key, before).await?;
            self.consequences.add(Effect::Change, moved);
        }
        Ok(())
    }
}
