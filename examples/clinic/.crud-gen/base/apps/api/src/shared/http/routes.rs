//! Routes that nobody reaches without a permission.

use std::collections::BTreeSet;

use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};

use super::ApiError;
use super::redaction::redacted;
use super::standard::{self, IntoRoutes, Record};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::import::{self, Importer};
use crate::shared::record::Entity;
use crate::shared::record::cascade::{self, Dependent, Follower};
use crate::shared::table::TableInfo;

/// The routes of one table. Each way of adding a route names the permission that it needs.
pub struct Routes {
    record: Record,
    router: OpenApiRouter<App>,
    /// What its routes need: each a part of a permission.
    actions: BTreeSet<&'static str>,
    importer: Option<&'static dyn Importer>,
    dependent: Option<&'static dyn Follower>,
    notes_reads: bool,
}

impl Routes {
    /// The routes of the table of a record.
    pub fn of<T: Entity + ToSchema>() -> Self {
        let mut schemas = vec![(T::name().into_owned(), T::schema())];
        T::schemas(&mut schemas);
        let mut router = OpenApiRouter::new();
        let components = router.get_openapi_mut().components.get_or_insert_default();
        components.schemas.extend(schemas);
        Self {
            record: Record::of::<T>(),
            router,
            actions: BTreeSet::new(),
            importer: None,
            dependent: None,
            notes_reads: false,
        }
    }

    /// Adds routes that need `<resource>.read`.
    pub fn read(self, routes: impl IntoRoutes) -> Self {
        self.guarded("read", routes)
    }

    /// Adds routes that need `<resource>.create`.
    pub fn create(self, routes: impl IntoRoutes) -> Self {
        self.guarded("create", routes)
    }

    /// Adds routes that need `<resource>.update`.
    pub fn update(self, routes: impl IntoRoutes) -> Self {
        self.guarded("update", routes)
    }

    /// Adds routes that need `<resource>.delete`.
    pub fn delete(self, routes: impl IntoRoutes) -> Self {
        self.guarded("delete", routes)
    }

    /// Adds the routes that read records from files. They need `<resource>.import`.
    pub fn import(mut self, importer: &'static dyn Importer) -> Self {
        self.router = self.router.merge(import::router(importer));
        self.actions.extend(["import", "import-all"]);
        self.importer = Some(importer);
        self
    }

    /// Adds routes that tell who changed what. They need `<resource>.history`, and `read` for what they show.
    pub fn history(self) -> Self {
        let table = self.record.table;
        let routes = self.guarded("history", standard::history(table));
        match table.key {
            [] => routes,
            _ => routes.guarded("history", standard::history_of_record(table)),
        }
    }

    /// Notes in the audit log who has read which records. To see that needs `<resource>.reads`.
    pub fn note_reads(mut self) -> Self {
        self.notes_reads = true;
        self.actions.insert("reads");
        self
    }

    /// Whether reads of its records are noted.
    pub fn notes_reads(&self) -> bool {
        self.notes_reads
    }

    /// Lets events and audit entries tell of records that the database deletes or changes together with others.
    pub fn follow<T: Dependent>(mut self) -> Self {
        self.dependent = Some(cascade::of::<T>());
        self
    }

    /// The records that the database deletes or changes together with others, if it does.
    pub fn dependent(&self) -> Option<&'static dyn Follower> {
        self.dependent
    }

    /// What reads records from files, if anything does.
    pub fn importer(&self) -> Option<&'static dyn Importer> {
        self.importer
    }

    pub fn table(&self) -> &'static TableInfo {
        self.record.table
    }

    /// The permissions that its routes ask for.
    pub fn permissions(&self) -> impl Iterator<Item = String> {
        let resource = self.record.table.resource;
        let actions = self.actions.iter();
        actions.map(move |action| format!("{resource}.{action}"))
    }

    /// The routes with their description.
    pub fn into_router(self) -> OpenApiRouter<App> {
        self.router
    }

    /// Adds routes that need `<resource>.<action>`, for an action of your own.
    pub fn guarded(self, action: &'static str, routes: impl IntoRoutes) -> Self {
        self.guarded_by_any(&[action], routes)
    }

    /// Adds routes that need one of these actions.
    pub fn guarded_by_any<const COUNT: usize>(
        mut self,
        actions: &[&'static str; COUNT],
        routes: impl IntoRoutes,
    ) -> Self {
        let table = self.record.table;
        let actions = *actions;
        let guard = move |request, next| require_any(table, actions, request, next);
        let routes = routes.into_routes(&self.record);
        let guarded = routes.layer(middleware::from_fn(guard));
        self.router = self.router.routes(guarded);
        self.actions.extend(actions);
        self
    }
}

/// Lets only those through who have the permission `<resource>.<action>`, and shows records to those of them who may read.
pub async fn require(
    table: &TableInfo,
    action: &'static str,
    request: Request,
    next: Next,
) -> Response {
    require_any(table, [action], request, next).await
}

/// Lets only those through who have one of these permissions.
async fn require_any<const COUNT: usize>(
    table: &TableInfo,
    actions: [&'static str; COUNT],
    request: Request,
    next: Next,
) -> Response {
    let Some(user) = request.extensions().get::<User>() else {
        return ApiError::unauthorized("sign in first").into_response();
    };
    if !actions
        .iter()
        .any(|action| user.may(table.resource, action))
    {
        return ApiError::forbidden(table.resource, &actions.join("` or `")).into_response();
    }
    let may_read = user.may(table.resource, "read");
    let response = next.run(request).await;
    match may_read {
        true => response,
        false => redacted(response, table),
    }
}
