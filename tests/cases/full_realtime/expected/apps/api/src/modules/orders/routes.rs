//! The routes of orders and the permissions they need.

use super::controller;
use super::schemas::Order;
use super::service::OrdersService;
use crate::shared::http::{Routes, standard};
use crate::shared::package;

pub fn routes() -> Routes {
    Routes::of::<Order>()
        .read(standard::list(controller::list))
        .create(standard::create(controller::create))
        .read(standard::get(controller::get))
        .update(standard::replace(controller::replace))
        .update(standard::update(controller::update))
        .delete(standard::delete(controller::delete))
        .delete(standard::bulk_delete(controller::bulk_delete))
        .create(standard::undelete(controller::undelete))
        .guarded("export", package::export(&OrdersService))
        .read(package::stats(&OrdersService))
        .read(package::dropdown(&OrdersService))
        .create(package::bulk_create(&OrdersService))
        .update(package::bulk_update(&OrdersService))
        .update(package::actions(&OrdersService))
        .create(package::validate(&OrdersService))
        .update(package::validate_change(&OrdersService))
        .guarded_by_any(&["create", "update"], package::check(&OrdersService))
        .history()
}
