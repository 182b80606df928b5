//! Random schemes and months out of one seed: every rule kind, missing policy and gate, small enough that
//! thousands of them are quick. Values are drawn so that limits, ties and halves happen often.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// One scheme and its month, as both implementations read it.
pub struct Case {
    pub scheme: Value,
    /// person, item, value, entity, numerator, denominator.
    pub rows: Vec<[String; 6]>,
    pub unranked: BTreeMap<String, String>,
    pub volume: BTreeMap<String, u32>,
}

impl Case {
    pub fn json(&self) -> Value {
        json!({ "scheme": self.scheme, "rows": self.rows, "unranked": self.unranked, "volume": self.volume })
    }
}

/// Numbers out of a seed (xorshift).
pub struct Chance(u64);

const PEOPLE: [&str; 7] = ["001", "002", "003", "004", "005", "006", "007"];
const GROUPS: [&str; 2] = ["甲组", "乙组"];

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to `most`.
    fn upto(&mut self, most: u64) -> u64 {
        self.next() % (most + 1)
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.upto(n - 1) == 0
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.upto(list.len() as u64 - 1) as usize].clone()
    }

    /// A number from `least` to `most`, often whole, else with up to three places.
    fn number(&mut self, least: i64, most: i64) -> Value {
        let whole = least + self.upto((most - least) as u64) as i64;
        match self.upto(3) {
            0 | 1 => json!(whole),
            2 => json!(whole as f64 + 0.5),
            _ => json!((whole * 1000 + self.upto(999) as i64) as f64 / 1000.0),
        }
    }

    pub fn cases(mut self, count: usize) -> Vec<Case> {
        (0..count).map(|_| self.case()).collect()
    }

    fn case(&mut self) -> Case {
        let mut items: Vec<Value> = Vec::new();
        let grouped = self.one_in(3);
        if grouped {
            let map: Map<String, Value> = GROUPS.iter().map(|g| ((*g).to_owned(), json!(0))).collect();
            items.push(item("team", json!(0), json!({ "kind": "lookup", "map": map })));
        }
        let count = 1 + self.upto(5);
        for at in 0..count {
            let one = self.item(&format!("i{at}"), &items, grouped);
            items.push(one);
        }
        if self.one_in(4) {
            let mut bonus = item("extra", Value::Null, json!({ "kind": "bonus", "max": 10 }));
            bonus["missing"] = json!(self.pick(&["zero", "reweight", "ask"]));
            items.push(bonus);
        }
        let grades = ["A", "B", "C"];
        let ids: Vec<String> = items.iter().map(|i| i["id"].as_str().unwrap().to_owned()).collect();
        for item in &mut items {
            if self.one_in(6) {
                item["gate"] = self.gate(&ids, &grades);
            }
        }
        let people = 1 + self.upto(6) as usize;
        let mut rows = Vec::new();
        for person in &PEOPLE[..people] {
            for item in &items {
                self.rows(person, item, &mut rows);
            }
        }
        let mut scheme = json!({ "id": "x", "type": "scheme", "name": "方案", "items": items });
        self.frame(&mut scheme, &ids, &grades);
        let mut case = Case { scheme, rows, unranked: BTreeMap::new(), volume: BTreeMap::new() };
        for person in &PEOPLE[..people] {
            if self.one_in(8) {
                case.unranked.insert((*person).to_owned(), self.pick(&["probation", "leaver"]).to_owned());
            }
            if self.one_in(3) {
                case.volume.insert((*person).to_owned(), self.upto(20) as u32);
            }
        }
        case
    }

    /// What a scheme has beside its items.
    fn frame(&mut self, scheme: &mut Value, ids: &[String], grades: &[&str; 3]) {
        if self.one_in(3) {
            scheme["total"] = json!({ "nominal": 100, "unallocated_policy": "scale_items_to_100" });
        }
        if self.one_in(2) {
            let steps = [json!(80), json!(50), json!(0)];
            let table = grades.iter().zip(steps);
            scheme["grades"] = table
                .map(|(g, min)| json!({ "grade": g, "min": min, "coefficient": self.number(0, 1) }))
                .collect();
        }
        if self.one_in(3) {
            let mut list = Vec::new();
            for (at, grade) in grades.iter().enumerate() {
                let mut one = json!({ "grade": grade });
                if at < 2 || self.one_in(3) {
                    one["top"] = json!(self.pick(&[0, 20, 25, 34, 50, 100]));
                }
                if self.one_in(2) {
                    one["needs"] = json!([self.need(scheme, ids)]);
                }
                list.push(one);
            }
            let split = self.pick(&[50, 80]);
            scheme["rank_grades"] = json!([{ "min": split, "min_incl": false, "grades": list },
                { "max": split, "max_incl": true, "grades": [{ "grade": "B", "top": 50, "coefficient": 1.05 }] }]);
        }
        if self.one_in(3) {
            scheme["rank_rewards"] = json!([850, 800, 750]);
        }
        if self.one_in(3) {
            scheme["tie_break"] = json!([self.pick(ids)]);
        }
        scheme["rank_everyone"] = json!(self.one_in(3));
        if self.one_in(3) {
            scheme["min_volume"] = json!({ "metric": "K1", "value": 10 });
        }
    }

    fn need(&mut self, scheme: &Value, ids: &[String]) -> Value {
        let item = self.pick(ids);
        let items = scheme["items"].as_array().unwrap();
        let rule = &items.iter().find(|i| i["id"] == *item).unwrap()["rule"];
        let relative = rule["to"].as_str().is_some_and(|to| to.starts_with("group"));
        let mut need = json!({ "item": item, "op": self.op(), "value": self.number(0, 100) });
        if relative && self.one_in(2) {
            need["ratio"] = json!(true);
        }
        if items[0]["id"] == "team" && self.one_in(2) {
            need["when"] = json!({ "item": "team", "is": self.pick(&GROUPS) });
        }
        need
    }

    fn op(&mut self) -> &'static str {
        self.pick(&["<", "<=", ">", ">=", "=", "!="])
    }

    fn gate(&mut self, ids: &[String], grades: &[&str; 3]) -> Value {
        let effect = self.pick(&["item_zero", "total_zero", "grade_at_most", "unranked"]);
        let mut gate = json!({ "op": self.op(), "value": self.number(0, 60), "effect": effect });
        if effect == "grade_at_most" {
            gate["grade"] = json!(self.pick(grades));
        }
        if self.one_in(2) {
            gate["item"] = json!(self.pick(ids));
        }
        gate
    }

    fn item(&mut self, id: &str, before: &[Value], grouped: bool) -> Value {
        let w = self.pick(&[0, 5, 10, 15, 33]);
        let mut rule = self.rule(before, grouped);
        let may = ["ratio", "pass_fail", "percent_score", "linear", "tiers", "relative"];
        if may.contains(&rule["kind"].as_str().unwrap()) && self.one_in(3) {
            rule["per_entity"] = json!("shop");
            rule["combine"] = json!(self.pick(&["mean", "sum", "worst", "weighted_by_sales"]));
        }
        let mut item = item(id, json!(w), rule);
        if item["rule"]["kind"] == "ratio" {
            let more = 1 + self.upto(99) as i64;
            item["target"] = self.number(more, more);
        }
        if self.one_in(5) {
            item["unit"] = json!("%");
        }
        item["missing"] = json!(self.pick(&["ask", "reweight", "reweight", "zero"]));
        item
    }

    fn rule(&mut self, before: &[Value], grouped: bool) -> Value {
        let dir = self.pick(&["higher", "lower"]);
        let least = self.upto(40) as i64;
        match self.upto(16) {
            0 => {
                json!({ "kind": "ratio", "dir": dir, "cap": self.pick(&[1.0, 1.2]), "floor": self.pick(&[0.0, 0.5]) })
            }
            1 => json!({ "kind": "pass_fail", "op": self.op(), "value": self.number(0, 60) }),
            2 => json!({ "kind": "percent_score" }),
            3 => json!({ "kind": "manual", "min": 0, "max": "weight" }),
            4 => json!({ "kind": "lookup", "map": { "优": 5, "良": 3.5, "3": 2 } }),
            5 => json!({ "kind": "count_cap", "points_each": self.number(0, 3), "cap": 7 }),
            6 => json!({ "kind": "factor", "factor": 0.75, "input_max": 111 }),
            7 => json!({ "kind": "linear", "worst": least, "best": self.pick(&[-3.5, 60.0, 97.5]) }),
            8 => json!({ "kind": "tiers", "bands": self.bands(&[20, 50, 75]) }),
            9 => json!({ "kind": "deduct", "per_event": self.number(0, 3), "floor": self.pick(&[0, -4]) }),
            10 => {
                json!({ "kind": "entity_deduct", "entity": "shop", "op": self.op(), "threshold": 30, "points_each": 2.25, "floor": 0 })
            }
            11 => {
                json!({ "kind": "entity_pass_rate", "entity": "shop", "op": self.op(), "line": self.number(20, 60) })
            }
            12 => json!({ "kind": "sla_hit_rate", "sla": [] }),
            13 | 14 if !before.is_empty() => json!({ "kind": "formula", "expr": self.formula(before, 0) }),
            _ => {
                let to = self.pick(&["group_mean", "group_median", "rank", "percentile"]);
                let mut rule = json!({ "kind": "relative", "to": to, "dir": dir });
                match to {
                    "rank" => rule["bands"] = self.bands(&[2, 3, 5]),
                    "percentile" => rule["bands"] = self.bands(&[25, 50, 80]),
                    _ => {
                        rule["cap"] = json!(self.pick(&[1.0, 1.2]));
                        rule["floor"] = json!(self.pick(&[0.0, 0.4]));
                        if self.one_in(2) {
                            rule["small"] = json!({ "at_most": self.upto(3), "baseline": self.pick(&[json!(30), json!(0), Value::Null]), "baselines": { "甲组": 25 } });
                        }
                    }
                }
                if grouped && self.one_in(2) {
                    rule["within"] = json!("team");
                }
                if !before.is_empty() && rule["bands"].is_array() && self.one_in(2) {
                    rule["tie_break"] = self.pick(before)["id"].clone();
                }
                rule
            }
        }
    }

    fn bands(&mut self, ends: &[i64; 3]) -> Value {
        let mut incl = false;
        let mut bands = Vec::new();
        for at in 0..=ends.len() {
            let mut band = json!({ "points": self.number(0, 12), "min_incl": !incl });
            if at > 0 {
                band["min"] = json!(ends[at - 1]);
            }
            if at < ends.len() {
                incl = self.one_in(2);
                band["max"] = json!(ends[at]);
                band["max_incl"] = json!(incl);
            }
            bands.push(band);
        }
        // Seldom a value finds no band.
        if self.one_in(60) {
            bands.remove(0);
        }
        json!(bands)
    }

    fn formula(&mut self, before: &[Value], depth: u32) -> String {
        if depth > 2 || self.one_in(3) {
            return match self.upto(2) {
                0 => format!("{}", self.number(1, 9)),
                _ => self.named(before),
            };
        }
        let (a, b) = (self.formula(before, depth + 1), self.formula(before, depth + 1));
        match self.upto(8) {
            0 => format!("{a} + {b}"),
            1 => format!("({a}) − ({b})"),
            2 => format!("({a}) × ({b})"),
            // A division by nothing but numbers might be one by zero, which no scheme may hold.
            3 | 4 => format!("({a}) ÷ ({b} + {})", self.named(before)),
            5 => format!("min({a}, {b})"),
            6 => format!("max({a}, {b}, 3)"),
            7 => format!("round({a}, 1) * -1"),
            _ => format!("abs(({a}) - {b}) / {}", self.named(before)),
        }
    }

    /// An item to reckon with; one of words stops the month, which is worth little.
    fn named(&mut self, before: &[Value]) -> String {
        let numbers: Vec<&Value> = before.iter().filter(|i| i["rule"]["kind"] != "lookup").collect();
        let one = if numbers.is_empty() { &before[0] } else { self.pick(&numbers) };
        one["id"].as_str().unwrap().to_owned()
    }

    /// What a person's lines say of an item: nothing, a value, its parts, a blank, or entities.
    fn rows(&mut self, person: &str, item: &Value, rows: &mut Vec<[String; 6]>) {
        let id = item["id"].as_str().unwrap();
        let mut add = |value: String, entity: &str, top: String, bottom: String| {
            rows.push([person.to_owned(), id.to_owned(), value, entity.to_owned(), top, bottom]);
        };
        let none = String::new;
        let rule = &item["rule"];
        let kind = rule["kind"].as_str().unwrap();
        match kind {
            "lookup" => {
                let map = rule["map"].as_object().unwrap();
                let labels: Vec<&String> = map.keys().collect();
                let label = if self.one_in(200) { "差".to_owned() } else { self.pick(&labels).clone() };
                return add(label, "", none(), none());
            }
            "formula" if !self.one_in(12) => return,
            _ => {}
        }
        if self.one_in(9) {
            return;
        }
        let apart = rule["per_entity"].is_string() || kind.starts_with("entity") || kind == "sla_hit_rate";
        let judged = matches!(kind, "manual" | "percent_score");
        if (apart && !self.one_in(4)) || (judged && self.one_in(3)) {
            for entity in &["甲店", "乙店", "丙店"][..1 + self.upto(2) as usize] {
                let (value, top, bottom) = self.figure(kind == "sla_hit_rate");
                add(value, entity, top, bottom);
            }
            return;
        }
        let (value, top, bottom) = self.figure(false);
        add(value, "", top, bottom);
    }

    fn figure(&mut self, cases: bool) -> (String, String, String) {
        let none = String::new;
        let bottom = self.pick(&[0, 3, 6, 7, 9, 40, 100]);
        let top = self.upto(bottom + 2);
        match self.upto(9) {
            _ if cases => (none(), top.to_string(), bottom.to_string()),
            0 => (self.pick(&["", "-", "--"]).to_owned(), none(), none()),
            1 | 2 => (none(), top.to_string(), bottom.to_string()),
            3 => (self.number(0, 60).to_string(), none(), self.pick(&["1", "2", "50"]).to_owned()),
            4 => (self.number(-5, 110).to_string(), none(), none()),
            // A few values often, so that people tie.
            5 | 6 => (self.pick(&["10", "20", "30", "50"]).to_owned(), none(), none()),
            _ => (self.number(0, 100).to_string(), none(), none()),
        }
    }
}

fn item(id: &str, weight: Value, rule: Value) -> Value {
    let mut item = json!({ "id": id, "zh": id, "rule": rule });
    if !weight.is_null() {
        item["weight"] = weight;
    }
    item
}
