//! The database of a site, read and changed behind the back of the API.

use crate::history::{Change, Committed, Event, RowId};
use crate::support::Program;
use serde_json::Value;
use std::time::Duration;

/// A database, by its URL.
pub struct Store {
    url: String,
    log: String,
}

/// What is read of an event. Both databases understand it.
const EVENT: &str = "resource, seq, event_id, type, entity_id, version, payload -> 'ids' AS ids";

/// Opens the file of the first argument and prints what the second argument finds, as JSON.
const SQLITE: &str = "import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=20)
db.row_factory = sqlite3.Row
rows = [dict(row) for row in db.execute(sys.argv[2])]
db.commit()
print(json.dumps(rows))";

impl Store {
    pub fn new(url: &str, name: &str) -> Self {
        Self { url: url.into(), log: format!("{name}-store") }
    }

    /// The events that the outbox has, those with a number.
    pub fn events(&self) -> Vec<Event> {
        let rows = self.rows(&format!("SELECT {EVENT} FROM app_outbox WHERE seq IS NOT NULL"));
        rows.iter().map(event).collect()
    }

    /// How many events have no number.
    pub fn unnumbered(&self) -> usize {
        self.rows("SELECT event_id FROM app_outbox WHERE seq IS NULL").len()
    }

    /// The last number of every resource.
    pub fn last_numbers(&self) -> Vec<(String, i64)> {
        let rows = self.rows("SELECT resource, seq FROM app_sequences WHERE resource <> '*'");
        rows.iter().map(|row| (text(&row["resource"]), number(&row["seq"]).unwrap_or_default())).collect()
    }

    /// Removes all events but the last ones, as retention does; those that were removed.
    pub fn forget(&self, kept: usize) -> Vec<Event> {
        let old = format!("position <= (SELECT max(position) FROM app_outbox) - {kept}");
        let rows = self.rows(&format!("DELETE FROM app_outbox WHERE {old} RETURNING {EVENT}"));
        rows.iter().map(event).collect()
    }

    /// Writes so many events in one transaction, as if a change of that many rows had announced them.
    pub fn burst(&self, events: usize) {
        let at = "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        let payload =
            format!("json_build_object('type', 'updated', 'data', json_build_object('id', n), 'timestamp', {at})");
        self.rows(&format!(
            "INSERT INTO app_outbox (event_id, resource, entity_id, version, type, payload, at)
            SELECT gen_random_uuid(), 'products', to_json(n), 1, 'updated', {payload}, now()
            FROM generate_series(1, {events}) AS n RETURNING NULL"
        ));
    }

    /// The changes that the audit log has.
    pub fn committed(&self) -> Vec<Committed> {
        let rows = self
            .rows("SELECT request_id, resource, action, entity_id, after -> 'version' AS version FROM app_audit_log");
        let committed = rows.iter().map(|row| {
            let entity = RowId::new(&text(&row["resource"]), &text(&row["entity_id"]));
            let version = number(&row["version"]);
            let deleted = row["action"] == "delete";
            assert!(deleted == version.is_none(), "an audit entry of another kind: {row}");
            Committed { request: text(&row["request_id"]), change: Change { row: entity, version } }
        });
        committed.collect()
    }

    fn rows(&self, sql: &str) -> Vec<Value> {
        let program = match self.url.strip_prefix("sqlite://") {
            Some(file) => Program::new("python3", &self.log).args(["-c", SQLITE, file, sql]),
            None => {
                let wrapped = format!("WITH t AS ({sql}) SELECT coalesce(json_agg(row_to_json(t)), '[]') FROM t");
                Program::new("psql", &self.log).args([&self.url, "-qXAtc", &wrapped])
            }
        };
        let output = program.limit(Duration::from_mins(1)).succeeds();
        serde_json::from_str(&output).unwrap_or_else(|error| panic!("{sql}: {error}: {output}"))
    }
}

fn event(row: &Value) -> Event {
    let resource = text(&row["resource"]);
    let changed = |id: &Value| RowId::new(&resource, &text(id));
    let changes = match text(&row["type"]).as_str() {
        "bulk-deleted" => {
            let ids = json(&row["ids"]);
            ids.as_array().into_iter().flatten().map(|id| Change::deleted(changed(id))).collect()
        }
        "deleted" => vec![Change::deleted(changed(&json(&row["entity_id"])))],
        _ => vec![Change { row: changed(&json(&row["entity_id"])), version: number(&row["version"]) }],
    };
    Event { seq: number(&row["seq"]).unwrap_or_default(), id: text(&row["event_id"]), resource, changes }
}

/// A column of JSON: PostgreSQL gives it as it is, SQLite as text.
fn json(column: &Value) -> Value {
    match column {
        Value::String(text) => serde_json::from_str(text).unwrap_or_else(|_| column.clone()),
        other => other.clone(),
    }
}

fn text(column: &Value) -> String {
    column.as_str().unwrap_or_else(|| panic!("no text: {column}")).to_owned()
}

fn number(column: &Value) -> Option<i64> {
    json(column).as_i64()
}
