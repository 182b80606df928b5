//! A sheet to fill in by pen: what is judged and how; no figure and no points.

use domain::scheme::{Item, Rule};
use locale::number;
use papers::forms::{BlankDoc, BlankItem};

use crate::areas::schemes::rule_text;
use crate::paper::{self, Setting};
use crate::view::{Run, Who};

/// For a person, with the targets of their own sheet.
pub(crate) fn blank(run: &Run, at: usize, who: &Who, set: &Setting) -> BlankDoc {
    let Some(sheet) = run.evaluation.people.get(at) else { return nobodys(run, set) };
    let items = sheet.items.iter().map(|item| BlankItem {
        block: paper::block(run, item, set.lang()),
        name: item.name.get(set.lang()).to_owned(),
        target: paper::target(run, item, set.lang()),
        max: number::points(item.max),
        rule: run.item(&item.item).map(|i| rule_text(i, set.locale)).unwrap_or_default(),
    });
    BlankDoc {
        person: Some(paper::person(who, set)),
        max: number::points(sheet.max),
        items: items.collect(),
        ..nobodys(run, set)
    }
}

/// For whoever writes a name on it.
pub(crate) fn nobodys(run: &Run, set: &Setting) -> BlankDoc {
    let lang = set.lang();
    let used: Vec<&Item> = run.scheme.items.iter().filter(|i| i.enabled).collect();
    let most = |item: &Item| match &item.rule {
        Rule::Bonus { max } | Rule::Manual { max, .. } => max.or(item.weight),
        _ => item.weight,
    };
    let sum: domain::Decimal = used.iter().filter_map(|i| i.weight).map(|w| w.0).sum();
    BlankDoc {
        lang,
        book: set.book.to_owned(),
        month: run.evaluation.month.map(|m| set.locale.month(m)).unwrap_or_default(),
        stamps: if set.sample { vec![set.word("doc-stamp_sample")] } else { Vec::new() },
        person: None,
        scheme: run.scheme.name.get(lang).to_owned(),
        scheme_version: paper::version(run, set),
        max: number::points(run.scheme.total.nominal.unwrap_or(sum.into())),
        items: used
            .iter()
            .map(|item| BlankItem {
                block: item.block.as_ref().and_then(|id| {
                    run.scheme.blocks.iter().find(|b| b.id == *id).map(|b| b.name.get(lang).to_owned())
                }),
                name: item.name.get(lang).to_owned(),
                target: target(item, set),
                max: most(item).map(number::points).unwrap_or_default(),
                rule: rule_text(item, set.locale),
            })
            .collect(),
        print_date: set.locale.day(set.print_date),
        binding: false,
    }
}

/// `≤ 30 秒`, of the scheme itself.
fn target(item: &Item, set: &Setting) -> String {
    let Some(target) = item.target else { return String::new() };
    let sign = match &item.rule {
        Rule::Ratio { lower: true, .. } => "≤ ",
        Rule::Ratio { lower: false, .. } => "≥ ",
        _ => "",
    };
    let unit = item.unit.as_ref().map(|u| domain::Label::new(u.as_str(), u.as_str()));
    let shown = number::with_unit(target, number::PLAIN, unit.as_ref(), set.lang());
    format!("{sign}{shown}").replace("  ", " ")
}
