//! The words of the program's enumerations. The texts are in `words.ftl`; nothing is decided here.

use domain::evaluation::{ItemState, Unranked};
use domain::fact::FactState;
use domain::layout::Platform;
use domain::metric::Direction;
use domain::scheme::{GateEffect, MissingPolicy, Period, Src, UnallocatedPolicy};

use crate::Locale;

impl Locale {
    /// The word `word-{group}-{code}`: groups are `sheet` (open, reviewed, confirmed, signed, refused, appealed),
    /// `month` (open, closed), `rule` (the rule kinds) and those of the typed functions below.
    pub fn word(self, group: &str, code: &str) -> String {
        self.message(&format!("word-{group}-{code}"), &[])
    }

    pub fn unranked(self, reason: Unranked) -> String {
        let code = match reason {
            Unranked::Probation => "probation",
            Unranked::Leaver => "leaver",
            Unranked::LowVolume => "low_volume",
            Unranked::PartMonth => "part_month",
            Unranked::Missing => "missing",
            Unranked::Gate => "gate",
        };
        self.word("unranked", code)
    }

    pub fn fact_state(self, state: FactState) -> String {
        let code = match state {
            FactState::Settled => "settled",
            FactState::Unsettled => "unsettled",
            FactState::Missing => "missing",
            FactState::NotMeasured => "not_measured",
        };
        self.word("fact", code)
    }

    pub fn item_state(self, state: ItemState) -> String {
        let code = match state {
            ItemState::Scored => "scored",
            ItemState::Missing => "missing",
            ItemState::LeftOut => "left_out",
            ItemState::MissingZero => "missing_zero",
            ItemState::NotMeasured => "not_measured",
        };
        self.word("item", code)
    }

    pub fn direction(self, direction: Direction) -> String {
        let code = match direction {
            Direction::Higher => "higher",
            Direction::Lower => "lower",
            Direction::Neutral => "neutral",
        };
        self.word("direction", code)
    }

    pub fn src(self, src: Src) -> String {
        let code = match src {
            Src::Seed => "seed",
            Src::Inferred => "inferred",
            Src::Suggested => "suggested",
            Src::Owner => "owner",
        };
        self.word("src", code)
    }

    pub fn missing_policy(self, policy: MissingPolicy) -> String {
        let code = match policy {
            MissingPolicy::Ask => "ask",
            MissingPolicy::Reweight => "reweight",
            MissingPolicy::Zero => "zero",
        };
        self.word("missing", code)
    }

    pub fn gate_effect(self, effect: GateEffect) -> String {
        let code = match effect {
            GateEffect::ItemZero => "item_zero",
            GateEffect::TotalZero => "total_zero",
            GateEffect::GradeAtMost => "grade_at_most",
            GateEffect::Unranked => "unranked",
        };
        self.word("gate", code)
    }

    pub fn unallocated_policy(self, policy: UnallocatedPolicy) -> String {
        let code = match policy {
            UnallocatedPolicy::AddThirdItem => "add_third_item",
            UnallocatedPolicy::LeaveAt95 => "leave_at_95",
            UnallocatedPolicy::ScaleItemsTo100 => "scale_items_to_100",
        };
        self.word("unallocated", code)
    }

    pub fn period(self, period: Period) -> String {
        let code = match period {
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::OnDemand => "on_demand",
        };
        self.word("period", code)
    }

    pub fn platform(self, platform: Platform) -> String {
        platform.name().get(self.lang()).to_owned()
    }
}
