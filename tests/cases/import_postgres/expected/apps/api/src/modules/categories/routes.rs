//! The routes of categories and the permissions they need.

use super::controller;
use super::schemas::Category;
use crate::shared::http::{Routes, standard};

pub fn routes() -> Routes {
    Routes::of::<Category>()
        .read(standard::list(controller::list))
        .create(standard::create(controller::create))
        .read(standard::get(controller::get))
        .update(standard::replace(controller::replace))
        .update(standard::update(controller::update))
        .delete(standard::delete(controller::delete))
        .delete(standard::bulk_delete(controller::bulk_delete))
        .create(standard::undelete(controller::undelete))
        .history()
}
