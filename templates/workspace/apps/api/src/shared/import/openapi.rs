//! The routes of imports in the description of the API, under the names of their resource.

use utoipa::openapi::OpenApi;
use utoipa::openapi::path::Operation;

/// Gives the operations the tag of a resource and names that no other resource has.
pub fn rename(openapi: &mut OpenApi, resource: &str) {
    let many: String = resource.split('-').map(capitalized).collect();
    for item in openapi.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.put];
        for operation in operations.into_iter().flatten() {
            name(operation, resource, &many);
        }
    }
}

fn name(operation: &mut Operation, resource: &str, many: &str) {
    operation.tags = Some(vec![resource.to_owned()]);
    if let Some(id) = &mut operation.operation_id {
        id.push_str(many);
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
