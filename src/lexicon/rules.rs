//! Reads pattern rules: regular expressions over the sentence in which a quoted segment stands.

use std::sync::Arc;

use regex::Regex;

use super::line::{Line, one_of};
use super::nearest::{did_you_mean, nearest};
use crate::attribution;

/// How a pattern writes the segment in question, and how the others.
pub(crate) const QUOTED: &str = "«Q»";
pub(crate) const OTHER: &str = "«…»";

/// The named groups of a pattern.
const GROUPS: [&str; 2] = ["source", "cue"];

/// A rule that somebody wrote; clones share the compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct PatternRule {
    pub(crate) id: Arc<str>,
    pub(crate) regex: Regex,
}

/// `id | pattern`
pub(super) fn rule(line: &mut Line<'_>) -> Option<PatternRule> {
    let id = line.word(0).and_then(|id| own_id(line, id));
    let regex = line.word(1).and_then(|pattern| compiled(line, pattern));
    Some(PatternRule { id: id?.into(), regex: regex? })
}

/// An id that can stand in every format, and that tells the rule from the built-in ones.
fn own_id<'a>(line: &mut Line<'_>, id: &'a str) -> Option<&'a str> {
    if attribution::is_rule(id) {
        let help = format!("perhaps `{id}-2`");
        line.fault(id, format!("`{id}`, the id of a built-in rule"), "an id of your own", Some(help));
        return None;
    }
    if !is_rule_id(id) {
        let dashed: String = id.chars().map(|c| if fits_id(c) { c } else { '-' }).collect();
        let help = dashed.contains(|c: char| c.is_ascii_alphanumeric()).then(|| format!("write `{dashed}`"));
        line.fault(id, format!("`{id}`, which is no id"), "letters without accents, digits, `-` and `_`", help);
        return None;
    }
    Some(id)
}

fn fits_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Whether a rule can be called so.
pub(crate) fn is_rule_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(fits_id)
}

fn compiled(line: &mut Line<'_>, pattern: &str) -> Option<Regex> {
    let regex = match Regex::new(pattern) {
        Ok(regex) => regex,
        Err(error) => {
            syntax_fault(line, pattern, &error);
            return None;
        }
    };
    let mut right = true;
    for name in regex.capture_names().flatten().filter(|name| !GROUPS.contains(name)) {
        let at = pattern.find(&format!("<{name}>")).map_or(0, |at| at + 1);
        let help = nearest(name, GROUPS).map(did_you_mean);
        line.fault(&pattern[at..], format!("unknown group `{name}`"), one_of(GROUPS.into_iter()), help);
        right = false;
    }
    // Where a group has a wrong name, that is the fault.
    if right && !regex.capture_names().flatten().any(|name| name == GROUPS[0]) {
        let expected = "`(?<source>…)` around the words that name the source";
        line.fault(pattern, format!("`{pattern}`, which has no group `source`"), expected, None);
        right = false;
    }
    if !pattern.contains(QUOTED) {
        let slip = ["« Q »", "\"Q\"", "“Q”", "<<Q>>", "«q»", "'Q'"].into_iter().find(|slip| pattern.contains(slip));
        let part = slip.and_then(|slip| pattern.find(slip)).map_or(pattern, |at| &pattern[at..]);
        let help = slip.map(|slip| format!("write `{QUOTED}` for `{slip}`, whatever the marks in the text"));
        let expected = format!("`{QUOTED}` where the quoted words stand");
        line.fault(part, format!("`{pattern}`, which has no `{QUOTED}`"), expected, help);
        right = false;
    }
    right.then_some(regex)
}

/// `regex` tells the place of a fault by carets under the pattern, each line after four blanks.
fn syntax_fault(line: &mut Line<'_>, pattern: &str, error: &regex::Error) {
    let message = error.to_string();
    let carets = message.lines().find(|line| line.contains('^') && line.trim_matches([' ', '^']).is_empty());
    let skipped = carets.and_then(|carets| carets.find('^')).map_or(0, |at| at.saturating_sub(4));
    let at = pattern.char_indices().nth(skipped).map_or(pattern.len(), |(at, _)| at);
    let reason = match error {
        regex::Error::CompiledTooBig(_) => "it is too big",
        _ => message.lines().find_map(|line| line.strip_prefix("error: ")).unwrap_or("it cannot be read"),
    };
    let help = ["unclosed", "unopened"].iter().any(|word| reason.starts_with(word));
    let help = help.then(|| r"a sign that is meant as such takes a backslash: `\(`, `\[`, `\.`".to_owned());
    line.fault(&pattern[at..], format!("`{pattern}`: {reason}"), "a regular expression", help);
}
