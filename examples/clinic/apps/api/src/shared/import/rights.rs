//! Who may do what with an import: it needs the rights to what it does, and belongs to whoever has sent its file.

use super::job::{Duplicates, Job};
use super::service::{About, Reference};
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::http::{ApiError, ApiResult};

/// Whether a user may see an import and stop it: their own, or anybody's with `<resource>.import-all`.
pub fn may_see(user: &User, job: &Job) -> bool {
    job.created_by == user.id || may_see_all(user, &job.resource)
}

pub fn may_see_all(user: &User, resource: &str) -> bool {
    user.may(resource, "import-all")
}

/// Refuses a user who lacks a right that an import uses: it creates, and updates when that is chosen.
pub fn check(user: &User, resource: &str, duplicates: Option<Duplicates>) -> ApiResult<()> {
    let actions: &[&str] = match duplicates {
        Some(Duplicates::Update) => &["import", "create", "update"],
        Some(Duplicates::Error | Duplicates::Skip) | None => &["import", "create"],
    };
    match actions.iter().find(|action| !user.may(resource, action)) {
        Some(action) => Err(ApiError::forbidden(resource, action)),
        None => Ok(()),
    }
}

/// What may be told of tables while rows are looked at, which writes nothing.
#[derive(Debug, Clone)]
pub struct Sight {
    /// The references to tables that may be read.
    pub references: Vec<&'static Reference>,
    /// Which records are in the table itself.
    pub own: bool,
}

impl Sight {
    /// What a user may be told who creates records: also that one is there already.
    pub fn of_creator(app: &App, user: &User, about: &About) -> Self {
        Self {
            own: true,
            ..Self::of_reader(app, user, about)
        }
    }

    pub fn of_reader(app: &App, user: &User, about: &About) -> Self {
        let references = about.references.iter();
        Self {
            references: references
                .filter(|reference| app.may_read(user, reference.table))
                .collect(),
            own: user.may(about.table.resource, "read"),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn is_refused(permissions: &[&str], duplicates: Duplicates) -> bool {
        let user = User {
            id: Uuid::nil(),
            email: String::new(),
            permissions: permissions.iter().map(ToString::to_string).collect(),
        };
        check(&user, "orders", Some(duplicates)).is_err()
    }

    #[test]
    fn an_import_needs_the_rights_of_what_it_does() {
        let creator = ["orders.import", "orders.create"];
        assert!(is_refused(&["orders.import"], Duplicates::Skip));
        assert!(is_refused(&["orders.create"], Duplicates::Skip));
        assert!(!is_refused(&creator, Duplicates::Error));
        assert!(is_refused(&creator, Duplicates::Update));
        assert!(!is_refused(&["orders.*"], Duplicates::Update));
        assert!(is_refused(&["customers.*"], Duplicates::Error));
    }
}
