//! The rules as a chapter of the docs.

use std::fmt::Write as _;

use propos::Extractor;
use propos::rule::Pass;

/// What the rules of a pass have in common.
pub(crate) fn of_pass(pass: Pass) -> &'static str {
    match pass {
        Pass::Local => "what stands in the sentence; the first rule that answers decides",
        Pass::Carried => "where no local rule answers, what other rules found nearby",
        Pass::Clauses => "reported clauses without marks",
        _ => "what is left",
    }
}

/// Every rule with its cases.
pub(crate) fn markdown(extractor: &Extractor) -> String {
    let mut page = "<!-- Written by `cargo run --example rules -- --markdown`; `tests/rules.rs` holds it up to date. -->\n\
        \n\
        The rules in the order in which they are asked. In a pattern `«Q»` are the words in question; in a drawing `^`\n\
        stands under direct speech, `~` under mixed, `.` under a clause without marks, `-` under what nobody says.\n"
        .to_owned();
    let mut pass = None;
    for rule in extractor.rules() {
        if pass.replace(rule.pass()) != Some(rule.pass()) {
            let (name, what) = (rule.pass().to_string(), of_pass(rule.pass()));
            let _ = write!(page, "\n## {}{}: {what}\n", name[..1].to_uppercase(), &name[1..]);
        }
        let _ = write!(page, "\n### `{}`\n\n{}\n\n`{}`\n", rule.id(), rule.summary(), rule.pattern());
        for (what, passage) in [("It decides", rule.example()), ("It does not decide", rule.counter_example())] {
            if let Some(passage) = passage {
                let _ = write!(page, "\n{what}:\n\n```text\n{}\n```\n", extractor.extract(passage));
            }
        }
    }
    page
}
