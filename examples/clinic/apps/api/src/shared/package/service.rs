//! What a module says of its records, and how the shared part calls it.

use std::any::Any;
use std::borrow::Cow;
use std::fmt::Debug;
use std::future::Future;
use std::pin::Pin;

use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::actions::Flag;
use crate::shared::app::App;
use crate::shared::database::DbConnection;
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, Expected, checked};
use crate::shared::record::{Change, Entity, EntityId, key};
use crate::shared::table::{TableInfo, TableInput};

/// The records of one table. A module says what is particular to it; the rest is the same for all.
pub trait BaseService: Debug + Sync + 'static {
    type Record: Entity + 'static;
    /// What creates a record.
    type Create: TableInput + ToSchema;

    /// Selects the records, and ends behind the name of the table.
    const SELECT: &'static str;
    /// The field that names a record to a person.
    const LABEL: &'static str;
    /// Fields that no two records share.
    const UNIQUES: &'static [&'static str] = &[];
    /// The field that says where a record stands.
    const STATUS: Option<&'static str> = None;
    /// Fields that are switched on and off.
    const FLAGS: &'static [Flag] = &[];
    /// When a record was created.
    const CREATED_AT: Option<&'static str> = None;
    /// Changes are announced as events.
    const HAS_EVENTS: bool;

    /// Writes a new record, with what belongs to it.
    fn create(
        change: &mut Change,
        input: Self::Create,
    ) -> impl Future<Output = ApiResult<Self::Record>> + Send;

    /// What the module does when a new record is final.
    fn after_create(app: &App, created: &Self::Record) -> impl Future<Output = ()> + Send;
}

/// The same for records that can be changed.
pub trait BaseChanges: BaseService {
    type Key: DeserializeOwned + Send + Sync;
    /// What changes a record.
    type Update: TableInput + ToSchema + Default + PartialEq;

    /// The records with these keys, locked until the end of the transaction.
    fn lock(
        connection: &mut DbConnection,
        ids: &[Self::Key],
    ) -> impl Future<Output = sqlx::Result<Vec<Self::Record>>> + Send;

    /// Changes a record, with what belongs to it.
    fn update(
        change: &mut Change,
        before: &Self::Record,
        patch: Self::Update,
    ) -> impl Future<Output = ApiResult<Self::Record>> + Send;

    /// What the module does when a change is final.
    fn after_update(app: &App, updated: &Self::Record) -> impl Future<Output = ()> + Send;
}

/// What is known of a table before anything is done.
#[derive(Debug)]
pub struct About {
    pub table: &'static TableInfo,
    pub select: &'static str,
    pub label: &'static str,
    pub uniques: &'static [&'static str],
    pub status: Option<&'static str>,
    pub flags: &'static [Flag],
    pub created_at: Option<&'static str>,
    pub has_events: bool,
    /// What the description of the API calls the body that creates a record.
    pub create_name: fn() -> Cow<'static, str>,
}

pub type Working<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A record that was written, its type out of sight.
#[derive(Debug)]
pub struct Written {
    pub id: EntityId,
    pub version: i64,
    /// It is another one than before.
    is_changed: bool,
    record: Box<dyn Any + Send + Sync>,
}

impl Written {
    fn new<T: Entity + 'static>(record: T, is_changed: bool) -> Self {
        Self {
            id: record.id(),
            version: record.version(),
            is_changed,
            record: Box::new(record),
        }
    }
}

/// A [`BaseService`] whose types are out of sight, so that one implementation serves all.
pub trait Service: Debug + Sync {
    fn about(&self) -> &'static About;

    /// Writes a new record from the text of a body.
    fn create<'a>(
        &'a self,
        change: &'a mut Change,
        body: &'a str,
    ) -> Working<'a, ApiResult<Written>>;

    fn after_create<'a>(&'a self, app: &'a App, created: &'a Written) -> Working<'a, ()>;
}

/// The same of [`BaseChanges`].
pub trait Changes: Service {
    /// What the description of the API calls the body that changes a record.
    fn update_name(&self) -> Cow<'static, str>;

    /// Locks the records that have these keys, all of them in one statement, so that two requests never wait for each other.
    fn lock<'a>(&'a self, change: &'a mut Change, ids: &'a [&'a str])
    -> Working<'a, ApiResult<()>>;

    /// Changes a record by the text of a body. A key is the text of JSON.
    fn update<'a>(
        &'a self,
        change: &'a mut Change,
        id: &'a str,
        expected: Expected,
        body: &'a str,
    ) -> Working<'a, ApiResult<Written>>;

    fn after_update<'a>(&'a self, app: &'a App, updated: &'a Written) -> Working<'a, ()>;

    /// The answer that shows a record.
    fn answer(&self, written: &Written) -> ApiResult<ApiAnswer>;
}

impl<S: BaseService> Service for S {
    fn about(&self) -> &'static About {
        const {
            &About {
                table: S::Create::TABLE,
                select: S::SELECT,
                label: S::LABEL,
                uniques: S::UNIQUES,
                status: S::STATUS,
                flags: S::FLAGS,
                created_at: S::CREATED_AT,
                has_events: S::HAS_EVENTS,
                create_name: S::Create::name,
            }
        }
    }

    fn create<'a>(
        &'a self,
        change: &'a mut Change,
        body: &'a str,
    ) -> Working<'a, ApiResult<Written>> {
        Box::pin(async move {
            let input = checked(body.as_bytes())?;
            Ok(Written::new(S::create(change, input).await?, true))
        })
    }

    fn after_create<'a>(&'a self, app: &'a App, created: &'a Written) -> Working<'a, ()> {
        Box::pin(async move {
            if let Some(record) = created.record.downcast_ref() {
                S::after_create(app, record).await;
            }
        })
    }
}

impl<S: BaseChanges> Changes for S {
    fn update_name(&self) -> Cow<'static, str> {
        S::Update::name()
    }

    fn lock<'a>(
        &'a self,
        change: &'a mut Change,
        ids: &'a [&'a str],
    ) -> Working<'a, ApiResult<()>> {
        Box::pin(async move {
            let ids: Vec<S::Key> = ids.iter().filter_map(|id| key_of(id)).collect();
            S::lock(change.connection(), &ids).await?;
            Ok(())
        })
    }

    fn update<'a>(
        &'a self,
        change: &'a mut Change,
        id: &'a str,
        expected: Expected,
        body: &'a str,
    ) -> Working<'a, ApiResult<Written>> {
        Box::pin(async move {
            let patch: S::Update = checked(body.as_bytes())?;
            let id: S::Key = S::Create::TABLE.found(key_of(id))?;
            let before = expected.check(S::lock(change.connection(), &[id]).await?)?;
            if patch == S::Update::default() {
                return Ok(Written::new(before, false));
            }
            let after = S::update(change, &before, patch).await?;
            Ok(Written::new(after, true))
        })
    }

    fn after_update<'a>(&'a self, app: &'a App, updated: &'a Written) -> Working<'a, ()> {
        Box::pin(async move {
            let record = updated.record.downcast_ref();
            if let Some(record) = record.filter(|_| updated.is_changed) {
                S::after_update(app, record).await;
            }
        })
    }

    fn answer(&self, written: &Written) -> ApiResult<ApiAnswer> {
        match written.record.downcast_ref::<S::Record>() {
            Some(record) => ApiAnswer::ok(record),
            None => Err(ApiError::internal("a record of another table")),
        }
    }
}

/// The key that JSON stands for; none that no record has.
fn key_of<K: DeserializeOwned>(json: &str) -> Option<K> {
    let as_text = || key::part(&serde_json::from_str::<String>(json).ok()?).ok();
    serde_json::from_str(json).ok().or_else(as_text)
}
