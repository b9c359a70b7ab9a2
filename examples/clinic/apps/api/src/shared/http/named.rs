//! The names of a table and its records in other spellings.

/// `order-items` as `OrderItems`.
pub fn pascal(kebab: &str) -> String {
    let words = kebab.split('-').filter_map(|word| {
        let first = word.chars().next()?;
        Some(
            first
                .to_uppercase()
                .chain(word.chars().skip(1))
                .collect::<String>(),
        )
    });
    words.collect()
}

/// `OrderItem` as `order item`.
pub fn words(pascal: &str) -> String {
    let mut words = String::new();
    for (index, letter) in pascal.char_indices() {
        if letter.is_uppercase() && index > 0 {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_as_operations_and_texts_need_them() {
        assert_eq!(pascal("order-items"), "OrderItems");
        assert_eq!(words("OrderItem"), "order item");
    }
}
