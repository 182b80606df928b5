//! The schemes the program ships. Each starts as a file here and becomes the owner's own by changing it.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../definitions/schemes/", $name, ".json")))),*]
    };
}

const SCHEMES: &[(&str, &str)] = files![
    "online_agent_100",
    "client_rep_month",
    "tech_support_month",
    "presales_110",
    "presales_panel",
    "front_desk_grading",
    "aftersales_bonus",
    "cross_border_sales",
    "four_pillars",
    "shop_data_month",
    "supervisor_month",
    "rating_rules_a01",
    "rating_standard_a09",
    "rating_standard_a10",
    "rating_standard_a13",
    "rating_taobao_a14",
    "rating_rules_a16",
    "rating_rules_a06",
    "rating_rules_a04",
    "rating_shop_view_a18",
    "rating_hotline_c06",
    "rating_rules_c09",
    "rating_star_c11",
    "rating_rules_c16",
    "rating_plan_d6",
];

/// Id and text of every shipped scheme, in the order they are offered.
pub fn shipped_schemes() -> &'static [(&'static str, &'static str)] {
    SCHEMES
}
