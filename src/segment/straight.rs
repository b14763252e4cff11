//! Straight marks inside straight marks: `" Le comité des Jeux " Dakar 2026 " est prêt ", a-t-il dit`.
//!
//! A straight mark does not tell its side, and with blanks on both sides nothing else does. So all marks of a paragraph
//! are read together: of the readings with and without marks inside marks the cheapest wins, as in a Viterbi search
//! (G. D. Forney, “The Viterbi algorithm”, 1973).

use super::{Mark, Side, Sort};
use crate::lexicon::Classes;
use crate::token::{Token, TokenKind};

/// What speaks against a reading.
const AGAINST_BLANKS: u32 = 10;
const BEHIND_FUNCTION_WORD: u32 = 10;
const NOTHING_INSIDE: u32 = 10;
const LEFT_OVER: u32 = 10;
const NESTED: u32 = 3;
const UNUSUAL: u32 = 2;

/// A reading with marks inside marks must be better than the plain one by so much.
const MARGIN: u32 = 5;

/// A paragraph of fewer marks has none inside others; one of more is read plainly.
const MARKS: std::ops::RangeInclusive<usize> = 4..=60;

const FUNCTION: Classes = Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::RELATIVE).or(Classes::COORDINATION);

/// How deep the marks stand, and whether the last one opened.
#[derive(Clone, Copy)]
struct State {
    depth: usize,
    opened: bool,
}

const STATES: [State; 6] = [
    State { depth: 0, opened: false },
    State { depth: 1, opened: false },
    State { depth: 1, opened: true },
    State { depth: 2, opened: false },
    State { depth: 2, opened: true },
    State { depth: 0, opened: true },
];

/// Gives straight marks their side where they nest.
pub(super) fn tell_sides(marks: &mut [Mark], tokens: &[Token]) {
    let mut first = 0;
    while first < marks.len() {
        let paragraph = marks[first].paragraph;
        let last = first + marks[first..].iter().take_while(|m| m.paragraph == paragraph).count();
        let row = &mut marks[first..last];
        first = last;
        // Other marks tell more.
        if !MARKS.contains(&row.len()) || row.iter().any(|m| m.sort != Sort::Straight) {
            continue;
        }
        let (plain, _) = read(row, tokens, 1);
        let (nested, sides) = read(row, tokens, 2);
        if nested + MARGIN <= plain {
            row.iter_mut().zip(sides).for_each(|(mark, side)| mark.side = side);
        }
    }
}

/// The cheapest reading whose marks stand at most so deep: its cost, and the side of each mark.
fn read(marks: &[Mark], tokens: &[Token], deepest: usize) -> (u32, Vec<Side>) {
    const NEVER: u32 = u32::MAX / 2;
    let mut costs = [NEVER; STATES.len()];
    costs[0] = 0;
    let mut from: Vec<[(usize, Side); STATES.len()]> = Vec::with_capacity(marks.len());
    for (at, mark) in marks.iter().enumerate() {
        let previous = at.checked_sub(1).map(|p| &marks[p]);
        let mut next = [NEVER; STATES.len()];
        let mut back = [(0, Side::Either); STATES.len()];
        for (state, &cost) in STATES.iter().zip(&costs).filter(|(_, cost)| **cost < NEVER) {
            let here = index(*state);
            let mut step = |depth: usize, side: Side, more: u32| {
                let to = index(State { depth, opened: side == Side::Opens });
                if cost + more < next[to] {
                    (next[to], back[to]) = (cost + more, (here, side));
                }
            };
            if state.depth < deepest {
                step(state.depth + 1, Side::Opens, opening(mark, tokens) + NESTED * state.depth as u32);
            }
            match state.depth.checked_sub(1) {
                Some(depth) => {
                    let empty = state.opened && previous.is_some_and(|p| is_empty(p, mark, tokens));
                    step(depth, Side::Closes, closing(mark, tokens) + if empty { NOTHING_INSIDE } else { 0 });
                }
                None => step(0, Side::Closes, LEFT_OVER),
            }
        }
        costs = next;
        from.push(back);
    }
    let total = |i: usize| costs[i].saturating_add(LEFT_OVER * STATES[i].depth as u32);
    let mut at = (0..STATES.len()).min_by_key(|&i| total(i)).unwrap_or_default();
    let cost = total(at);
    let mut sides = Vec::with_capacity(marks.len());
    for back in from.iter().rev() {
        let (before, side) = back[at];
        sides.push(side);
        at = before;
    }
    sides.reverse();
    (cost, sides)
}

fn index(state: State) -> usize {
    STATES.iter().position(|s| s.depth == state.depth && s.opened == state.opened).unwrap_or_default()
}

/// A small letter behind an opening mark is less usual than a capital, and a capital behind a closing one.
fn opening(mark: &Mark, tokens: &[Token]) -> u32 {
    let small = tokens.get(mark.token + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capital());
    let blanks = if mark.blanks == Side::Closes { AGAINST_BLANKS } else { 0 };
    blanks + if small { UNUSUAL } else { 0 }
}

/// Nothing closes behind *de* or *la*.
fn closing(mark: &Mark, tokens: &[Token]) -> u32 {
    let behind = mark.token.checked_sub(1).is_some_and(|t| tokens[t].classes.intersects(FUNCTION));
    let capital = tokens.get(mark.token + 1).is_some_and(Token::is_capital);
    let blanks = if mark.blanks == Side::Opens { AGAINST_BLANKS } else { 0 };
    blanks + if behind { BEHIND_FUNCTION_WORD } else { 0 } + if capital { UNUSUAL } else { 0 }
}

/// `" et "`: a single function word is no quotation.
fn is_empty(open: &Mark, close: &Mark, tokens: &[Token]) -> bool {
    close.token == open.token + 2 && tokens[open.token + 1].classes.intersects(FUNCTION)
}
