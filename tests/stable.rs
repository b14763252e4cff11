//! Typing is not meaning: the same article, typed or stored in another way, says the same.

mod common;

use std::sync::LazyLock;

use propos::{Extraction, Extractor};
use unicode_normalization::UnicodeNormalization as _;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

/// What is done to an article, and how.
type Change = (&'static str, fn(&str) -> String);

/// What happens to a text between keyboards, editors and databases.
const STORED: &[Change] = &[
    ("no-break spaces inside the marks", |text| respaced(text, '\u{A0}')),
    ("narrow no-break spaces inside the marks", |text| respaced(text, '\u{202F}')),
    ("thin spaces inside the marks", |text| respaced(text, '\u{2009}')),
    ("plain spaces inside the marks", |text| respaced(text, ' ')),
    ("typewriter apostrophes", |text| text.replace('’', "'")),
    ("printed apostrophes", |text| text.replace('\'', "’")),
    ("composed accents", |text| text.nfc().collect()),
    ("decomposed accents", |text| text.nfd().collect()),
    ("lines that end in LF", |text| text.replace("\r\n", "\n")),
    ("lines that end in CRLF", |text| text.replace('\n', "\r\n")),
    ("lines that end in CR", |text| text.replace('\n', "\r")),
    ("a byte order mark", |text| format!("\u{FEFF}{text}")),
    ("trailing blanks", |text| text.replace('\n', " \t\n") + " \u{A0}\n\n \n"),
];

/// What a page leaves in the text that is taken from it.
const LEFT_BEHIND: &[Change] = &[
    ("soft hyphens", |text| inside_words(text, '\u{AD}')),
    ("zero-width spaces at the ends of lines", |text| text.replace('\n', "\u{200B}\n")),
    ("zero-width joiners inside the marks", |text| text.replace("« ", "«\u{2060} ").replace(" »", " \u{2060}»")),
    ("marks of direction around each line", |text| {
        text.lines().map(|line| format!("\u{200E}{line}\u{200F}\n")).collect()
    }),
    ("isolated quotations", |text| text.replace('«', "\u{2068}«").replace('»', "»\u{2069}")),
    ("emoji in a paragraph behind", |text| format!("{text}\n\n👩‍🚒🇫🇷 👍🏽\n")),
    ("entities in a paragraph behind", |text| {
        format!("{text}\n\n&copy;&nbsp;2026 &lt;L&apos;Écho&gt; &#8212; &eacute;\n")
    }),
];

fn respaced(text: &str, space: char) -> String {
    let mut respaced = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let inside = c == ' ' || matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}');
        let beside = respaced.ends_with('«') || characters.peek() == Some(&'»');
        respaced.push(if inside && beside { space } else { c });
    }
    respaced
}

/// The sign between the fourth and the fifth letter of each word, as pages hyphenate.
fn inside_words(text: &str, sign: char) -> String {
    let mut letters = 0;
    let mut changed = String::with_capacity(text.len());
    for c in text.chars() {
        letters = if c.is_lowercase() { letters + 1 } else { 0 };
        if letters == 5 {
            changed.push(sign);
        }
        changed.push(c);
    }
    changed
}

/// What was read, without the way in which it was typed.
fn meaning(extraction: &Extraction<'_>) -> Vec<String> {
    let text = extraction.text();
    let described = extraction.quotations().map(|quotation| {
        let fragments: Vec<_> = quotation.fragments().map(|span| plain(&text[span.range()])).collect();
        let speaker = quotation.speaker().map(|speaker| {
            let roles: Vec<_> = speaker.roles().map(|role| plain(role.text())).collect();
            format!(
                "{} ({}; {:?}, {:?})",
                plain(speaker.name()),
                roles.join(", "),
                speaker.category(),
                speaker.gender()
            )
        });
        let cue = quotation.cue().map(|cue| plain(cue.text()));
        let mention = quotation.mention().map(|span| plain(&text[span.range()]));
        format!("{fragments:?} {:?} {cue:?} {mention:?} {speaker:?} {}", quotation.kind(), quotation.rule())
    });
    described.collect()
}

/// The words as printed, with plain spaces.
fn plain(words: &str) -> String {
    let seen: String =
        words.chars().filter(|c| !is_invisible(*c)).map(|c| if c == '\'' { '’' } else { c }).nfc().collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// How many quotations there are in the articles, and how those of each article read that the change touches.
fn touched(change: fn(&str) -> String) -> (usize, Vec<String>) {
    let (mut count, mut touched) = (0, Vec::new());
    for (name, text) in common::articles() {
        let before = meaning(&EXTRACTOR.extract(&text));
        let after = meaning(&EXTRACTOR.extract(&change(&text)));
        let lost = before.iter().filter(|said| !after.contains(said)).map(|said| format!("\n{name}\n- {said}"));
        let gained = after.iter().filter(|said| !before.contains(said)).map(|said| format!("\n{name}\n+ {said}"));
        touched.extend(lost);
        if after.len() >= before.len() {
            // Each that is lost is one of those that came instead.
            touched.extend(gained.skip(before.iter().filter(|said| !after.contains(said)).count()));
        }
        count += before.len();
    }
    assert!(count > 100, "the articles hold quotations");
    (count, touched)
}

#[test]
fn however_it_is_typed_or_stored() {
    for (what, change) in STORED {
        let (_, touched) = touched(*change);
        assert!(touched.is_empty(), "{what}: {}", touched.concat());
    }
}

/// Signs that nobody sees stand where blanks and the ends of lines tell something: one quotation in twenty may read otherwise.
#[test]
fn whatever_a_page_leaves_behind() {
    for (what, change) in LEFT_BEHIND {
        let (count, touched) = touched(*change);
        println!("{what}: {} of {count} quotations read otherwise", touched.len());
        assert!(touched.len() * 20 <= count, "{what}: {}", touched.concat());
    }
}

/// Every change changes something, or it would prove nothing.
#[test]
fn the_changes_are_changes() {
    let text = "« L’été », dit-il.\r\n\r\nOui, c'est « vrai\u{A0}» maintenant.\r\n";
    for (what, change) in STORED.iter().chain(LEFT_BEHIND) {
        // An article is composed as it is; a line that ends in CRLF is one that ends in LF, too.
        let changed = change(text);
        assert!(changed != text || *what == "composed accents", "{what}");
    }
}
