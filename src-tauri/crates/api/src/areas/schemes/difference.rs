//! What two texts of a scheme say differently, in words: item by item, with the old and the new value.

use domain::scheme::{Gate, Item, Scheme};
use domain::{Num, Result};
use locale::{Locale, number};

use super::draft::{readable, text_of};
use super::{rule_text, unit};
use crate::defs::{Defs, defs};
use crate::host::Host;
use crate::types::drafts::{CompareSchemes, SchemeDifference};

pub fn compare(host: &Host, request: CompareSchemes) -> Result<Vec<SchemeDifference>> {
    let locale = host.locale();
    host.with(|open| {
        let view = open.book.read();
        let defs = defs(&view)?;
        let before = readable(&text_of(&view, &request.id, request.before)?, &defs)?;
        let after = readable(&text_of(&view, &request.id, request.after)?, &defs)?;
        Ok(Told { locale, defs: &defs, out: Vec::new() }.all(&before, &after))
    })
}

struct Told<'a> {
    locale: Locale,
    defs: &'a Defs,
    out: Vec<SchemeDifference>,
}

impl Told<'_> {
    fn all(mut self, before: &Scheme, after: &Scheme) -> Vec<SchemeDifference> {
        self.scheme(before, after);
        for item in &after.items {
            match before.items.iter().find(|i| i.id == item.id) {
                Some(old) => self.item(old, item, before, after),
                None => {
                    let params =
                        [("weight", self.number(item.share())), ("rule", rule_text(item, self.locale))];
                    self.say(item, "added", &params);
                }
            }
        }
        for item in before.items.iter().filter(|old| after.items.iter().all(|i| i.id != old.id)) {
            self.say(item, "removed", &[("weight", self.number(item.share()))]);
        }
        let order = |a: &Scheme, b: &Scheme| -> Vec<String> {
            let both = a.items.iter().filter(|i| b.items.iter().any(|o| o.id == i.id));
            both.map(|i| i.id.clone()).collect()
        };
        if order(before, after) != order(after, before) {
            self.whole("order", &[]);
        }
        self.out
    }

    fn scheme(&mut self, before: &Scheme, after: &Scheme) {
        let lang = self.locale.lang();
        let period = |s: &Scheme| self.locale.period(s.period);
        let names = |ids: &[String], of: &Scheme| -> String {
            let name = |id: &String| {
                of.items
                    .iter()
                    .find(|i| i.id == *id)
                    .map_or_else(|| id.clone(), |i| i.name.get(lang).to_owned())
            };
            self.listed(ids.iter().map(name))
        };
        let volume = |s: &Scheme| {
            s.min_volume.as_ref().map_or_else(String::new, |v| {
                format!("{} ≥ {}", self.defs.metric_name(&v.metric, lang), v.value)
            })
        };
        let grades = |s: &Scheme| {
            self.listed(s.grades.iter().map(|g| {
                let coefficient = g.coefficient.map(|c| format!(" × {c}")).unwrap_or_default();
                format!("{} ≥ {}{coefficient}", g.grade, g.min)
            }))
        };
        let blocks = |s: &Scheme| {
            self.listed(s.blocks.iter().map(|b| {
                let nominal = b.nominal.map(|n| format!(" {n}")).unwrap_or_default();
                format!("{}{nominal}", b.name.get(lang))
            }))
        };
        let everyone = |s: &Scheme| self.yes(s.rank_everyone);
        let policy =
            |s: &Scheme| s.total.policy.map(|p| self.locale.unallocated_policy(p)).unwrap_or_default();
        let pairs = [
            ("name", before.name.get(lang).to_owned(), after.name.get(lang).to_owned()),
            ("period", period(before), period(after)),
            ("roles", self.listed(before.roles.iter().cloned()), self.listed(after.roles.iter().cloned())),
            ("nominal", self.number(before.total.nominal), self.number(after.total.nominal)),
            ("policy", policy(before), policy(after)),
            ("blocks", blocks(before), blocks(after)),
            ("grades", grades(before), grades(after)),
            ("min_volume", volume(before), volume(after)),
            ("tie_break", names(&before.tie_break, before), names(&after.tie_break, after)),
            ("rank_everyone", everyone(before), everyone(after)),
        ];
        for (what, old, new) in pairs {
            if old != new {
                let params = [("old", self.or_none(old)), ("new", self.or_none(new))];
                self.whole(what, &params);
            }
        }
    }

    fn item(&mut self, old: &Item, new: &Item, before: &Scheme, after: &Scheme) {
        let lang = self.locale.lang();
        let fed = |i: &Item| match &i.fed_by {
            Some(id) => self.defs.metric_name(id, lang),
            None => self.locale.message("schemes-by_hand", &[]),
        };
        let block = |i: &Item, of: &Scheme| {
            let block = of.blocks.iter().find(|b| Some(&b.id) == i.block.as_ref());
            block.map_or_else(String::new, |b| b.name.get(lang).to_owned())
        };
        let missing = |i: &Item| self.locale.missing_policy(i.missing);
        let gate = |i: &Item| i.gate.as_ref().map_or_else(String::new, |g| self.gate(g));
        let unit_of = |i: &Item| unit(i, self.locale).unwrap_or_default();
        let kind = |i: &Item| rule_text(&Item { weight: None, target: None, ..i.clone() }, self.locale);
        let pairs = [
            ("name", old.name.get(lang).to_owned(), new.name.get(lang).to_owned()),
            ("block", block(old, before), block(new, after)),
            ("fed_by", fed(old), fed(new)),
            ("weight", self.number(old.weight), self.number(new.weight)),
            ("target", self.number(old.target), self.number(new.target)),
            ("unit", unit_of(old), unit_of(new)),
            ("missing", missing(old), missing(new)),
            ("gate", gate(old), gate(new)),
            ("enabled", self.yes(old.enabled), self.yes(new.enabled)),
        ];
        // Weight and target are told by themselves; the rule's own sentence only where the rule differs.
        let rules = (old.rule != new.rule).then(|| match kind(old) == kind(new) {
            true => (kind(old), rule_text(new, self.locale)),
            false => (rule_text(old, self.locale), rule_text(new, self.locale)),
        });
        for (what, old, new_text) in pairs {
            if old != new_text {
                let params = [("old", self.or_none(old)), ("new", self.or_none(new_text))];
                self.say(new, what, &params);
            }
        }
        if let Some((old, new_text)) = rules {
            self.say(new, "rule", &[("old", old), ("new", new_text)]);
        }
    }

    fn gate(&self, gate: &Gate) -> String {
        let grade = gate.grade.as_ref().map(|g| format!(" {g}")).unwrap_or_default();
        format!("{} {}: {}{grade}", gate.op.sign(), gate.value, self.locale.gate_effect(gate.effect))
    }

    fn yes(&self, yes: bool) -> String {
        self.locale.message(if yes { "schemes-diff-yes" } else { "schemes-diff-no" }, &[])
    }

    fn number(&self, n: Option<Num>) -> String {
        n.map(|n| number::show(n, number::PLAIN)).unwrap_or_default()
    }

    fn or_none(&self, text: String) -> String {
        if text.is_empty() { self.locale.message("schemes-diff-none", &[]) } else { text }
    }

    fn listed(&self, all: impl Iterator<Item = String>) -> String {
        let sep = self.locale.lang().list_comma();
        all.collect::<Vec<_>>().join(sep)
    }

    fn whole(&mut self, what: &str, params: &[(&str, String)]) {
        self.push(String::new(), what, params);
    }

    fn say(&mut self, item: &Item, what: &str, params: &[(&str, String)]) {
        self.push(item.name.get(self.locale.lang()).to_owned(), what, params);
    }

    fn push(&mut self, item: String, what: &str, params: &[(&str, String)]) {
        let params: Vec<(&str, &str)> = params.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let id = match item.is_empty() {
            true => format!("schemes-diff-scheme_{what}"),
            false => format!("schemes-diff-item_{what}"),
        };
        let text = self.locale.message(&id, &params);
        self.out.push(SchemeDifference { item, text });
    }
}
