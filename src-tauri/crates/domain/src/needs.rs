//! What a rule needs before it can compute, and the most it can give. One place, so that the reader of
//! schemes, the screens and the calculation never disagree. Computes no points.

use crate::scheme::{Combine, Item, OwnerMustSet, Rule, Scheme};
use crate::{Label, Num, Problem};

impl Rule {
    /// Whether the rule scales by the item's weight.
    pub fn needs_weight(&self) -> bool {
        match self {
            Rule::Ratio { .. }
            | Rule::PassFail { .. }
            | Rule::PercentScore
            | Rule::Manual { max: None, .. }
            | Rule::Linear { .. }
            | Rule::Deduct { .. }
            | Rule::EntityDeduct { .. }
            | Rule::EntityPassRate { .. }
            | Rule::SlaHitRate { .. }
            | Rule::Formula { .. } => true,
            Rule::Relative { to, .. } => !to.by_place(),
            Rule::Manual { max: Some(_), .. }
            | Rule::Lookup { .. }
            | Rule::CountCap { .. }
            | Rule::Factor { .. }
            | Rule::Tiers { .. }
            | Rule::Bonus { .. } => false,
        }
    }
}

impl Item {
    pub fn is_bonus(&self) -> bool {
        matches!(self.rule, Rule::Bonus { .. })
    }

    /// The most points reachable; `None` while the owner has not set what the rule needs, where points
    /// have no upper end, and where they do not fit a decimal.
    pub fn max_points(&self) -> Option<Num> {
        match &self.rule {
            Rule::Ratio { cap, .. } => self.weight?.checked_mul((*cap)?.0).map(Num::from),
            Rule::PassFail { .. }
            | Rule::PercentScore
            | Rule::Linear { .. }
            | Rule::EntityPassRate { .. }
            | Rule::SlaHitRate { .. }
            | Rule::Formula { .. } => self.weight,
            Rule::Manual { max, .. } => max.or(self.weight),
            Rule::Lookup { map } => map.values().filter_map(|p| *p).max(),
            Rule::CountCap { cap, .. } => *cap,
            Rule::Factor { factor, input_max } => match input_max {
                Some(most) => (*factor)?.checked_mul(most.0).map(Num::from),
                None => self.weight,
            },
            Rule::Tiers { bands } => bands.iter().filter_map(|b| b.points).max(),
            Rule::Relative { to, bands, .. } if to.by_place() => bands.iter().filter_map(|b| b.points).max(),
            Rule::Relative { cap, .. } => self.weight?.checked_mul((*cap)?.0).map(Num::from),
            Rule::Deduct { floor, .. } | Rule::EntityDeduct { floor, .. } => {
                Some(self.weight?.max(floor.unwrap_or(Num::ZERO)))
            }
            Rule::Bonus { max } => *max,
        }
    }

    /// What the item takes of the nominal total: its weight, else the most it can give.
    pub fn share(&self) -> Option<Num> {
        self.weight.or_else(|| self.max_points())
    }

    /// The values only the owner can give, that the rule needs and the scheme leaves open.
    pub fn owner_must_set(&self) -> Vec<OwnerMustSet> {
        let mut open = Vec::new();
        let mut need = |field: String, value: Option<Num>, suggested: Option<Num>| {
            if value.is_none() {
                open.push(OwnerMustSet {
                    item: self.id.clone(),
                    item_name: self.name.clone(),
                    field,
                    suggested,
                    words: Vec::new(),
                    suggested_word: None,
                });
            }
        };
        if self.rule.needs_weight() {
            need("weight".into(), self.weight, self.suggested_weight);
        }
        match &self.rule {
            Rule::Ratio { cap, .. } => {
                need("target".into(), self.target, self.suggested_target);
                need("rule.cap".into(), *cap, None);
            }
            Rule::PassFail { value, .. } => need("rule.value".into(), *value, None),
            Rule::PercentScore | Rule::Manual { .. } => {}
            Rule::Lookup { map } => {
                for (label, points) in map {
                    need(format!("rule.map.{label}"), *points, None);
                }
            }
            Rule::CountCap { points_each, cap } => {
                need("rule.points_each".into(), *points_each, None);
                need("rule.cap".into(), *cap, None);
            }
            Rule::Factor { factor, .. } => need("rule.factor".into(), *factor, None),
            Rule::Linear { worst, best } => {
                need("rule.worst".into(), *worst, None);
                need("rule.best".into(), *best, None);
            }
            Rule::Relative { to, cap, .. } if !to.by_place() => need("rule.cap".into(), *cap, None),
            Rule::Tiers { bands } | Rule::Relative { bands, .. } => {
                for (i, band) in bands.iter().enumerate() {
                    need(format!("rule.bands[{i}].points"), band.points, band.suggested_points);
                }
            }
            Rule::EntityDeduct { threshold, points_each, .. } => {
                need("rule.threshold".into(), *threshold, None);
                need("rule.points_each".into(), *points_each, None);
            }
            Rule::EntityPassRate { line, .. } => need("rule.line".into(), *line, None),
            Rule::SlaHitRate { .. } | Rule::Formula { .. } => {}
            Rule::Deduct { per_event, .. } => need("rule.per_event".into(), *per_event, None),
            Rule::Bonus { max } => need("rule.max".into(), *max, None),
        }
        if let Some(each) = &self.per_entity
            && each.combine.is_none()
        {
            open.push(OwnerMustSet {
                item: self.id.clone(),
                item_name: self.name.clone(),
                field: "rule.combine".into(),
                suggested: None,
                words: Combine::ALL.map(|c| c.word().to_owned()).to_vec(),
                suggested_word: each.suggested_combine.map(|c| c.word().to_owned()),
            });
        }
        open
    }
}

impl Scheme {
    pub fn enabled(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|i| i.enabled)
    }

    /// The metrics that the enabled items and the minimum volume ask for, some more than once.
    pub fn metrics(&self) -> impl Iterator<Item = &str> {
        let volume = self.min_volume.iter().map(|v| v.metric.as_str());
        self.enabled().filter_map(|i| i.fed_by.as_deref()).chain(volume)
    }

    /// Everything the enabled items still need from the owner.
    pub fn owner_must_set(&self) -> Vec<OwnerMustSet> {
        self.enabled().flat_map(Item::owner_must_set).collect()
    }
}

/// The refusal `scheme.owner_must_set` naming each value; `None` where nothing is open.
pub fn incomplete(scheme: &Scheme, open: &[OwnerMustSet]) -> Option<Problem> {
    if open.is_empty() {
        return None;
    }
    let list =
        |one: &dyn Fn(&OwnerMustSet) -> String, sep: &str| open.iter().map(one).collect::<Vec<_>>().join(sep);
    Some(
        Problem::new("scheme.owner_must_set")
            .with("scheme", &scheme.id)
            .with("name_zh", &scheme.name.zh)
            .with("name_en", &scheme.name.en)
            .with("count", open.len())
            .with("fields", list(&|o| format!("{}.{}", o.item, o.field), ", "))
            .with("fields_zh", list(&|o| format!("{}的{}", o.item_name.zh, field_name(&o.field).zh), "、"))
            .with("fields_en", list(&|o| format!("{} ({})", o.item_name.en, field_name(&o.field).en), ", ")),
    )
}

/// What a field of an item is called on screen.
pub fn field_name(field: &str) -> Label {
    let (zh, en) = match field {
        "weight" => ("权重", "weight"),
        "target" => ("目标", "target"),
        "rule.cap" => ("上限", "cap"),
        "rule.floor" => ("下限", "floor"),
        "rule.value" => ("合格线", "pass line"),
        "rule.points_each" => ("每个得分", "points each"),
        "rule.factor" => ("折算系数", "factor"),
        "rule.worst" => ("零分值", "value for no points"),
        "rule.best" => ("满分值", "value for full points"),
        "rule.per_event" => ("每次扣分", "points lost per event"),
        "rule.max" => ("最高分", "most points"),
        "rule.threshold" => ("扣分线", "line below which points are lost"),
        "rule.line" => ("达标线", "line to reach"),
        "rule.combine" => ("几家店怎么合在一起", "how several shops are put together"),
        _ => {
            if let Some(label) = field.strip_prefix("rule.map.") {
                return Label::new(
                    format!("「{label}」的得分"),
                    format!("points for \u{201c}{label}\u{201d}"),
                );
            }
            let band = field.strip_prefix("rule.bands[").and_then(|f| f.split_once(']')).map(|(n, _)| n);
            if let Some(n) = band.and_then(|n| n.parse::<u32>().ok()) {
                return Label::new(format!("第 {} 档的得分", n + 1), format!("points of band {}", n + 1));
            }
            (field, field)
        }
    };
    Label::new(zh, en)
}
