//! The routes of products and the permissions they need.

use super::controller;
use super::import::ProductsImportService;
use super::schemas::Product;
use crate::shared::http::{Routes, standard};

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
        .history()
        .import(&ProductsImportService)
}
