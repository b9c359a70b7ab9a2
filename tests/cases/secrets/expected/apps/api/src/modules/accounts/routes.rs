//! The routes of accounts and the permissions they need.

use utoipa_axum::routes;

use super::controller;
use super::import::AccountsImportService;
use super::schemas::Account;
use crate::shared::http::Routes;

pub fn routes() -> Routes {
    Routes::of::<Account>()
        .read(routes!(controller::list))
        .create(routes!(controller::create))
        .read(routes!(controller::get))
        .update(routes!(controller::replace, controller::update))
        .delete(routes!(controller::delete))
        .delete(routes!(controller::bulk_delete))
        .import(&AccountsImportService)
}
