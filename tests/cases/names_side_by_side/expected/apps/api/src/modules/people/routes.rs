//! The routes of people and the permissions they need.

use super::controller;
use super::schemas::Person;
use crate::shared::http::{Routes, standard};

pub fn routes() -> Routes {
    Routes::of::<Person>()
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
