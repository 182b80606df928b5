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
];

/// Id and text of every shipped scheme, in the order they are offered.
pub fn shipped_schemes() -> &'static [(&'static str, &'static str)] {
    SCHEMES
}
