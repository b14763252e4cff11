//! [`Sieve`]: the rules that an extractor asks, in order.

use crate::error::Misfit;
use crate::lexicon::{PatternRule, did_you_mean, is_rule_id, nearest, one_of};
use crate::rule::{Body, OwnRule, Pass, Rule, rules};

use super::catalogue::NOBODY;

/// Rules pass by pass, each in the order in which it is asked.
#[derive(Clone, Debug)]
pub(crate) struct Sieve {
    rules: Vec<Rule>,
}

impl Sieve {
    /// The built-in rules, and before them those of a lexicon.
    pub(crate) fn new(patterns: &[PatternRule]) -> Self {
        let pattern = |rule: &PatternRule| Rule { body: Body::Pattern(rule.clone()), pass: Pass::Local, on: true };
        Self { rules: patterns.iter().map(pattern).chain(rules()).collect() }
    }

    pub(crate) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules of a pass that are on.
    pub(super) fn pass(&self, pass: Pass) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.on && rule.pass == pass)
    }

    /// Whether a rule of it reads sentences as text.
    pub(super) fn has_patterns(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.body, Body::Pattern(_)))
    }

    /// Puts a rule before those of a lexicon and the built-in ones, and behind what was added before.
    pub(crate) fn add(&mut self, own: OwnRule) -> Result<(), Misfit> {
        let id = &own.id;
        if !is_rule_id(id) {
            let expected = "letters without accents, digits, `-` and `_`".to_owned();
            return Err(Misfit { found: format!("`{id}`, which is no id for a rule"), expected, help: None });
        }
        if self.rules.iter().any(|rule| rule.id() == &**id) {
            let help = Some(format!("perhaps `{id}-2`"));
            let expected = "an id of its own".to_owned();
            return Err(Misfit { found: format!("a second rule `{id}`"), expected, help });
        }
        let at = self.rules.iter().take_while(|rule| matches!(rule.body, Body::Own(_))).count();
        self.rules.insert(at, Rule { body: Body::Own(own), pass: Pass::Local, on: true });
        Ok(())
    }

    /// Switches a rule on or off.
    pub(crate) fn switch(&mut self, id: &str, on: bool) -> Result<(), Misfit> {
        let at = self.find(id)?;
        if id == NOBODY {
            let found = format!("the rule `{id}` switched {}", if on { "on" } else { "off" });
            let expected = "another rule: this one is what is left when no rule decides".to_owned();
            return Err(Misfit { found, expected, help: None });
        }
        self.rules[at].on = on;
        Ok(())
    }

    /// Has a rule asked right before another one.
    pub(crate) fn put_before(&mut self, id: &str, other: &str) -> Result<(), Misfit> {
        let (from, to) = (self.find(id)?, self.find(other)?);
        if from == to {
            return Ok(());
        }
        let (rule, pass) = (&self.rules[from], self.rules[to].pass);
        let has_order = |pass| matches!(pass, Pass::Local | Pass::Carried);
        let is_own = !matches!(rule.body, Body::BuiltIn(_));
        if !has_order(pass) || !(is_own || rule.pass == pass) {
            let found = format!("the rule `{id}` before `{other}`, of the pass `{pass}`");
            let expected = match rule.pass {
                _ if is_own => format!("a rule of the pass `{}` or `{}`", Pass::Local, Pass::Carried),
                home if has_order(home) => {
                    let beside = self.rules.iter().filter(|rule| rule.pass == home && rule.id() != id);
                    format!("a rule of the pass `{home}`: {}", one_of(beside.map(Rule::id)))
                }
                home => format!("nothing: the rules of the pass `{home}` have a fixed order"),
            };
            return Err(Misfit { found, expected, help: None });
        }
        let mut rule = self.rules.remove(from);
        rule.pass = pass;
        self.rules.insert(if from < to { to - 1 } else { to }, rule);
        Ok(())
    }

    fn find(&self, id: &str) -> Result<usize, Misfit> {
        self.rules.iter().position(|rule| rule.id() == id).ok_or_else(|| {
            let ids = || self.rules.iter().map(Rule::id);
            let help = nearest(id, ids()).map(did_you_mean);
            Misfit { found: format!("unknown rule `{id}`"), expected: one_of(ids()), help }
        })
    }
}
