//! Reads an evaluation scheme from its JSON file. The format is in the schema this crate prints.
//! Guesses nothing: what the file leaves open stays open, and what it does not know it refuses by name.

mod checks;
mod draft;
mod findings;
mod item;
pub mod object;
mod places;
mod rule;

use domain::needs::incomplete;
use domain::scheme::{
    Allotment, Block, Grade, MinVolume, OwnerMustSet, Period, Scheme, Src, UnallocatedPolicy,
};
use domain::{Label, Num, Problem, Result};

use crate::json::Json;
use crate::metrics::Dictionary;
use object::Obj;

pub use draft::{Draft, Wrong, read_draft};
pub use findings::{Finding, findings};
pub use item::ITEM_KEYS;
pub mod item_words {
    //! The words an item may use, for the schema.
    pub use super::item::{EFFECTS, MISSING, OPS};
    pub use super::rule::{COMBINES, RELATIVE_TO};
}
pub use rule::{RULES, rule_keys};

pub const ROOT_KEYS: &[&str] = &[
    "template_id",
    "id",
    "type",
    "name",
    "source",
    "role",
    "period",
    "total",
    "blocks",
    "items",
    "grades",
    "rank_grades",
    "rank_rewards",
    "min_volume",
    "min_days",
    "tie_break",
    "rank_everyone",
];
pub const TOTAL_KEYS: &[&str] = &["nominal", "base", "unallocated_policy", "suggested_policy"];
pub const POLICIES: &[(&str, UnallocatedPolicy)] = &[
    ("add_third_item", UnallocatedPolicy::AddThirdItem),
    ("leave_at_95", UnallocatedPolicy::LeaveAt95),
    ("scale_items_to_100", UnallocatedPolicy::ScaleItemsTo100),
];
pub const PERIODS: &[(&str, Period)] = &[
    ("month", Period::Month),
    ("quarter", Period::Quarter),
    ("on_demand", Period::OnDemand),
    ("grading review", Period::OnDemand),
];

/// Reads a scheme file. Errors name the path of what is wrong (`items[2].rule.cap`).
pub fn read_scheme(text: &str, dict: &Dictionary) -> Result<Scheme> {
    let json = Json::read(text)?;
    from_json(&json, dict)
}

pub(crate) fn from_json(json: &Json, dict: &Dictionary) -> Result<Scheme> {
    let root = Obj::new(json, "")?;
    let mut scheme = head(&root, dict)?;
    let items = root.list("items")?;
    if items.is_empty() {
        return Err(Problem::new("scheme.no_items").with("path", root.at("items")));
    }
    let objects: Vec<Obj> =
        items.iter().enumerate().map(|(i, v)| Obj::new(v, format!("items[{i}]"))).collect::<Result<_>>()?;
    rule::refuse_unsupported(&objects)?;
    for object in &objects {
        scheme.items.push(item::read(object, dict)?);
    }
    checks::check(&mut scheme)?;
    Ok(scheme)
}

/// Everything but the items.
fn head(root: &Obj, dict: &Dictionary) -> Result<Scheme> {
    let kind = root.need_text("type")?;
    if kind != "scheme" {
        return Err(Problem::new("scheme.type_unsupported").with("found", kind));
    }
    root.only(ROOT_KEYS)?;
    let id = match root.text("id")? {
        Some(id) => id,
        None => root.need_text("template_id")?,
    };
    Ok(Scheme {
        id: id.strip_prefix("scheme.").unwrap_or(id).to_owned(),
        name: name(root)?,
        period: root.word("period", PERIODS)?.unwrap_or(Period::Month),
        roles: root.words("role")?,
        total: total(root)?,
        blocks: blocks(root)?,
        items: Vec::new(),
        grades: grades(root)?,
        rank_grades: places::grades(root)?,
        rank_rewards: places::rewards(root)?,
        min_volume: min_volume(root, dict)?,
        min_days: min_days(root)?,
        tie_break: root.words("tie_break")?,
        rank_everyone: root.flag("rank_everyone", false)?,
        source: source(root),
    })
}

fn name(root: &Obj) -> Result<Label> {
    match root.value("name") {
        Some(Json::Str(s)) if !s.trim().is_empty() => Ok(Label::new(s.trim(), "")),
        Some(other) => {
            let obj = Obj::new(other, "name")?;
            obj.only(&["zh", "en"])?;
            obj.label()
        }
        None => Err(Problem::new("scheme.missing_key").with("path", "name")),
    }
}

/// `source`, else the section title of the first seed.
fn source(root: &Obj) -> String {
    let told = root.value("source").or_else(|| match root.value("seed") {
        Some(Json::Arr(seeds)) => seeds.first().and_then(|s| s.get("section")),
        _ => None,
    });
    match told {
        Some(Json::Str(s)) => s.clone(),
        _ => String::new(),
    }
}

fn total(root: &Obj) -> Result<Allotment> {
    let Some(total) = root.obj("total")? else {
        return Ok(Allotment { nominal: None, base: None, policy: None, suggested_policy: None });
    };
    total.only(TOTAL_KEYS)?;
    Ok(Allotment {
        nominal: total.num_from_zero("nominal")?,
        base: total.num_from_zero("base")?,
        policy: total.word("unallocated_policy", POLICIES)?,
        suggested_policy: total.word("suggested_policy", POLICIES)?,
    })
}

fn blocks(root: &Obj) -> Result<Vec<Block>> {
    let mut blocks: Vec<Block> = Vec::new();
    for (i, value) in root.list("blocks")?.iter().enumerate() {
        let obj = Obj::new(value, format!("blocks[{i}]"))?;
        obj.only(&["id", "zh", "en", "nominal"])?;
        let block =
            Block { id: obj.need_text("id")?.to_owned(), name: obj.label()?, nominal: obj.num("nominal")? };
        if blocks.iter().any(|b| b.id == block.id) {
            return Err(Problem::new("scheme.duplicate_block")
                .with("path", obj.at("id"))
                .with("found", block.id));
        }
        blocks.push(block);
    }
    Ok(blocks)
}

fn grades(root: &Obj) -> Result<Vec<Grade>> {
    let mut grades: Vec<Grade> = Vec::new();
    for (i, value) in root.list("grades")?.iter().enumerate() {
        let obj = Obj::new(value, format!("grades[{i}]"))?;
        obj.only(&["min", "grade", "coefficient"])?;
        let min =
            obj.num("min")?.ok_or_else(|| Problem::new("scheme.missing_key").with("path", obj.at("min")))?;
        let grade = obj.need_text("grade")?.to_owned();
        if grades.iter().any(|g| g.min == min || g.grade == grade) {
            return Err(Problem::new("scheme.grade_twice")
                .with("path", obj.path)
                .with("grade", grade)
                .with("min", min));
        }
        grades.push(Grade { min, grade, coefficient: obj.num_from_zero("coefficient")? });
    }
    grades.sort_by_key(|g| std::cmp::Reverse(g.min));
    Ok(grades)
}

fn min_volume(root: &Obj, dict: &Dictionary) -> Result<Option<MinVolume>> {
    let Some(obj) = root.obj("min_volume")? else { return Ok(None) };
    obj.only(&["metric", "value"])?;
    let metric = obj.need_text("metric")?;
    let value = obj
        .num_from_zero("value")?
        .ok_or_else(|| Problem::new("scheme.missing_key").with("path", obj.at("value")))?;
    let id = dict.resolve(metric).ok_or_else(|| item::unknown_metric(&obj.at("metric"), metric))?;
    Ok(Some(MinVolume { metric: id.to_owned(), value }))
}

fn min_days(root: &Obj) -> Result<Option<u32>> {
    let Some(days) = root.num_from_zero("min_days")? else { return Ok(None) };
    let whole = u32::try_from(days.0).ok().filter(|whole| Num::from(*whole) == days && *whole <= 31);
    whole
        .map(Some)
        .ok_or_else(|| Problem::new("scheme.bad_days").with("path", root.at("min_days")).with("found", days))
}

/// Where a value comes from, out of the words people write: `suggested, taken from ...`.
pub(crate) fn src(text: &str) -> Src {
    let words = [("owner", Src::Owner), ("suggested", Src::Suggested), ("inferred", Src::Inferred)];
    let starts = words.iter().find(|(w, _)| text.starts_with(w));
    starts.or_else(|| words.iter().find(|(w, _)| text.contains(w))).map_or(Src::Seed, |(_, s)| *s)
}

/// The warnings `scheme.bands_gap`: values that fall into no band, between two bands of an enabled item or, of
/// places, at their ends. Such a value stops the evaluation when it comes.
pub fn gaps_told(scheme: &Scheme) -> Vec<Problem> {
    scheme.enabled().filter_map(checks::gap).collect()
}

/// Everything enabled items still need from the owner, with the suggested value where the file has one.
pub fn owner_must_set(scheme: &Scheme) -> Vec<OwnerMustSet> {
    scheme.owner_must_set()
}

/// `scheme.owner_must_set` naming each open value; `None` where the scheme can compute.
pub fn problem_if_incomplete(scheme: &Scheme) -> Option<Problem> {
    incomplete(scheme, &scheme.owner_must_set())
}

/// The warning `scheme.weights_differ` where the enabled items (bonus apart) do not add to the nominal.
/// `policy` is what happens to the difference, empty while the owner has not chosen.
/// Nothing is said while a weight is open.
pub fn weights_told(scheme: &Scheme) -> Option<Problem> {
    let nominal = scheme.total.nominal?;
    let mut sum = Num::ZERO;
    let mut bonus = Num::ZERO;
    for item in scheme.enabled() {
        let to = if item.is_bonus() { &mut bonus } else { &mut sum };
        *to = Num::from(to.checked_add(item.share()?.0)?);
    }
    let expected = scheme.total.base.unwrap_or(nominal);
    let with_bonus = Num::from(sum.checked_add(bonus.0)?);
    if sum == expected || (scheme.total.base.is_none() && with_bonus == nominal) {
        return None;
    }
    let policy = POLICIES.iter().find(|(_, p)| Some(*p) == scheme.total.policy).map_or("", |(w, _)| w);
    Some(
        Problem::new("scheme.weights_differ")
            .with("scheme", &scheme.id)
            .with("name_zh", &scheme.name.zh)
            .with("name_en", &scheme.name.en)
            .with("sum", sum)
            .with("nominal", expected)
            .with("difference", Num::from(expected.0 - sum.0))
            .with("policy", policy),
    )
}
