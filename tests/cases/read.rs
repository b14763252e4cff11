//! Reads the cases of a Markdown file.

use std::fmt;
use std::ops::Range;

use crate::passage::{Loose, squeezed};

/// A passage and everything that must be found in it.
#[derive(Debug)]
pub(crate) struct Case {
    /// Where its block opens, for messages about what nobody expected.
    pub(crate) line: usize,
    pub(crate) passage: String,
    pub(crate) expected: Vec<Expected>,
    /// Where the case is marked as a known gap, and why it does not hold yet.
    pub(crate) gap: Option<(usize, String)>,
}

/// One line of a case.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) line: usize,
    /// The words as they were written.
    pub(crate) words: String,
    /// Where they stand in the passage.
    pub(crate) span: Range<usize>,
    /// `direct`, `mixed`, `indirect` or `nobody`.
    pub(crate) kind: Wanted,
    pub(crate) cue: Wanted,
    pub(crate) mention: Wanted,
    pub(crate) speaker: Wanted,
    pub(crate) role: Wanted,
    pub(crate) category: Wanted,
    pub(crate) rule: Wanted,
}

/// What a field says.
#[derive(Debug, PartialEq)]
pub(crate) enum Wanted {
    /// The field was left off.
    Anything,
    /// `-`
    Nothing,
    Text(String),
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Anything => "whatever",
            Self::Nothing => "-",
            Self::Text(text) => text,
        })
    }
}

/// A line and what is wrong with it.
pub(crate) type Fault = (usize, String);

const OPENING: &str = "```propos";
const GAP: &str = "gap:";
const KINDS: [&str; 4] = ["direct", "mixed", "indirect", "nobody"];

/// The cases of the file, and the faults of those that cannot be read.
pub(crate) fn cases(markdown: &str) -> (Vec<Case>, Vec<Fault>) {
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    let mut lines = markdown.lines().enumerate().map(|(index, line)| (index + 1, line));
    while let Some((opening, line)) = lines.next() {
        if !line.starts_with("```") {
            continue;
        }
        let block: Vec<_> = lines.by_ref().take_while(|(_, line)| line.trim_end() != "```").collect();
        if line.trim_end() != OPENING {
            // A block in another language is prose; one that was meant for us is not.
            if line.contains("propos") {
                faults.push((opening, format!("{line:?} opens no case; write {OPENING}")));
            }
        } else if opening + block.len() == markdown.lines().count() {
            faults.push((opening, "the block is never closed".to_owned()));
        } else {
            match case(opening, &block) {
                Ok(case) => cases.push(case),
                Err(fault) => faults.push(fault),
            }
        }
    }
    (cases, faults)
}

fn case(opening: usize, block: &[(usize, &str)]) -> Result<Case, Fault> {
    let bar = block.iter().position(|(_, line)| line.trim_end() == "---");
    let bar = bar.ok_or((opening, "no line --- between the passage and what is expected".to_owned()))?;
    let passage = block[..bar].iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    if passage.trim().is_empty() {
        return Err((opening, "the passage is empty".to_owned()));
    }
    let mut written: Vec<_> = block[bar + 1..].iter().filter(|(_, line)| !line.trim().is_empty()).collect();
    let gap =
        written.pop_if(|(_, line)| line.starts_with(GAP)).map(|(number, line)| (*number, line[GAP.len()..].trim()));
    if let Some((number, "")) = gap {
        return Err((number, "a gap needs its reason".to_owned()));
    }
    let expected = match *written {
        [] => return Err((opening, "nothing is expected; if so, write (nothing)".to_owned())),
        [(_, line)] if line.trim() == "(nothing)" => Vec::new(),
        _ => {
            let loose = Loose::new(&passage);
            let read =
                |&&(number, line): &&(usize, &str)| expected(number, line, &loose).map_err(|fault| (number, fault));
            written.iter().map(read).collect::<Result<_, _>>()?
        }
    };
    Ok(Case { line: opening, passage, expected, gap: gap.map(|(number, reason)| (number, reason.to_owned())) })
}

/// `words | kind | cue | mention | speaker | role | category=name | rule=id`
fn expected(number: usize, line: &str, passage: &Loose) -> Result<Expected, String> {
    let mut fields: Vec<_> = line.split('|').map(str::trim).collect();
    let rule = fields.pop_if(|last| last.starts_with("rule=")).map(|last| last.trim_start_matches("rule="));
    let category = fields.pop_if(|last| last.starts_with("category=")).map(|last| last.trim_start_matches("category="));
    if fields.contains(&"") || [rule, category].contains(&Some("")) {
        return Err("an empty field; write - for none".to_owned());
    }
    let [words, kind, rest @ ..] = &fields[..] else {
        return Err("expected at least: words | kind".to_owned());
    };
    if !KINDS.contains(kind) {
        return Err(format!("unknown kind {kind:?}; expected one of {}", KINDS.join(", ")));
    }
    if rest.len() > if *kind == "nobody" { 0 } else { 4 } {
        return Err(format!("too many fields for {kind}; expected words | kind | cue | mention | speaker | role"));
    }
    let wanted = |field: Option<&&str>| match field {
        None => Wanted::Anything,
        Some(&"-") => Wanted::Nothing,
        Some(text) => Wanted::Text(squeezed(text)),
    };
    let (phrase, count) = occurrence(words)?;
    let span = passage.find(phrase, count).ok_or_else(|| match count {
        1 => format!("not in the passage: {phrase}"),
        _ => format!("not in the passage {count} times: {phrase}"),
    })?;
    Ok(Expected {
        line: number,
        words: (*words).to_owned(),
        span,
        kind: wanted(Some(kind)),
        cue: wanted(rest.first()),
        mention: wanted(rest.get(1)),
        speaker: wanted(rest.get(2)),
        role: wanted(rest.get(3)),
        category: wanted(category.as_ref()),
        rule: wanted(rule.as_ref()),
    })
}

/// `words (2)`: the words, and which time they stand in the passage.
fn occurrence(words: &str) -> Result<(&str, usize), String> {
    let Some((before, number)) = words.strip_suffix(')').and_then(|words| words.rsplit_once(" (")) else {
        return Ok((words, 1));
    };
    match number.parse() {
        Ok(0) => Err("occurrences are counted from (1)".to_owned()),
        Ok(occurrence) => Ok((before.trim_end(), occurrence)),
        Err(_) => Ok((words, 1)),
    }
}
