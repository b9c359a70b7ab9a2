//! The routes of products and the permissions they need.

use super::controller;
use super::schemas::Product;
use super::service::ProductsService;
use crate::shared::http::{Routes, standard};
use crate::shared::package;

pub fn routes() -> Routes {
    Routes::of::<Product>()
        .read(standard::list(controller::list))
        .create(standard::create(controller::create))
        .read(standard::get(controller::get))
        .update(standard::replace(controller::replace))
        .update(standard::update(controller::update))
        .delete(standard::delete(controller::delete))
        .delete(standard::bulk_delete(controller::bulk_delete))
        .create(standard::undelete(controller::undelete))
        .guarded("export", package::export(&ProductsService))
        .read(package::stats(&ProductsService))
        .read(package::dropdown(&ProductsService))
        .create(package::bulk_create(&ProductsService))
        .update(package::bulk_update(&ProductsService))
        .update(package::actions(&ProductsService))
        .history()
}
