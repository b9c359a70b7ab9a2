//! Finds what the database is going to delete and to change together with records, as far as it goes.

use std::collections::{HashSet, VecDeque};
use std::mem::take;
use std::sync::Arc;

use super::bounds::{MAX_RECORDS, permit, too_many};
use super::{Dependents, Effect, Follower, ForeignKey, Rows};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::{Change, Entity, Snapshot};
use crate::shared::table::TableInfo;

/// What a change has caused beyond the records that it is about.
#[derive(Debug, Default)]
pub struct Consequences {
    /// Records that the database changes when it deletes what they refer to, as they were before.
    expected: Vec<Box<dyn Rows>>,
    /// What has happened, in its order.
    found: Vec<(Effect, Box<dyn Rows>)>,
}

impl Consequences {
    pub fn add(&mut self, effect: Effect, rows: Box<dyn Rows>) {
        self.found.push((effect, rows));
    }

    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Forgets what was undone.
    pub fn truncate(&mut self, count: usize) {
        self.found.truncate(count);
    }

    /// Tells the modules that all of it is final.
    pub async fn after_commit(&self, app: &App) {
        for (effect, rows) in &self.found {
            match effect {
                Effect::None => {}
                Effect::Delete => rows.after_delete(app).await,
                Effect::Change => rows.after_update(app).await,
            }
        }
    }
}

impl Change {
    /// Announces what the database deletes together with these records, which are about to be deleted and are locked, and
    /// finds what it is going to change. Refuses what the caller may not delete or change.
    ///
    /// Who refers to a record locks it against being deleted. So once a record is locked here nobody can refer to it, and
    /// those who did before are found.
    pub async fn follow_delete<T: Entity>(&mut self, records: &[T]) -> ApiResult<()> {
        let dependents = Arc::clone(&self.app().dependents);
        if records.is_empty() || dependents.of(T::TABLE).next().is_none() {
            return Ok(());
        }
        let roots: serde_json::Result<Vec<Snapshot>> = records.iter().map(Snapshot::of).collect();
        let mut walk = Walk::new(T::TABLE, roots?);
        walk.find_deleted(self, &dependents).await?;
        let expected = walk.find_changed(self, &dependents).await?;
        // Those first that refer to others.
        for rows in walk.deleted.into_iter().rev() {
            rows.announce_deleted(self).await?;
            self.consequences.add(Effect::Delete, rows);
        }
        self.consequences.expected = expected;
        Ok(())
    }

    /// Announces what the database has changed, now that what it referred to is deleted.
    pub(in crate::shared::record) async fn follow_changes(&mut self) -> ApiResult<()> {
        for rows in take(&mut self.consequences.expected) {
            let changed = rows.announce_changed(self).await?;
            self.consequences.add(Effect::Change, changed);
        }
        Ok(())
    }
}

struct Walk {
    origin: &'static TableInfo,
    /// What is deleted, of one table each, and has yet to be looked at.
    open: VecDeque<Vec<Snapshot>>,
    /// The same when it was looked at.
    done: Vec<Vec<Snapshot>>,
    /// Table and id of all that was found.
    seen: HashSet<(&'static str, String)>,
    deleted: Vec<Box<dyn Rows>>,
    count: usize,
}

impl Walk {
    fn new(origin: &'static TableInfo, roots: Vec<Snapshot>) -> Self {
        let ids = roots.iter().map(|root| (origin.name, root.id.to_string()));
        Self {
            origin,
            seen: ids.collect(),
            open: VecDeque::from([roots]),
            done: Vec::new(),
            deleted: Vec::new(),
            count: 0,
        }
    }

    async fn find_deleted(&mut self, change: &mut Change, all: &Dependents) -> ApiResult<()> {
        while let Some(parents) = self.open.pop_front() {
            for (follower, key) in all.of(table_of(&parents)) {
                if key.on_delete != Effect::Delete {
                    continue;
                }
                if let Some(rows) = self.find(change, follower, key, &parents).await? {
                    rows.before_delete(change).await?;
                    self.open.push_back(rows.snapshots()?);
                    self.deleted.push(rows);
                }
            }
            self.done.push(parents);
        }
        Ok(())
    }

    /// What is changed, and not deleted as well.
    async fn find_changed(
        &mut self,
        change: &mut Change,
        all: &Dependents,
    ) -> ApiResult<Vec<Box<dyn Rows>>> {
        let mut changed = Vec::new();
        for parents in take(&mut self.done) {
            for (follower, key) in all.of(table_of(&parents)) {
                if key.on_delete == Effect::Change {
                    changed.extend(self.find(change, follower, key, &parents).await?);
                }
            }
        }
        Ok(changed)
    }

    /// The records that refer to these and were not found before, if there are any.
    async fn find(
        &mut self,
        change: &mut Change,
        follower: &'static dyn Follower,
        key: &ForeignKey,
        parents: &[Snapshot],
    ) -> ApiResult<Option<Box<dyn Rows>>> {
        let table = follower.table();
        let referred = key.referred(table, table_of(parents), parents);
        if referred.is_empty() {
            return Ok(None);
        }
        let limit = self.seen.len() + MAX_RECORDS + 1;
        let mut rows = follower
            .lock(change.connection(), key, &referred, limit)
            .await?;
        rows.retain(&mut |id| self.seen.insert((table.name, id.to_string())));
        if rows.count() == 0 {
            return Ok(None);
        }
        permit(change.user(), self.origin, table, key.on_delete)?;
        self.count += rows.count();
        if self.count > MAX_RECORDS {
            return Err(too_many(change, self.origin, table, key, &referred).await?);
        }
        Ok(Some(rows))
    }
}

/// The table of records, at least one, that are all of one.
fn table_of(records: &[Snapshot]) -> &'static TableInfo {
    records[0].table
}
