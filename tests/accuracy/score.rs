//! Scores what was found against annotated articles: the figures of the shared `score.py`, by the same definitions.

use std::fmt;

use propos::Kind;

use crate::gold::{Article, Found, Item, Range, Wanted};
use crate::words::{contains, words};

/// A figure over all articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Figure {
    /// Found and right.
    pub(crate) right: usize,
    /// Found.
    pub(crate) found: usize,
    /// To be found.
    pub(crate) gold: usize,
}

impl Figure {
    pub(crate) fn precision(self) -> f64 {
        ratio(self.right, self.found)
    }

    pub(crate) fn recall(self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// The harmonic mean of the two; of a rate, the rate.
    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.right, self.found + self.gold)
    }

    /// One more that is to be found; of a rate, everything is found.
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.found += 1;
        self.gold += 1;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// All figures, in the order in which they are printed.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Score {
    pub(crate) articles: usize,
    pub(crate) quoted: Figure,
    pub(crate) indirect_loose: Figure,
    pub(crate) indirect: Figure,
    pub(crate) all_loose: Figure,
    pub(crate) all: Figure,
    pub(crate) attributed_quoted: Figure,
    pub(crate) attributed_all: Figure,
    pub(crate) cue: Figure,
    pub(crate) mention: Figure,
    pub(crate) speaker: Figure,
    pub(crate) role: Figure,
    pub(crate) category: Figure,
    pub(crate) gender: Figure,
    pub(crate) kind: Figure,
    pub(crate) not_speech: Figure,
    /// Of what is marked high, what is right.
    pub(crate) sure: Figure,
}

impl Score {
    /// Adds one article.
    pub(crate) fn add(&mut self, article: &Article, found: Vec<Item<Found>>) {
        self.articles += 1;
        // Reported clauses inside quoted segments are not scored.
        let segments: Vec<_> = article.quotations.iter().filter(|q| q.kind != Kind::Indirect).map(|q| q.span).collect();
        let gold: Vec<_> = article.quotations.iter().filter(|q| is_scored(q.span, q.kind, &segments)).collect();
        let found: Vec<_> = found.iter().filter(|q| is_scored(q.span, q.kind, &segments)).collect();
        let (gold_quoted, gold_indirect): (Vec<_>, Vec<_>) = gold.iter().partition(|q| q.kind != Kind::Indirect);
        let (found_quoted, found_indirect): (Vec<_>, Vec<_>) = found.iter().partition(|q| q.kind != Kind::Indirect);

        for (figure, gold, found, overlap) in [
            (&mut self.quoted, &gold_quoted, &found_quoted, 0.8),
            (&mut self.indirect_loose, &gold_indirect, &found_indirect, 0.3),
            (&mut self.indirect, &gold_indirect, &found_indirect, 0.8),
            (&mut self.all_loose, &gold, &found, 0.3),
            (&mut self.all, &gold, &found, 0.8),
        ] {
            figure.right += pairs(gold, found, overlap).len();
            figure.found += found.len();
            figure.gold += gold.len();
        }
        for (figure, gold, found, overlap) in [
            (&mut self.attributed_quoted, &gold_quoted, &found_quoted, 0.8),
            (&mut self.attributed_all, &gold, &found, 0.3),
        ] {
            figure.right +=
                pairs(gold, found, overlap).iter().filter(|(gold, found)| same_speaker(gold, found)).count();
            figure.found += found.len();
            figure.gold += gold.len();
        }
        let paired = pairs(&gold, &found, 0.3);
        for &(gold, found) in &paired {
            self.add_fields(gold, found);
        }
        for found in found.iter().filter(|found| found.sure) {
            let gold = paired.iter().find(|(_, other)| std::ptr::eq(*other, *found)).map(|(gold, _)| gold);
            self.sure.count(gold.is_some_and(|gold| same_speaker(gold, found)));
        }
        for &segment in &article.not_speech {
            self.not_speech.count(!found_quoted.iter().any(|q| overlap(segment, q.span) >= 0.8));
        }
    }

    fn add_fields(&mut self, gold: &Item<Wanted>, found: &Item<Found>) {
        let near = |gold, found: Option<Range>| found.is_some_and(|found| overlap(gold, found) >= 0.3);
        if let Some(cue) = gold.cue {
            self.cue.count(near(cue, found.cue));
        }
        if let Some(mention) = gold.mention {
            self.mention.count(near(mention, found.mention));
        }
        self.speaker.count(same_speaker(gold, found));
        if let Some(wanted) = &gold.speaker {
            let speaker = found.speaker.as_ref();
            self.role.count(same_role(wanted, speaker));
            if wanted.category.is_some() {
                self.category.count(speaker.and_then(|speaker| speaker.category) == wanted.category);
            }
            if wanted.gender.is_some() {
                self.gender.count(speaker.and_then(|speaker| speaker.gender) == wanted.gender);
            }
        }
        self.kind.count(gold.kind == found.kind);
    }

    /// Each figure with the name that `score.py` gives it.
    pub(crate) fn figures(&self) -> [(&'static str, Figure); 16] {
        [
            ("quoted segments, overlap 0.8", self.quoted),
            ("indirect clauses, overlap 0.3", self.indirect_loose),
            ("indirect clauses, overlap 0.8", self.indirect),
            ("all quotations, overlap 0.3", self.all_loose),
            ("all quotations, overlap 0.8", self.all),
            ("ATTRIBUTED quoted segments", self.attributed_quoted),
            ("ATTRIBUTED all quotations", self.attributed_all),
            ("cue", self.cue),
            ("speaker mention", self.mention),
            ("speaker entity", self.speaker),
            ("role", self.role),
            ("role category", self.category),
            ("gender", self.gender),
            ("kind", self.kind),
            ("not-speech segments left alone", self.not_speech),
            ("right where confidence is high", self.sure),
        ]
    }
}

/// The table of `score.py`.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} articles", self.articles)?;
        for (index, (name, figure)) in self.figures().into_iter().enumerate() {
            let [precision, recall, f1] = [figure.precision(), figure.recall(), figure.f1()].map(|rate| 100.0 * rate);
            if index < 7 {
                let gold = figure.gold;
                writeln!(f, "{name:34} P {precision:5.1}%  R {recall:5.1}%  F1 {f1:5.1}%  ({gold} gold)")?;
            } else {
                writeln!(f, "{name:34} {recall:5.1}% of {}", figure.gold)?;
            }
        }
        Ok(())
    }
}

fn is_scored(span: Range, kind: Kind, segments: &[Range]) -> bool {
    kind != Kind::Indirect || !segments.iter().any(|segment| segment.0 <= span.0 && span.1 <= segment.1)
}

/// Pairs of what is to be found and what was found, each in one pair at most, the best overlaps first.
fn pairs<'a>(
    gold: &[&'a Item<Wanted>],
    found: &[&'a Item<Found>],
    least: f64,
) -> Vec<(&'a Item<Wanted>, &'a Item<Found>)> {
    let all = (0..gold.len()).flat_map(|i| (0..found.len()).map(move |j| (i, j)));
    let mut candidates: Vec<_> = all.map(|(i, j)| (overlap(gold[i].span, found[j].span), i, j)).collect();
    candidates.retain(|&(overlap, ..)| overlap >= least);
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (b.1, b.2).cmp(&(a.1, a.2))));
    let (mut gold_left, mut found_left) = (vec![true; gold.len()], vec![true; found.len()]);
    candidates.retain(|&(_, i, j)| {
        let free = gold_left[i] && found_left[j];
        if free {
            (gold_left[i], found_left[j]) = (false, false);
        }
        free
    });
    candidates.into_iter().map(|(_, i, j)| (gold[i], found[j])).collect()
}

/// What two ranges share, as a part of what they cover together.
fn overlap(a: Range, b: Range) -> f64 {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    if shared == 0 { 0.0 } else { shared as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64 }
}

fn same_speaker(gold: &Item<Wanted>, found: &Item<Found>) -> bool {
    match (&gold.speaker, &found.speaker) {
        (None, None) => true,
        (Some(wanted), Some(found)) => wanted.aliases.iter().any(|alias| contains(&found.name, &words(alias))),
        _ => false,
    }
}

fn same_role(wanted: &Wanted, found: Option<&Found>) -> bool {
    let role = found.map_or(&[][..], |found| &found.role);
    match wanted.role.as_deref() {
        None | Some("") => role.is_empty(),
        Some(_) => wanted.role_heads.iter().any(|head| contains(role, &words(head))),
    }
}

#[test]
fn overlap_is_what_two_ranges_share_of_what_they_cover() {
    assert_eq!(overlap((0, 10), (2, 10)), 0.8);
    assert_eq!(overlap((0, 10), (5, 15)), 5.0 / 15.0);
    assert_eq!(overlap((0, 5), (5, 10)), 0.0);
}

#[test]
fn the_best_overlap_is_paired_first() {
    fn item<S>(span: Range) -> Item<S> {
        Item { span, kind: Kind::Direct, cue: None, mention: None, speaker: None, sure: false }
    }
    let (gold, found) = ([item((0, 10)), item((10, 20))], [item((4, 18)), item((9, 20))]);
    let pairs = pairs(&gold.each_ref(), &found.each_ref(), 0.3);
    let spans: Vec<_> = pairs.iter().map(|(gold, found)| (gold.span, found.span)).collect();
    assert_eq!(spans, [((10, 20), (9, 20)), ((0, 10), (4, 18))]);
}
