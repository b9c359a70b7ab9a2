//! Who hears what: every set of permissions.

use std::sync::Arc;

use chrono::DateTime;
use serde_json::value::RawValue;
use socketioxide::socket::Sid;
use uuid::Uuid;

use super::emission::{Emission, Meta};
use super::hub::{Hears, Hub};
use super::mailbox::{Item, Mailbox};
use super::{Notice, NoticeMeta};
use crate::shared::auth::{Access, Claim, User};

const ACTIONS: [&str; 6] = ["read", "create", "update", "delete", "import", "import-all"];

fn null() -> Box<RawValue> {
    RawValue::from_string("null".to_owned()).unwrap()
}

fn event() -> Arc<Emission> {
    Arc::new(Emission {
        name: "orders:created".to_owned(),
        resource: "orders".to_owned(),
        envelope: Some(null()),
        meta: Meta {
            seq: 1,
            event_id: Uuid::nil(),
            entity_id: null(),
            version: None,
            op_id: None,
        },
    })
}

/// How far an import of somebody is.
fn notice(user: Uuid) -> Arc<Notice> {
    Arc::new(Notice {
        name: "orders:import-progress".to_owned(),
        resource: "orders".to_owned(),
        user,
        permission: "import-all".to_owned(),
        envelope: null(),
        meta: NoticeMeta {
            event_id: Uuid::nil(),
        },
    })
}

/// What has come so far.
async fn heard(mailbox: &Mailbox) -> Vec<&'static str> {
    let mut heard = Vec::new();
    loop {
        let item = tokio::select! {
            biased;
            item = mailbox.next() => item,
            () = std::future::ready(()) => None,
        };
        match item {
            Some(Item::Event(_)) => heard.push("event"),
            Some(Item::Notice(_)) => heard.push("notice"),
            Some(other) => panic!("{other:?}"),
            None => return heard,
        }
    }
}

#[tokio::test]
async fn events_go_to_readers_and_imports_to_their_own() {
    let others = Uuid::from_u128(2);
    for set in 0_usize..1 << ACTIONS.len() {
        let held = ACTIONS.iter().enumerate();
        let held = held.filter(|(place, _)| set & (1 << place) != 0);
        let held: Vec<&str> = held.map(|(_, action)| *action).collect();
        let permissions = held.iter().map(|action| format!("orders.{action}"));
        let user = User {
            id: Uuid::from_u128(1),
            email: String::new(),
            permissions: permissions.collect(),
        };
        let claim = Claim {
            user: user.clone(),
            expires: DateTime::UNIX_EPOCH,
            session: None,
        };
        let hub = Hub::new(["orders"].into_iter());
        let mailbox = Arc::new(Mailbox::default());
        let access = Access { user, claim };
        hub.join(Sid::new(), access, Arc::clone(&mailbox), Hears::Everything);
        hub.deliver(event());
        hub.notify(&notice(others));
        let mut expected = Vec::new();
        expected.extend(held.contains(&"read").then_some("event"));
        expected.extend(held.contains(&"import-all").then_some("notice"));
        assert_eq!(heard(&mailbox).await, expected, "{held:?}");
        hub.notify(&notice(Uuid::from_u128(1)));
        assert_eq!(heard(&mailbox).await, ["notice"], "{held:?}");
    }
}
