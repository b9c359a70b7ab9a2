//! Records that the database deletes or changes, out of sight of their type.

use std::fmt::Debug;
use std::pin::Pin;

use super::{Dependent, ForeignKey};
use crate::shared::app::App;
use crate::shared::events::CrudEventHelper;
use crate::shared::http::ApiResult;
use crate::shared::record::{Change, EntityId, Snapshot, rules};

/// Something that is under way, whatever its type.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Records of one table.
pub trait Rows: Debug + Send + Sync {
    fn count(&self) -> usize;

    fn snapshots(&self) -> serde_json::Result<Vec<Snapshot>>;

    /// Leaves out the records whose ids are not wanted.
    fn retain(&mut self, is_wanted: &mut dyn FnMut(&EntityId) -> bool);

    /// Asks the module, which may refuse.
    fn before_delete<'a>(&'a self, change: &'a mut Change) -> BoxFuture<'a, ApiResult<()>>;

    /// Announces that the records are gone, and notes it in the audit log.
    fn announce_deleted<'a>(&'a self, change: &'a mut Change) -> BoxFuture<'a, ApiResult<()>>;

    /// Raises the versions of records that the database has changed since they were read, announces the changes and notes
    /// them in the audit log. What comes back are the records as they are now.
    fn announce_changed<'a>(
        &'a self,
        change: &'a mut Change,
    ) -> BoxFuture<'a, ApiResult<Box<dyn Rows>>>;

    /// The same for records that refer to one that has another key now, which the database has given them as well.
    /// `parent` is that one before. Rules are not asked: a record says what it said.
    fn announce_moved<'a>(
        &'a self,
        change: &'a mut Change,
        key: &'a ForeignKey,
        parent: &'a Snapshot,
    ) -> BoxFuture<'a, ApiResult<Box<dyn Rows>>>;

    fn after_delete<'a>(&'a self, app: &'a App) -> BoxFuture<'a, ()>;

    fn after_update<'a>(&'a self, app: &'a App) -> BoxFuture<'a, ()>;
}

impl<T: Dependent> Rows for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn snapshots(&self) -> serde_json::Result<Vec<Snapshot>> {
        self.iter().map(Snapshot::of).collect()
    }

    fn retain(&mut self, is_wanted: &mut dyn FnMut(&EntityId) -> bool) {
        Self::retain(self, |record| is_wanted(&record.id()));
    }

    fn before_delete<'a>(&'a self, change: &'a mut Change) -> BoxFuture<'a, ApiResult<()>> {
        Box::pin(async move {
            for record in self {
                T::before_delete(change, record).await?;
            }
            Ok(())
        })
    }

    fn announce_deleted<'a>(&'a self, change: &'a mut Change) -> BoxFuture<'a, ApiResult<()>> {
        Box::pin(async move {
            match &self[..] {
                records if !T::HAS_EVENTS => change.audit_deleted(records).await,
                [record] => CrudEventHelper::emit_deleted(change, record).await,
                records => CrudEventHelper::emit_bulk_deleted(change, records).await,
            }
        })
    }

    fn announce_changed<'a>(
        &'a self,
        change: &'a mut Change,
    ) -> BoxFuture<'a, ApiResult<Box<dyn Rows>>> {
        Box::pin(async move {
            let changed = T::raise_versions(change.connection(), self).await?;
            for after in &changed {
                let id = after.id();
                let Some(before) = self.iter().find(|before| before.id() == id) else {
                    continue;
                };
                rules::keep(T::RULES, Some(before), after)?;
                if T::HAS_EVENTS {
                    CrudEventHelper::emit_updated(change, before, after).await?;
                } else {
                    change.audit_updated(before, after).await?;
                }
            }
            Ok(Box::new(changed) as Box<dyn Rows>)
        })
    }

    fn announce_moved<'a>(
        &'a self,
        change: &'a mut Change,
        key: &'a ForeignKey,
        parent: &'a Snapshot,
    ) -> BoxFuture<'a, ApiResult<Box<dyn Rows>>> {
        Box::pin(async move {
            let moved = T::raise_versions(change.connection(), self).await?;
            for after in &moved {
                let id = after.id();
                if let Some(before) = self.iter().find(|before| before.id() == id) {
                    let before = key.undone(Snapshot::of(before)?, parent)?;
                    let after = Snapshot::of(after)?;
                    CrudEventHelper::emit_moved(change, before, after, T::HAS_EVENTS).await?;
                }
            }
            Ok(Box::new(moved) as Box<dyn Rows>)
        })
    }

    fn after_delete<'a>(&'a self, app: &'a App) -> BoxFuture<'a, ()> {
        Box::pin(T::after_delete(app, self))
    }

    fn after_update<'a>(&'a self, app: &'a App) -> BoxFuture<'a, ()> {
        Box::pin(async move {
            for record in self {
                T::after_update(app, record).await;
            }
        })
    }
}
