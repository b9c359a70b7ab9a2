//! A client that follows the events: it keeps a copy of the tables and notes what it hears.
//!
//! It does what a correct client does. It asks for what it missed after every reconnect, uses an event only when its
//! number is the next one, and after a `resync` reads the list again: it subscribes first, then reads, and keeps of each
//! row the newer version.

use crate::history::{Change, Event, Note, RESOURCES, RowId, Story};
use crate::session::Session;
use crate::socket_io::{Connection, Lost, Packet};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::sleep;

/// The pause before the next attempt to connect.
const PAUSE: Duration = Duration::from_millis(100);
/// How far back a client asks after a reconnect, as one does that does not note its place at every event.
const BACK: i64 = 5;

/// What a client is told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Follow,
    /// Disconnect, and come back later.
    StayAway,
    Stop,
}

/// How a client treats events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Correct,
    /// Uses whatever comes, as often as it comes.
    WithoutDeduplication,
}

/// How far a client has come in each resource, once its copy is complete up to there.
pub type Progress = BTreeMap<&'static str, i64>;

/// A client that is about to follow.
pub struct Subscriber {
    pub name: String,
    /// The port it connects to.
    pub port: u16,
    pub manner: Manner,
    pub session: Session,
    pub orders: watch::Receiver<Order>,
    pub progress: watch::Sender<Progress>,
}

impl Subscriber {
    /// Follows until it is stopped; its story.
    pub async fn follow(mut self) -> Story {
        let (lists, mut arrived) = mpsc::unbounded_channel();
        let mut copy = Copy { feeds: HashMap::new(), lists, session: self.session.clone(), manner: self.manner };
        let mut story = Story { name: self.name.clone(), ..Story::default() };
        loop {
            let order = *self.orders.borrow_and_update();
            match order {
                Order::Stop => break,
                Order::StayAway => {
                    let _ = self.orders.changed().await;
                }
                Order::Follow => match self.connected().await {
                    Some(connection) => {
                        let end = self.listen(connection, &mut copy, &mut arrived, &mut story).await;
                        if let Err(Lost::Protocol(text)) = end {
                            panic!("{}: the server does not speak Socket.IO: {text}", self.name);
                        }
                    }
                    None => sleep(PAUSE).await,
                },
            }
        }
        story.rows = copy.feeds.into_values().flat_map(|feed| feed.rows).collect();
        story
    }

    /// A new connection, when somebody answers.
    async fn connected(&self) -> Option<Connection> {
        let token = self.session.token().await?;
        Connection::open(self.port, &token).await.ok()
    }

    /// Follows on one connection, until it is lost or there is another order.
    async fn listen(
        &mut self,
        mut connection: Connection,
        copy: &mut Copy,
        arrived: &mut mpsc::UnboundedReceiver<List>,
        story: &mut Story,
    ) -> Result<(), Lost> {
        story.notes.push(Note::Connected);
        let mut pending = copy.subscribe(&mut connection, story).await?;
        loop {
            tokio::select! {
                packet = connection.next() => match packet? {
                    Packet::Acknowledgement { number, data } if number == pending => copy.live(&data, story),
                    Packet::Acknowledgement { .. } => {}
                    Packet::Event { name, arguments } if name == "resync" => copy.resync(&arguments, story),
                    Packet::Event { name, arguments } => {
                        let event = event_of(&name, &arguments).ok_or(Lost::Protocol(name))?;
                        if copy.take(event, &arguments[0], story) == Taken::Gap {
                            pending = copy.subscribe(&mut connection, story).await?;
                        }
                    }
                },
                Some(list) = arrived.recv() => copy.merge(list),
                _ = self.orders.changed() => return Ok(()),
            }
            self.progress.send_replace(copy.progress());
        }
    }
}

/// The answer to a request for a list: the number of the request, and the rows.
type List = (&'static str, u64, BTreeMap<RowId, Value>);

/// What a client knows of the tables.
struct Copy {
    feeds: HashMap<&'static str, Feed>,
    /// Where lists arrive.
    lists: mpsc::UnboundedSender<List>,
    session: Session,
    manner: Manner,
}

/// What a client knows of one resource.
#[derive(Default)]
struct Feed {
    /// The number of the last event that was used.
    last: Option<i64>,
    /// Whether the server has said on this connection that the client is live.
    live: bool,
    rows: BTreeMap<RowId, Value>,
    /// Deleted rows, which a list that was read before may still have.
    deleted: HashSet<RowId>,
    /// The number of the last request for a list, and whether it was answered.
    request: u64,
    complete: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Used,
    Left,
    Gap,
}

impl Copy {
    /// Asks for all resources, each after the last number that was used; the number of the acknowledgement.
    async fn subscribe(&mut self, connection: &mut Connection, story: &mut Story) -> Result<u64, Lost> {
        let mut since = Map::new();
        for resource in RESOURCES {
            let feed = self.feeds.entry(resource).or_default();
            feed.live = false;
            let place = feed.last.map(|last| (last - BACK).max(0));
            if let Some(place) = place {
                since.insert(resource.into(), place.into());
            }
            story.notes.push(Note::Asked { resource: resource.into(), since: place });
        }
        connection.ask("subscribe", &json!({ "features": RESOURCES, "since": since })).await
    }

    fn live(&mut self, data: &Value, story: &mut Story) {
        for resource in RESOURCES {
            let answer = &data[resource];
            let seq = answer["seq"].as_i64().unwrap_or_else(|| panic!("{resource} is refused: {data}"));
            let resync = answer["resync"] == true;
            story.notes.push(Note::Live { resource: resource.into(), seq, resync });
            let feed = self.feeds.entry(resource).or_default();
            feed.live = true;
            if resync || feed.last.is_none() {
                self.begin_afresh(resource, seq);
            }
        }
    }

    fn resync(&mut self, arguments: &[Value], story: &mut Story) {
        let wanted = arguments.first().map(|data| (&data["resource"], data["seq"].as_i64()));
        for resource in RESOURCES {
            if let Some((name, Some(seq))) = wanted
                && name == resource
            {
                story.notes.push(Note::Resync { resource: resource.into(), seq });
                self.begin_afresh(resource, seq);
            }
        }
    }

    /// Forgets a resource and reads its list, which is not older than this number.
    fn begin_afresh(&mut self, resource: &'static str, seq: i64) {
        let feed = self.feeds.entry(resource).or_default();
        let request = feed.request + 1;
        *feed = Feed { last: Some(seq), live: feed.live, request, ..Feed::default() };
        let (session, lists) = (self.session.clone(), self.lists.clone());
        tokio::spawn(async move {
            loop {
                if let Some(rows) = session.list(resource).await {
                    let _ = lists.send((resource, request, rows));
                    return;
                }
                sleep(PAUSE).await;
            }
        });
    }

    /// Puts a list below what events have said since it was asked for.
    fn merge(&mut self, (resource, request, rows): List) {
        let feed = self.feeds.entry(resource).or_default();
        if request != feed.request {
            return;
        }
        for (row, data) in rows {
            feed.put(row, data);
        }
        feed.complete = true;
    }

    fn take(&mut self, event: Event, envelope: &Value, story: &mut Story) -> Taken {
        let Some(feed) = self.feeds.get_mut(event.resource.as_str()) else {
            return Taken::Left;
        };
        let is_next = feed.last.is_some_and(|last| event.seq == last + 1);
        let is_later = feed.last.is_some_and(|last| event.seq > last + 1);
        let taken = match self.manner {
            Manner::Correct if is_next => Taken::Used,
            Manner::Correct if is_later && feed.live => Taken::Gap,
            Manner::Correct => Taken::Left,
            Manner::WithoutDeduplication => Taken::Used,
        };
        if taken == Taken::Used {
            feed.last = Some(event.seq);
            for change in &event.changes {
                if change.version.is_some() {
                    feed.put(change.row.clone(), envelope["data"].clone());
                } else {
                    feed.rows.remove(&change.row);
                    feed.deleted.insert(change.row.clone());
                }
            }
            if feed.live {
                story.delays.extend(delay(envelope));
            }
        }
        story.notes.push(Note::Heard { event, applied: taken == Taken::Used });
        taken
    }

    fn progress(&self) -> Progress {
        let complete = self.feeds.iter().filter(|(_, feed)| feed.complete && feed.live);
        complete.filter_map(|(resource, feed)| Some((*resource, feed.last?))).collect()
    }
}

impl Feed {
    /// Keeps a row unless it is gone, or known in a newer version.
    fn put(&mut self, row: RowId, data: Value) {
        let version = |data: &Value| data["version"].as_i64();
        let is_newer = self.rows.get(&row).is_none_or(|known| version(known) < version(&data));
        if is_newer && !self.deleted.contains(&row) {
            self.rows.insert(row, data);
        }
    }
}

/// The event that a packet carries.
fn event_of(name: &str, arguments: &[Value]) -> Option<Event> {
    let (resource, action) = name.split_once(':')?;
    let [envelope, meta] = arguments else { return None };
    let row = |id: &Value| Some(RowId::new(resource, id.as_str()?));
    let changes = match action {
        "created" | "updated" => vec![Change::written(row(&envelope["data"]["id"])?, meta["version"].as_i64()?)],
        "deleted" => vec![Change::deleted(row(&envelope["id"])?)],
        "bulk-deleted" => {
            let ids = envelope["ids"].as_array()?.iter();
            ids.map(|id| row(id).map(Change::deleted)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    let id = meta["eventId"].as_str()?.to_owned();
    Some(Event { resource: resource.into(), seq: meta["seq"].as_i64()?, id, changes })
}

/// Microseconds since the event was written, which was just before its commit.
pub fn delay(envelope: &Value) -> Option<u64> {
    let written = DateTime::parse_from_rfc3339(envelope["timestamp"].as_str()?).ok()?;
    (Utc::now() - written.to_utc()).num_microseconds()?.try_into().ok()
}
