//! What a change leaves behind besides its records: audit entries and events, written together in its transaction.

use std::mem::take;

use sqlx::QueryBuilder;

use super::ChangeRequest;
use super::audit::{self, AuditEntry};
use crate::shared::database::{Db, DbConnection, WITH_CAN_WRITE};
use crate::shared::events::{self, NewEvent};

/// How many rows are gathered at most before they are written.
const CAPACITY: usize = 500;

#[derive(Debug, Default)]
pub struct Journal {
    pub entries: Vec<AuditEntry>,
    pub events: Vec<NewEvent>,
}

impl Journal {
    pub fn is_full(&self) -> bool {
        self.entries.len() >= CAPACITY || self.events.len() >= CAPACITY
    }

    /// Writes what has been gathered, in one statement where the database can do that.
    pub async fn write(
        &mut self,
        connection: &mut DbConnection,
        request: &ChangeRequest,
    ) -> sqlx::Result<()> {
        let (entries, mut events) = (take(&mut self.entries), take(&mut self.events));
        events::number(connection, &mut events).await?;
        let mut query = QueryBuilder::<Db>::new("");
        if WITH_CAN_WRITE && !entries.is_empty() && !events.is_empty() {
            query.push("WITH audited AS (");
            audit::push_insert(&mut query, entries.iter().map(|entry| (entry, request)));
            query.push(")");
        } else if !entries.is_empty() {
            audit::push_insert(&mut query, entries.iter().map(|entry| (entry, request)));
            query.build().execute(&mut *connection).await?;
            query = QueryBuilder::new("");
        }
        if !events.is_empty() {
            events::push_insert(&mut query, &events, request);
            query.build().execute(connection).await?;
        }
        Ok(())
    }
}
