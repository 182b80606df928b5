//! A preview as the command line answers it: the shape of the contract, out of the window's.

use serde_json::{Value as Json, json};

/// The `files` of the command line's answer, out of a preview.
pub fn contract_files(preview: &Json) -> Json {
    let sheets = preview["sheets"].as_array().into_iter().flatten().map(|sheet| {
        let checks = sheet["checks"].as_array().into_iter().flatten().map(|c| {
            json!({
                "metric": c["metric"], "ours": c["ours"], "theirs": c["theirs"], "ok": c["ok"],
                "how": c["how"], "ours_cell": c["ours_cell"], "theirs_cell": c["theirs_cell"],
            })
        });
        let problems = sheet["problems"].as_array().into_iter().flatten().map(|p| {
            json!({
                "code": p["code"], "sheet": p["sheet"], "cell": p["cell"], "found": p["found"],
                "expected": p["expected"], "text": p["text"],
            })
        });
        let keys = [
            "file",
            "sheet",
            "sha256",
            "layout",
            "shop",
            "from",
            "to",
            "new",
            "changed",
            "unchanged",
            "skipped",
            "wrong",
            "unmatched",
        ];
        let mut row: serde_json::Map<String, Json> =
            keys.iter().map(|k| ((*k).to_owned(), sheet[*k].clone())).collect();
        row.insert("checks".into(), checks.collect());
        row.insert("problems".into(), problems.collect());
        Json::Object(row)
    });
    let refused = preview["refused"].as_array().into_iter().flatten().map(|r| {
        let problem = &r["told"]["problem"];
        json!({
            "file": r["file"], "sheet": null, "sha256": null, "layout": null, "shop": null, "from": null, "to": null,
            "new": 0, "changed": 0, "unchanged": 0, "skipped": 0, "wrong": 1, "unmatched": [], "checks": [],
            "problems": [{
                "code": problem["code"], "sheet": problem["params"]["sheet"], "cell": problem["params"]["cell"],
                "found": problem["params"]["found"], "expected": problem["params"]["expected"],
                "text": r["told"]["text"],
            }],
        })
    });
    sheets.chain(refused).collect()
}
