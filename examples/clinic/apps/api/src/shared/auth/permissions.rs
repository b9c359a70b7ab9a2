//! Permissions as people write them: `<resource>.<action>`, `<resource>.*` or `*`.

use std::collections::BTreeSet;

use super::users::UserError;

/// How many letters may be wrong in what is still taken for a slip.
const SLIPS: usize = 3;

/// Whether who holds one permission may do what another one is for.
pub fn covers(held: &str, wanted: &str) -> bool {
    held == "*"
        || held == wanted
        || held.strip_suffix(".*").is_some_and(|resource| {
            wanted
                .rsplit_once('.')
                .is_some_and(|(on, _)| on == resource)
        })
}

/// What both of two lists allow.
pub fn common(one: &[String], other: &[String]) -> Vec<String> {
    let within = |list: &[String], wanted: &String| list.iter().any(|held| covers(held, wanted));
    let of_one = one.iter().filter(|wanted| within(other, wanted));
    let of_other = other.iter().filter(|wanted| within(one, wanted));
    let both: BTreeSet<&String> = of_one.chain(of_other).collect();
    both.into_iter().cloned().collect()
}

/// Permissions that can be given, from those that routes ask for.
pub fn grantable(known: &BTreeSet<String>) -> BTreeSet<String> {
    let resources = known.iter().filter_map(|one| one.rsplit_once('.'));
    let all_of = resources.map(|(resource, _)| format!("{resource}.*"));
    let everything = ["*".to_owned()];
    known
        .iter()
        .cloned()
        .chain(all_of)
        .chain(everything)
        .collect()
}

/// Refuses permissions that no route asks for.
pub fn check_known(known: &BTreeSet<String>, given: &[String]) -> Result<(), UserError> {
    let grantable = grantable(known);
    match given.iter().find(|given| !grantable.contains(*given)) {
        None => Ok(()),
        Some(given) => Err(UserError::UnknownPermission {
            hint: match nearest(&grantable, given) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "`user permissions` lists them".to_owned(),
            },
            given: given.clone(),
        }),
    }
}

/// The name, of permissions or roles, that was probably meant.
pub fn nearest<'a>(known: &'a BTreeSet<String>, given: &str) -> Option<&'a str> {
    let distances = known
        .iter()
        .map(|one| (strsim::damerau_levenshtein(one, given), one.as_str()));
    let (distance, nearest) = distances.min()?;
    (distance <= SLIPS && distance < nearest.len()).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(list: &[&str]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn two_lists_have_in_common_what_both_allow() {
        let common = |one: &[&str], other: &[&str]| common(&strings(one), &strings(other));
        assert_eq!(common(&["*"], &["orders.read"]), ["orders.read"]);
        assert_eq!(common(&["orders.read"], &["orders.*"]), ["orders.read"]);
        assert_eq!(common(&["orders.*"], &["*"]), ["orders.*"]);
        assert!(common(&["orders.*"], &["order-lines.read"]).is_empty());
    }

    #[test]
    fn the_nearest_permission_is_named() {
        let known = BTreeSet::from(["orders.read".to_owned(), "orders.update".to_owned()]);
        let grantable = grantable(&known);
        assert!(grantable.contains("*") && grantable.contains("orders.*"));
        assert_eq!(nearest(&grantable, "order.raed"), Some("orders.read"));
        assert_eq!(nearest(&grantable, "order.*"), Some("orders.*"));
        assert_eq!(nearest(&grantable, "patients.delete"), None);
        assert_eq!(nearest(&grantable, "-"), None);
    }
}
