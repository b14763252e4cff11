//! The plural of nouns and noun phrases, by rule.

/// A form and its plural: the one that stands after a comma, or the one by rule.
pub(super) fn number_forms(field: &str) -> (&str, String) {
    match field.split_once(',') {
        Some((singular, plural)) => (singular.trim(), plural.trim().to_string()),
        None => (field, plural_of(field)),
    }
}

/// The plural of a noun or of a noun phrase whose first words agree: *chefs d'état-major*.
pub(super) fn plural_of(form: &str) -> String {
    let mut plural = String::with_capacity(form.len() + 4);
    let mut complement = false;
    for word in form.split(' ') {
        if !plural.is_empty() {
            plural.push(' ');
        }
        complement |= matches!(word, "de" | "du" | "des" | "à" | "au" | "aux" | "en" | "par" | "sur")
            || word.starts_with("d'")
            || word.starts_with("l'");
        if complement {
            plural.push_str(word);
        } else {
            push_plural(word, &mut plural);
        }
    }
    plural
}

fn push_plural(word: &str, out: &mut String) {
    let stays = word.ends_with(['s', 'x', 'z']) || word.chars().all(char::is_uppercase) || word.starts_with("porte-");
    if stays {
        out.push_str(word);
    } else if let Some(stem) = word.strip_suffix("al") {
        out.push_str(stem);
        out.push_str("aux");
    } else {
        out.push_str(word);
        out.push(if word.ends_with("eau") || word.ends_with("eu") { 'x' } else { 's' });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_before_the_complement_agree() {
        for (singular, plural) in [
            ("ministre", "ministres"),
            ("premier ministre", "premiers ministres"),
            ("chef d'état-major", "chefs d'état-major"),
            ("cardinal", "cardinaux"),
            ("porte-parole", "porte-parole"),
            ("PDG", "PDG"),
            ("maire de la commune", "maires de la commune"),
        ] {
            assert_eq!(plural_of(singular), plural);
        }
        assert_eq!(number_forms("garde des sceaux,gardes des sceaux").1, "gardes des sceaux");
    }
}
