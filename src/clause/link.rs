//! Gives every item its clause and every verb its subject, in one pass from left to right with a stack of open clauses.

use super::draft::Draft;
use super::{Frame, FrameKind, Link, Part};
use crate::key::words;
use crate::phrase::{Class, Determiner, Grammar, VerbForm};

mod content;
mod leaning;
mod subject;

pub(super) fn link(grammar: &Grammar<'_>, reading: &mut Draft) {
    let mut linker = Linker { grammar, reading, top: 0, bracket: Vec::new(), dash: None, leaning: Vec::new() };
    linker.open(FrameKind::Main, None, 0);
    for item in 0..linker.reading.items.len() {
        linker.item(item);
    }
    linker.settle_leaning();
    linker.settle_issuers();
}

struct Linker<'a, 'g> {
    grammar: &'a Grammar<'g>,
    reading: &'a mut Draft,
    top: usize,
    /// The clauses that were open when a bracket began.
    bracket: Vec<usize>,
    /// The dash that will close an insertion.
    dash: Option<usize>,
    /// Participles at the head of the sentence, whose subject comes later.
    leaning: Vec<usize>,
}

impl Linker<'_, '_> {
    /// *le récit qu'elle livre*: whoever gives a text issues it.
    fn settle_issuers(&mut self) {
        for frame in &self.reading.frames {
            let antecedent = frame.start.checked_sub(1).and_then(|i| self.reading.noun_at(i)).map(|(n, _)| n);
            let gives = |v: &usize| {
                let lemma = &*self.grammar.lexicon.verb(self.reading.verbs[*v].group.verb).lemma;
                matches!(
                    lemma,
                    "livrer"
                        | "faire"
                        | "donner"
                        | "publier"
                        | "signer"
                        | "rédiger"
                        | "écrire"
                        | "adresser"
                        | "envoyer"
                        | "diffuser"
                        | "présenter"
                        | "remettre"
                        | "dresser"
                        | "poster"
                )
            };
            let subject = frame.verb.filter(gives).and_then(|v| self.reading.verbs[v].subject);
            let relative = frame.kind == FrameKind::Relative && self.reading.part(frame.start) == Some(Part::Que);
            let Some((text, issuer)) = antecedent.zip(subject).filter(|&(text, issuer)| relative && text != issuer)
            else {
                continue;
            };
            let nouns = &mut self.reading.nouns;
            if nouns[text].phrase.class == Class::Document && nouns[issuer].phrase.is_source() {
                nouns[text].issuer = nouns[text].issuer.or(Some(issuer));
            }
        }
    }

    fn open(&mut self, kind: FrameKind, parent: Option<usize>, start: usize) {
        self.top = self.reading.frames.len();
        self.reading.frames.push(Frame {
            kind,
            parent,
            start,
            subject: None,
            antecedent: None,
            verb: None,
            quoted_verb: false,
        });
    }

    fn frame(&mut self) -> &mut Frame {
        &mut self.reading.frames[self.top]
    }

    /// Leaves the innermost clause; false if it is the outermost.
    fn pop(&mut self) -> bool {
        match self.reading.frames[self.top].parent {
            Some(parent) if self.reading.frames[self.top].kind != FrameKind::Bracket => {
                self.top = parent;
                true
            }
            _ => false,
        }
    }

    fn item(&mut self, item: usize) {
        match self.reading.items[item].part {
            Part::Stop | Part::Semicolon | Part::Colon => {
                self.reading.frame_of.push(self.top);
                self.bracket.clear();
                self.dash = None;
                self.settle_leaning();
                return self.open(FrameKind::Main, None, item + 1);
            }
            Part::Open => {
                self.reading.frame_of.push(self.top);
                self.bracket.push(self.top);
                let top = self.top;
                return self.open(FrameKind::Bracket, Some(top), item + 1);
            }
            // *Son collègue — le prénom a été modifié — écrit …*
            Part::Dash if self.dash.take_if(|&mut close| close == item).is_some() => {
                if let Some(top) = self.bracket.pop() {
                    self.top = top;
                }
            }
            Part::Dash if self.dash.is_none() && self.closing_dash(item).is_some() => {
                self.dash = self.closing_dash(item);
                self.reading.frame_of.push(self.top);
                self.bracket.push(self.top);
                let top = self.top;
                return self.open(FrameKind::Bracket, Some(top), item + 1);
            }
            Part::Close => {
                if let Some(top) = self.bracket.pop() {
                    self.top = top;
                }
            }
            Part::Que => self.que(item),
            Part::Qui => self.qui(item),
            Part::Relative => {
                let top = self.top;
                self.open(FrameKind::Relative, Some(top), item);
            }
            Part::Subordination if self.asked(item).is_some() => {
                // *a demandé pourquoi la piste n'avait « jamais été creusée »*
                let governor = self.asked(item).unwrap_or_default();
                let parent = self.reading.verbs[governor].frame;
                self.open(FrameKind::Content { governor }, Some(parent), item);
            }
            Part::Subordination => {
                let top = self.top;
                self.open(FrameKind::Subordinate, Some(top), item);
            }
            Part::Noun(noun) => self.noun(item, noun),
            Part::Verb(verb) => self.verb(item, verb),
            Part::Quote(_) => self.quote(item),
            _ => {}
        }
        self.reading.frame_of.push(self.top);
    }

    /// *que le président « a fait passer en force »*: the segment holds the verb of the subject right before.
    fn quote(&mut self, item: usize) {
        let subject = self.reading.frames[self.top].subject;
        // *Les brebis, toutes pleines, « ont passé la nuit dehors »*: an insertion may stand between.
        let beside = item > 0
            && subject.is_some_and(|s| {
                self.reading.items[item - 1].part == Part::Noun(s)
                    || self.reading.frames[self.top].verb.is_none()
                        && matches!(self.reading.items[item - 1].part, Part::Comma | Part::Close | Part::Adverb)
            });
        let tokens = self.reading.items[item].tokens;
        let verb =
            self.grammar.verb_group(tokens.0 + 1, tokens.1, true).is_some_and(|(v, _)| v.form == VerbForm::Finite);
        if beside && verb {
            self.frame().quoted_verb = true;
        }
    }

    /// The dash that closes the insertion that one behind a phrase opens.
    fn closing_dash(&self, item: usize) -> Option<usize> {
        item.checked_sub(1).and_then(|i| self.reading.noun_at(i))?;
        (item + 2..self.reading.items.len().min(item + 12))
            .take_while(|&i| !matches!(self.reading.items[i].part, Part::Stop | Part::Quote(_) | Part::Colon))
            .find(|&i| self.reading.items[i].part == Part::Dash)
    }

    fn qui(&mut self, item: usize) {
        let antecedent = self.antecedent(item);
        let top = self.top;
        self.open(FrameKind::Relative, Some(top), item);
        self.frame().subject = antecedent;
        self.frame().antecedent = antecedent;
    }

    /// The phrase to which *qui* belongs: right before, or before a comma.
    fn antecedent(&self, item: usize) -> Option<usize> {
        let mut i = item.checked_sub(1)?;
        if self.reading.items[i].part == Part::Preposition || self.reading.items[i].part == Part::CuePreposition {
            i = i.checked_sub(1)?;
        }
        if self.reading.items[i].part == Part::Comma {
            i = i.checked_sub(1)?;
        }
        // *C'est sa mère, depuis Antsirabe, qui …*: what stands between commas is no antecedent.
        let inserted = item > 0
            && self.reading.items[item - 1].part == Part::Comma
            && self.reading.noun_at(i).is_some_and(|(_, n)| {
                n.governed && (matches!(n.phrase.class, Class::Place | Class::Document) || !n.phrase.is_source())
            });
        if inserted
            && i >= 3
            && self.reading.items[i - 1].part == Part::Preposition
            && self.reading.items[i - 2].part == Part::Comma
        {
            i -= 3;
        }
        // *le soudeur, venu de Gênes il y a dix ans, qui …*
        let dated = self.reading.items[i].part == Part::Adverb;
        for back in (0..=i).rev().take(8) {
            match self.reading.items[back].part {
                Part::Noun(n) if dated && self.reading.nouns[n].governed => {}
                Part::Verb(v) if dated && self.reading.verbs[v].group.form == VerbForm::PastParticiple => {}
                Part::Noun(n) if self.reading.nouns[n].phrase.class != Class::Time => return Some(n),
                Part::Verb(_) | Part::Quote(_) | Part::Stop | Part::Colon => return None,
                _ => {}
            }
        }
        None
    }

    fn noun(&mut self, item: usize, noun: usize) {
        let nominal = &self.reading.nouns[noun];
        if nominal.governed || !nominal.phrase.can_speak() {
            return;
        }
        // Behind a verb it is an object, or a subject that the verb finds itself.
        if self.reading.before(item).is_some_and(|b| matches!(self.reading.items[b].part, Part::Verb(_))) {
            return;
        }
        // *Alors que les négociations piétinent, le ministre …*: the comma ends the clause before.
        // *Karim Vasse, virulent critique du maire, …*: an adjective may stand before.
        let qualified = item >= 2
            && self.reading.items[item - 1].part == Part::Word
            && self.reading.items[item - 2].part == Part::Comma
            && nominal.phrase.determiner == Determiner::None
            && nominal.phrase.class == Class::Role;
        let after_comma =
            item > 0 && self.reading.items[item - 1].part == Part::Comma || qualified || self.is_singled_out(item);
        if after_comma {
            // *Estimant que « la dette grandit », le maire …*
            if let FrameKind::Content { governor } = self.reading.frames[self.top].kind
                && self.leaning.contains(&governor)
                && (self.reading.frames[self.top].verb.is_some()
                    || item >= 2 && matches!(self.reading.items[item - 2].part, Part::Quote(_)))
            {
                self.pop();
            }
            while matches!(self.reading.frames[self.top].kind, FrameKind::Subordinate | FrameKind::Relative)
                && self.reading.frames[self.top].verb.is_some()
                && self.reading.frames[self.top].parent.is_some_and(|p| self.reading.frames[p].verb.is_none())
            {
                self.pop();
            }
        }
        if self.describes_place(item, noun) {
            return;
        }
        let frame = self.frame();
        if frame.verb.is_none() {
            let before = frame.subject;
            let relative = before.is_some() && frame.kind == FrameKind::Relative;
            // *Lamia Haddad, vice-présidente du groupe*: a role behind a name is said of it.
            let apposed = after_comma
                && before.is_some_and(|b| self.reading.nouns[b].phrase.class == Class::Named)
                && self.reading.nouns[noun].phrase.class == Class::Role
                && self.reading.nouns[noun].phrase.name.is_none();
            let keep = relative || apposed;
            if !keep {
                // The later phrase wins, unless it only stands between commas after a fit subject.
                let strong = before.is_some_and(|b| self.reading.nouns[b].phrase.is_source());
                let inserted = after_comma
                    && strong
                    && !matches!(self.reading.after(item).and_then(|i| self.reading.part(i)), Some(Part::Verb(_)));
                if before.is_none() || !inserted {
                    self.frame().subject = Some(noun);
                }
            }
        }
    }

    /// *les forains, et notamment l'aîné d'entre eux, …*
    fn is_singled_out(&self, item: usize) -> bool {
        let adverb = item >= 2
            && self.reading.items[item - 1].part == Part::Adverb
            && self.grammar.word_in(
                self.reading.items[item - 1].tokens.0,
                words!["notamment", "surtout", "particulièrement", "principalement", "soit"],
            );
        let before = |i: usize| self.reading.items[item - i].part;
        adverb && (before(2) == Part::Comma || item >= 3 && before(2) == Part::Coordination && before(3) == Part::Comma)
    }

    /// *À Rafah, la dernière ville du sud, …*: said of the place, no subject.
    fn describes_place(&self, item: usize, noun: usize) -> bool {
        let places =
            words!["ville", "capitale", "village", "localité", "commune", "région", "île", "bourg", "province"];
        let fronted = item == 3
            && self.reading.items[0].part == Part::Preposition
            && self.reading.items[2].part == Part::Comma
            && matches!(self.reading.noun_at(1), Some((_, n)) if matches!(n.phrase.class, Class::Place | Class::Named | Class::Other));
        fronted
            && self.grammar.word_in(self.reading.nouns[noun].phrase.head, places)
            && self.reading.items[item + 1..].iter().any(|i| i.part == Part::Comma)
    }

    fn verb(&mut self, item: usize, verb: usize) {
        match self.reading.verbs[verb].group.form {
            VerbForm::Finite => self.finite(item, verb),
            VerbForm::PresentParticiple | VerbForm::Infinitive => self.leaning_verb(item, verb),
            VerbForm::PastParticiple => self.participle(item, verb),
        }
        self.reading.verbs[verb].frame = self.top;
    }

    fn finite(&mut self, item: usize, verb: usize) {
        // *Daglo, dit « Hemetti », assure …*: a nickname, no verb of the clause.
        let main = self.reading.verbs[verb].group.main;
        if self.grammar.word_in(main, words!["dit", "dite", "dits", "dites"])
            && item > 0
            && self.reading.items[item - 1].part == Part::Comma
            && matches!(self.reading.part(item + 1), Some(Part::Quote(_)))
            && self.reading.part(item + 2) == Some(Part::Comma)
            && !self.reading.verbs[verb].group.compound
        {
            return;
        }
        if self.reading.verbs[verb].link == Link::InvertedPronoun {
            // An incise belongs to the outermost clause.
            if self
                .reading
                .before(item)
                .is_none_or(|b| matches!(self.reading.items[b].part, Part::Comma | Part::Quote(_) | Part::Dash))
            {
                while self.pop() {}
            }
            return self.take(verb);
        }
        let before = self.reading.before(item);
        let part = before.and_then(|b| self.reading.part(b));
        if let Some(subject) = before.and_then(|b| self.behind_participle(b)) {
            return self.subject(verb, Some(subject), Link::Before);
        }
        if let Some(Part::Noun(noun)) = part
            && !self.reading.nouns[noun].governed
            && self.reading.nouns[noun].phrase.can_speak()
            && !self.is_object_of_relative(before)
        {
            // *le moment n'est pas venu*: a new clause, whatever came before.
            return self.subject(verb, Some(noun), Link::Before);
        }
        let open_subject = (self.reading.frames[self.top].verb.is_none() && !self.reading.frames[self.top].quoted_verb)
            .then(|| self.reading.frames[self.top].subject)
            .flatten();
        let relative = self.reading.frames[self.top].kind == FrameKind::Relative;
        let opens = self.reading.frames[self.top].verb.is_none() && !self.reading.frames[self.top].quoted_verb;
        // *On y met plus de sel que la mer, regrette Adil*: what is compared takes no verb.
        let compared = self.reading.part(self.reading.frames[self.top].start) == Some(Part::Que)
            && part == Some(Part::Comma)
            && self.is_inserted_incise(item, verb);
        if relative && opens && !compared {
            let antecedent = matches!(part, Some(Part::Qui)) || self.reading.frames[self.top].start + 3 > item;
            if let Some(subject) = open_subject {
                return self.subject(verb, Some(subject), if antecedent { Link::Antecedent } else { Link::Before });
            }
            // *que dénonce la ministre*, *dont parle X*
            let follows = self.subject_after(item);
            return self.subject(verb, follows, Link::After);
        }
        let joint = part.is_none()
            || matches!(
                part,
                Some(
                    Part::Comma
                        | Part::Quote(_)
                        | Part::Dash
                        | Part::Close
                        | Part::Subordination
                        | Part::Que
                        | Part::Stop
                )
            );
        let waiting = open_subject.or_else(|| self.waiting_subject());
        // *…, comme le confirme Adil*: what stands outside is no subject of a clause that has just begun.
        let begins = part == Some(Part::Subordination);
        if joint
            && (waiting.is_none()
                || begins
                || self.quote_is_clause(item, waiting)
                || self.is_inserted_incise(item, verb) && !self.is_own_verb(item, waiting)
                || self.agrees_only_behind(item, verb, waiting))
            && let Some(follows) = self.subject_after(item).filter(|&n| self.may_follow(n))
        {
            let incise =
                !matches!(part, Some(Part::Subordination | Part::Que)) && self.reading.frames[self.top].verb.is_some();
            // *Le tunnel, a précisé la préfète, restera fermé*: the clause still waits for its verb.
            if waiting.is_some() {
                let predicate = &mut self.reading.verbs[verb];
                (predicate.subject, predicate.link) = (Some(follows), Link::After);
                return;
            }
            if incise {
                while self.pop() {}
            }
            return self.subject(verb, Some(follows), Link::After);
        }
        if open_subject.is_some() {
            return self.subject(verb, open_subject, Link::Before);
        }
        // *qui voit un piège et se dit inquiet*: *et* goes on with the same subject.
        let after_comma =
            before.and_then(|b| self.reading.before(b)).is_some_and(|b| self.reading.items[b].part == Part::Comma);
        if part == Some(Part::Coordination) && !after_comma && relative {
            let shared = self.reading.frames[self.top].verb.and_then(|v| self.reading.verbs[v].subject);
            if shared.is_some() {
                return self.subject(verb, shared, Link::Shared);
            }
        }
        // The clause has its verb: go out to one that waits for its own.
        let mut frame = Some(self.top);
        while let Some(f) = frame {
            if self.reading.frames[f].verb.is_none()
                && !self.reading.frames[f].quoted_verb
                && self.reading.frames[f].subject.is_some()
            {
                self.top = f;
                let subject = self.reading.frames[f].subject;
                return self.subject(verb, subject, Link::Before);
            }
            frame = self.reading.frames[f].parent;
        }
        // *a salué l'accord et appelle à …*
        if matches!(part, Some(Part::Coordination | Part::Comma)) {
            self.leave_for_shared(verb);
            let shared = self.reading.frames[self.top].verb.and_then(|v| self.reading.verbs[v].subject);
            return self.subject(verb, shared, Link::Shared);
        }
        self.subject(verb, None, Link::None);
    }

    fn subject(&mut self, verb: usize, subject: Option<usize>, link: Link) {
        let predicate = &mut self.reading.verbs[verb];
        (predicate.subject, predicate.link) = (subject, if subject.is_some() { link } else { Link::None });
        self.take(verb);
        if subject.is_some() {
            self.frame().subject = subject;
        }
    }

    fn take(&mut self, verb: usize) {
        self.frame().verb = Some(verb);
    }
}
