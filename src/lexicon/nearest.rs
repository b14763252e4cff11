//! The right word that somebody may have meant.

/// The name nearest to `word`, if it is near: *ministre* is near *minister*, *xyz* is near nothing.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    // One slip in three letters; two letters swapped are one slip.
    let slips = (length / 3).max(1);
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= slips)
        .map(|name| (strsim::osa_distance(&word, &name.to_lowercase()), name))
        .filter(|&(distance, _)| distance <= slips && distance < length)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// *did you mean `minister`?*
pub(crate) fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_forgiven_and_nothing_more() {
        let names = ["minister", "military", "party"];
        assert_eq!(nearest("ministre", names), Some("minister"));
        assert_eq!(nearest("Minister", names), Some("minister"));
        assert_eq!(nearest("parti", names), Some("party"));
        assert_eq!(nearest("président", names), None);
        assert_eq!(nearest("x", ["m", "f"]), None);
        assert_eq!(nearest("", names), None);
    }
}
