//! Rules that every record of a module keeps, whatever writes it.

use crate::shared::http::{ApiError, ApiResult, FieldError};

/// Looks at a record as it would be from now on, and as it was: nothing when it is new. An error refuses the change.
pub type Rule<T> = fn(before: Option<&T>, after: &T) -> Result<(), FieldError>;

/// Refuses a record that breaks rules, and names all of these.
pub fn keep<T>(rules: &[Rule<T>], before: Option<&T>, after: &T) -> ApiResult<()> {
    let broken = rules.iter().filter_map(|rule| rule(before, after).err());
    let broken: Vec<FieldError> = broken.collect();
    match broken.is_empty() {
        true => Ok(()),
        false => Err(ApiError::validation(broken)),
    }
}

/// The same for new records, which are only read when there are rules.
pub async fn keep_all<T>(
    rules: &[Rule<T>],
    records: impl Future<Output = sqlx::Result<Vec<T>>>,
) -> ApiResult<()> {
    if rules.is_empty() {
        return Ok(());
    }
    let records = records.await?;
    records
        .iter()
        .try_for_each(|record| keep(rules, None, record))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rises(before: Option<&i32>, after: &i32) -> Result<(), FieldError> {
        match before {
            Some(before) if before > after => Err(FieldError::rule("number", "must not fall")),
            _ => Ok(()),
        }
    }

    fn is_even(_: Option<&i32>, after: &i32) -> Result<(), FieldError> {
        match after % 2 {
            0 => Ok(()),
            _ => Err(FieldError::rule("number", "must be even")),
        }
    }

    fn messages(before: Option<i32>, after: i32) -> Vec<String> {
        match keep(&[rises, is_even], before.as_ref(), &after) {
            Ok(()) => Vec::new(),
            Err(ApiError::Problem(problem)) => {
                let fields = problem.details.fields.into_iter();
                fields.map(|field| field.message).collect()
            }
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_broken_rules_are_named() {
        assert!(messages(None, 2).is_empty());
        assert!(messages(Some(2), 4).is_empty());
        assert_eq!(messages(Some(4), 2), ["must not fall"]);
        assert_eq!(messages(Some(4), 3), ["must not fall", "must be even"]);
    }

    #[tokio::test]
    async fn records_are_read_only_where_there_are_rules() {
        let none: &[Rule<i32>] = &[];
        keep_all(none, async { panic!("read for nothing") })
            .await
            .unwrap();
        let refused = keep_all(&[is_even as Rule<i32>], async { Ok(vec![2, 3]) }).await;
        assert!(refused.is_err());
    }
}
