//! Places in the units of other languages: [`OffsetMap`], [`Report::with_offsets`], [`Extraction::report`].
//!
//! Rust counts bytes of UTF-8, JavaScript and most editors code units of UTF-16, Python code points.
//! One pass over the text counts the units up to every [`STEP`]th byte; each place is then found from
//! the nearest count, so that a whole extraction is converted in time linear in text and places.

use crate::report::Offsets;
use crate::{Extraction, Report, Span};

/// Bytes between two counts. Greater would be slower for each place, smaller would take more memory.
const STEP: usize = 128;

/// The places of one text in one unit, and back.
///
/// ```
/// use propos::{Offsets, OffsetMap};
///
/// let text = "« Été 🌊 », dit-il.";
/// let map = OffsetMap::new(text, Offsets::Utf16);
/// let wave = text.find('🌊').unwrap();
/// assert_eq!((wave, map.from_utf8(wave)), (9, Some(6)));
/// assert_eq!(map.to_utf8(6), Some(wave));
/// assert_eq!(map.to_utf8(7), None, "the middle of a surrogate pair");
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: Offsets,
    /// For each multiple of [`STEP`], the character boundary at or after it, and the units before that.
    counts: Vec<(usize, usize)>,
}

impl<'t> OffsetMap<'t> {
    /// Counts the units of the text.
    #[must_use]
    pub fn new(text: &'t str, unit: Offsets) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let (mut byte, mut units) = (0, 0);
        loop {
            counts.push((byte, units));
            let next = boundary_at_or_after(text, counts.len() * STEP);
            if next >= text.len() {
                return Self { text, unit, counts };
            }
            units += len(&text[byte..next], unit);
            byte = next;
        }
    }

    /// The unit that it converts to.
    #[must_use]
    pub fn unit(&self) -> Offsets {
        self.unit
    }

    /// How many units come before a byte; `None` if it is inside a character or beyond the text.
    ///
    /// ```
    /// let map = propos::OffsetMap::new("Été", propos::Offsets::CodePoints);
    /// assert_eq!([0, 1, 2, 5, 6].map(|byte| map.from_utf8(byte)), [Some(0), None, Some(1), Some(3), None]);
    /// ```
    #[must_use]
    pub fn from_utf8(&self, byte: usize) -> Option<usize> {
        if !self.text.is_char_boundary(byte) {
            return None;
        }
        let last = (byte / STEP).min(self.counts.len() - 1);
        // The boundary after the multiple may lie after the byte: not if the byte is one itself.
        let (start, units) = self.counts[last];
        Some(units + len(&self.text[start..byte], self.unit))
    }

    /// The byte before which so many units come; `None` if no character starts there.
    #[must_use]
    pub fn to_utf8(&self, units: usize) -> Option<usize> {
        let last = self.counts.partition_point(|&(_, before)| before <= units) - 1;
        let (start, before) = self.counts[last];
        let mut left = units - before;
        for (at, c) in self.text[start..].char_indices() {
            if left == 0 {
                return Some(start + at);
            }
            left = left.checked_sub(len_of(c, self.unit))?;
        }
        (left == 0).then_some(self.text.len())
    }

    /// A span of bytes in the unit; `None` if it is not one of the text.
    #[must_use]
    pub fn span_from_utf8(&self, span: Span) -> Option<Span> {
        self.span(span, Self::from_utf8)
    }

    /// A span of units in bytes; `None` if it is not one of the text.
    #[must_use]
    pub fn span_to_utf8(&self, span: Span) -> Option<Span> {
        self.span(span, Self::to_utf8)
    }

    fn span(&self, span: Span, convert: impl Fn(&Self, usize) -> Option<usize>) -> Option<Span> {
        let (start, end) = (convert(self, span.start())?, convert(self, span.end())?);
        // A span that was read from a file may end before it starts.
        (start <= end).then(|| Span::new(start, end))
    }
}

fn boundary_at_or_after(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&byte| text.is_char_boundary(byte)).unwrap_or(text.len())
}

fn len(text: &str, unit: Offsets) -> usize {
    match unit {
        Offsets::Utf8 => text.len(),
        // Bytes that start a character; those of four bytes are two code units.
        Offsets::Utf16 => text.bytes().map(|byte| usize::from(is_first(byte)) + usize::from(byte >= 0xF0)).sum(),
        Offsets::CodePoints => text.bytes().filter(|&byte| is_first(byte)).count(),
    }
}

/// Whether a byte of UTF-8 starts a character.
fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn len_of(c: char, unit: Offsets) -> usize {
    match unit {
        Offsets::Utf8 => c.len_utf8(),
        Offsets::Utf16 => c.len_utf16(),
        Offsets::CodePoints => 1,
    }
}

/// The text is not the one from which a report was made: a place of the report does not exist in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the report was made from another text: {span} is no span of this one, counted in {unit}")]
pub struct WrongText {
    span: Span,
    unit: &'static str,
}

impl Report {
    /// The same report with every place counted in another unit; `text` is the one it was made from.
    ///
    /// # Errors
    ///
    /// If a place of the report is none of the text.
    ///
    /// ```
    /// use propos::{Extractor, Offsets, Report};
    ///
    /// let text = "« Été 🌊 », a dit le maire.";
    /// let report = Report::from(&Extractor::new().extract(text));
    /// let utf16 = report.with_offsets(text, Offsets::Utf16)?;
    /// assert_eq!(utf16.offsets, Offsets::Utf16);
    /// assert_eq!(utf16.quotations[0].span, propos::Span::new(0, 10));
    /// assert_eq!(utf16.with_offsets(text, Offsets::Utf8)?, report);
    /// # Ok::<(), propos::WrongText>(())
    /// ```
    pub fn with_offsets(&self, text: &str, unit: Offsets) -> Result<Self, WrongText> {
        let mut report = self.clone();
        if self.offsets == unit {
            return Ok(report);
        }
        report.offsets = unit;
        let (from, to) = (OffsetMap::new(text, self.offsets), OffsetMap::new(text, unit));
        report.try_for_each_span(|span| {
            let place = from.span_to_utf8(*span).and_then(|bytes| to.span_from_utf8(bytes));
            *span = place.ok_or(WrongText { span: *span, unit: name(self.offsets) })?;
            Ok(())
        })?;
        Ok(report)
    }

    /// Every place that the report holds.
    fn try_for_each_span<E>(&mut self, mut change: impl FnMut(&mut Span) -> Result<(), E>) -> Result<(), E> {
        for span in &mut self.sentences {
            change(span)?;
        }
        for quotation in &mut self.quotations {
            change(&mut quotation.span)?;
            quotation.fragments.iter_mut().try_for_each(&mut change)?;
            if let Some(cue) = &mut quotation.cue {
                change(&mut cue.span)?;
            }
            if let Some(mention) = &mut quotation.mention {
                change(&mut mention.span)?;
            }
        }
        for speaker in &mut self.speakers {
            speaker.roles.iter_mut().try_for_each(|role| change(&mut role.span))?;
            speaker.mentions.iter_mut().try_for_each(&mut change)?;
        }
        self.diagnostics.iter_mut().try_for_each(|diagnostic| change(&mut diagnostic.span))
    }
}

/// The word of the JSON.
fn name(unit: Offsets) -> &'static str {
    match unit {
        Offsets::Utf8 => "utf8",
        Offsets::Utf16 => "utf16",
        Offsets::CodePoints => "code_points",
    }
}

impl Extraction<'_> {
    /// The report with every place counted in the unit.
    ///
    /// ```
    /// let extraction = propos::Extractor::new();
    /// let extraction = extraction.extract("« Été », a dit le maire.");
    /// let report = extraction.report(propos::Offsets::CodePoints);
    /// assert_eq!(report.quotations[0].span, propos::Span::new(0, 7));
    /// ```
    #[must_use]
    pub fn report(&self, unit: Offsets) -> Report {
        Report::from(self).with_offsets(self.text(), unit).expect("an extraction holds spans of its own text")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    const UNITS: [Offsets; 3] = [Offsets::Utf8, Offsets::Utf16, Offsets::CodePoints];

    /// What is counted is what Rust itself encodes.
    fn naive(text: &str, unit: Offsets) -> usize {
        match unit {
            Offsets::Utf8 => text.len(),
            Offsets::Utf16 => text.encode_utf16().count(),
            Offsets::CodePoints => text.chars().count(),
        }
    }

    /// Texts around a few steps long, of characters of one to four bytes.
    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a é«»\u{202F}🌊\u{301}\n]{0,300}",
            any::<String>(),
            (0..2 * STEP, "[é🌊a]{0,9}").prop_map(|(n, end)| "a".repeat(n) + &end + &"b".repeat(STEP)),
        ]
    }

    proptest! {
        #[test]
        fn the_map_counts_as_a_naive_one(text in text()) {
            for unit in UNITS {
                let map = OffsetMap::new(&text, unit);
                let mut before = None;
                for byte in 0..text.len() + 2 {
                    let units = map.from_utf8(byte);
                    let expected = text.get(..byte).map(|start| naive(start, unit));
                    prop_assert_eq!(units, expected, "{:?} at {}", unit, byte);
                    if let Some(units) = units {
                        prop_assert_eq!(map.to_utf8(units), Some(byte));
                        prop_assert!(before < Some(units), "a later place has a greater number");
                        before = Some(units);
                    }
                }
                for units in 0..naive(&text, unit) + 2 {
                    if let Some(byte) = map.to_utf8(units) {
                        prop_assert_eq!(map.from_utf8(byte), Some(units));
                    }
                }
            }
        }
    }

    #[test]
    fn every_place_of_a_report_is_converted() {
        let extraction = sample::full();
        let text = extraction.text();
        let report = Report::from(&extraction);
        let units: Vec<u16> = text.encode_utf16().collect();
        for (unit, slice) in [
            (
                Offsets::CodePoints,
                (&|s: Span| text.chars().skip(s.start()).take(s.len()).collect()) as &dyn Fn(Span) -> String,
            ),
            (Offsets::Utf16, &|s: Span| String::from_utf16(&units[s.range()]).unwrap()),
        ] {
            let converted = extraction.report(unit);
            assert_eq!(converted.offsets, unit);
            for (q, before) in converted.quotations.iter().zip(&report.quotations) {
                assert_eq!(slice(q.span), q.text);
                assert!(q.cue.iter().all(|cue| slice(cue.span) == cue.text));
                assert!(q.mention.iter().all(|mention| slice(mention.span) == mention.text));
                assert!(q.fragments.iter().zip(&before.fragments).all(|(f, b)| slice(*f) == b.of(text)));
            }
            for (speaker, before) in converted.speakers.iter().zip(&report.speakers) {
                assert!(speaker.roles.iter().all(|role| slice(role.span) == role.text));
                assert!(speaker.mentions.iter().zip(&before.mentions).all(|(m, b)| slice(*m) == b.of(text)));
            }
            assert_eq!(slice(converted.diagnostics[0].span), "»");
            assert_eq!(slice(converted.sentences[0]), text);
            assert_eq!(converted.with_offsets(text, Offsets::Utf8).unwrap(), report, "and back");
        }
    }

    #[test]
    fn another_text_is_an_error() {
        let report = Report::from(&sample::full());
        let error = report.with_offsets("« Oui »", Offsets::Utf16).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the report was made from another text: 0..140 is no span of this one, counted in utf8"
        );
    }

    #[test]
    fn spans_that_end_before_they_start_are_refused() {
        let error = serde_json::from_str::<Span>(r#"{"start": 2, "end": 1}"#).unwrap_err();
        assert_eq!(error.to_string(), "a span ends before it starts: 2..1");
    }
}
