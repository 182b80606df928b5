//! A small shop ready for work: three people, the scheme of online agents, October in full.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::exports::{BEI, Late, QING, STAFF_CSV, YUN, whole_month, workbook};

pub const SCHEME: &str = "online_agent_100";
pub const MONTH: &str = "2026-10";
pub const OWNER: &str = "苏掌柜";
pub const HAND: [&str; 5] = ["online", "solve", "norms", "recommend", "kb"];

/// Staff and shop from a CSV.
pub fn with_staff() -> Desk {
    let desk = Desk::with_book();
    let token = desk.file("员工.csv", STAFF_CSV.as_bytes());
    desk.call("staff.import", json!({ "token": token }));
    desk
}

/// The scheme as the owner completes it, for everybody of the shop, from October on.
pub fn with_scheme() -> Desk {
    let desk = with_staff();
    let shop = desk.shop("小满旗舰店");
    desk.call(
        "schemes.set",
        json!({ "id": SCHEME, "from": MONTH, "policy": "leave_at_95", "grades": [
            { "min": 90, "grade": "A", "coefficient": 1.1 }, { "min": 80, "grade": "B", "coefficient": 1 },
            { "min": 0, "grade": "C", "coefficient": 0.8 },
        ] }),
    );
    desk.call(
        "schemes.assign",
        json!({ "scheme": SCHEME, "scope": { "kind": "shop", "id": shop }, "from": MONTH }),
    );
    desk
}

/// October imported; what only a hand can enter is still missing.
pub fn with_october() -> Desk {
    let desk = with_scheme();
    let bytes = workbook(&whole_month(MONTH, &[QING, BEI, YUN]), Late::No);
    desk.import(&[desk.file("十月.xlsx", &bytes)]);
    desk
}

/// Everything there: 001 has 91.25, 002 has 87.78, 003 has 87.5.
pub fn ready() -> Desk {
    let desk = with_october();
    for no in ["001", "002", "003"] {
        for (item, value) in HAND.iter().zip(["6", "90", "0", "5", "5"]) {
            desk.call("month.mark", mark(&desk, no, item, value));
        }
    }
    desk
}

/// Confirmed by the owner.
pub fn confirmed() -> Desk {
    let desk = ready();
    let done = desk.call("month.confirm", json!({ "month": MONTH, "people": [], "name": OWNER }));
    assert_eq!(done["value"]["done"], 3, "{done}");
    desk
}

pub fn closed() -> Desk {
    let desk = confirmed();
    desk.call("month.close", json!({ "month": MONTH, "name": OWNER }));
    desk
}

pub fn mark(desk: &Desk, staff_no: &str, item: &str, value: &str) -> Value {
    json!({
        "month": MONTH, "person": desk.person(staff_no), "scheme": SCHEME, "item": item, "value": value,
        "reason": "月底统计", "name": OWNER,
    })
}
