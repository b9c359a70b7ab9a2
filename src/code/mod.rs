//! What changes under the user's own code from one version to the next, in the order of versions: what an update does to
//! it where that is sure, and what a person has to do where it is not.

mod migration;
mod rules_of_hooks;

pub use migration::{CodeChange, CodeMigration, CodeTask, Outcome};

/// All of them, in the order of their versions.
pub fn migrations() -> Vec<CodeMigration> {
    vec![rules_of_hooks::migration()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use semver::Version;

    #[test]
    fn they_stand_in_the_order_of_their_versions() {
        let migrations = migrations();
        assert!(migrations.iter().all(|migration| migration.from < migration.to));
        assert!(migrations.is_sorted_by_key(|migration| migration.to.clone()));
        let own = Version::parse(env!("CARGO_PKG_VERSION")).unwrap();
        assert!(migrations.iter().all(|migration| migration.to <= own), "a later version brings it");
    }
}
