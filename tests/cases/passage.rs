//! Where the words of an expectation stand in its passage.

use std::ops::Range;

/// A passage in which every run of white space counts as one space, so that nobody needs to type a
/// no-break space, and a passage may go over several lines.
pub(crate) struct Loose {
    text: String,
    /// For each byte of `text`, its place in the passage; and for the end.
    places: Vec<usize>,
}

impl Loose {
    pub(crate) fn new(passage: &str) -> Self {
        let (mut text, mut places) = (String::new(), Vec::new());
        for (at, c) in passage.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c != ' ' || !text.ends_with(' ') {
                text.push(c);
                places.extend((0..c.len_utf8()).map(|byte| at + byte));
            }
        }
        places.push(passage.len());
        Self { text, places }
    }

    /// Where `words` stand for the `occurrence`-th time; `…` in them stands for anything, as little as can be.
    pub(crate) fn find(&self, words: &str, occurrence: usize) -> Option<Range<usize>> {
        let parts: Vec<_> = words.split('…').map(squeezed).collect();
        if parts.first()?.is_empty() || parts.last()?.is_empty() {
            return None;
        }
        let starts = self.text.char_indices().map(|(at, _)| at);
        let mut found = starts.filter_map(|start| Some((start, self.end(start, &parts)?)));
        let (start, end) = found.nth(occurrence - 1)?;
        Some(self.places[start]..self.places[end - 1] + 1)
    }

    /// Where the parts end if the first one starts right at `start`.
    fn end(&self, start: usize, parts: &[String]) -> Option<usize> {
        let (first, rest) = parts.split_first()?;
        let mut end = self.text[start..].starts_with(first).then_some(start + first.len())?;
        for part in rest {
            end += self.text[end..].find(part)? + part.len();
        }
        Some(end)
    }
}

/// Every run of white space as one space, none at the ends.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
