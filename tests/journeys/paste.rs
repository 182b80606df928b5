//! A table copied in a spreadsheet or on a web page: previewed, mapped, looked at again and written like a file.

use domain::Lang;
use serde_json::{Value, json};

use crate::desk::{Desk, text};
use crate::shop;

const TABS: &str = "日期\t旺旺昵称\t咨询人数\t接待人数\t首次响应秒\r\n\
    2026-11-02\t店:阿青\t30\t20\t40\r\n\
    2026-11-02\t店:小北\t15\t10\t\"30\"\r\n";

const PAGE: &str = "<html><body><!--StartFragment--><style>td{mso-number-format:General}</style><table>\
    <tr><th>日期<th>旺旺昵称<th>咨询人数<th>接待人数<th>首次响应秒</tr>\
    <tr><td>2026-11-03<td>店:阿青<td>31<td>21<td>41</tr>\
    <tr><td>2026-11-03<td>店:小北<td>16<td>11<td>31</tr></table><!--EndFragment--></body></html>";

fn paste(desk: &Desk, copied: &str, html: Option<&str>) -> String {
    let mut request = json!({ "text": copied });
    if let Some(html) = html {
        request["html"] = json!(html);
    }
    let pasted = desk.call("facts.paste", request);
    assert_eq!(pasted["name"], "粘贴的表格");
    text(&pasted["token"])
}

#[test]
fn a_table_copied_in_excel_and_one_of_a_web_page_are_imported_with_the_cell_of_every_figure() {
    let desk = shop::with_staff();
    desk.import(&[paste(&desk, TABS, None)]);
    desk.import(&[paste(&desk, "日期 旺旺昵称", Some(PAGE))]);
    let facts = desk.call(
        "facts.list",
        json!({ "month": "2026-11", "offset": 0, "limit": 99, "metric": "receive_users" }),
    );
    let told: Vec<(String, Value, String, String)> = facts["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| {
            (text(&r["day"]), r["value"].clone(), text(&r["source"]["file"]), text(&r["source"]["cell"]))
        })
        .collect();
    let name = "粘贴的表格".to_owned();
    for (day, value, cell) in [
        ("2026-11-02", 20, "D2"),
        ("2026-11-02", 10, "D3"),
        ("2026-11-03", 21, "D2"),
        ("2026-11-03", 11, "D3"),
    ] {
        let want = (day.to_owned(), json!(value), name.clone(), cell.to_owned());
        assert!(told.contains(&want), "{want:?} is not among {told:#?}");
    }
    // Pasted once more it is known, like a file.
    let again = desk.preview(&[paste(&desk, TABS, None)]);
    assert_eq!((&again["new"], &again["unchanged"]), (&json!(0), &json!(6)), "{again:#}");
    assert!(again["sheets"][0]["imported_before"].is_string());
}

#[test]
fn a_pasted_table_that_nobody_knows_is_mapped_and_looked_at_again_without_pasting_it_anew() {
    let desk = shop::with_staff();
    let tokens = [paste(&desk, "花名\t来客\n店:阿青\t5\n店:小北\t7\n", None)];
    let unknown = desk.preview(&tokens)["unknown"][0].clone();
    let column = |header: &str, purpose: &str, metric: &str| json!({ "header": header, "use": purpose, "metric": metric, "unit": "number" });
    let mapping = json!({ "name": "贴的表", "short_dates": null, "settles_after_days": 0,
        "columns": [column("花名", "nickname", ""), column("来客", "metric", "receive_users")] });
    let look = desk.call(
        "mapping.look",
        json!({ "tokens": tokens, "file": unknown["file"], "sha256": unknown["sha256"], "sheet": unknown["sheet"],
            "mapping": mapping, "from": "2026-11-02" }),
    );
    assert_eq!((&look["read"]["count"], &look["refused"]), (&json!(2), &Value::Null), "{look:#}");
    desk.call("layouts.save", json!({ "mapping": mapping }));
    let days = json!([{ "sha256": unknown["sha256"], "sheet": unknown["sheet"], "from": "2026-11-02", "to": "2026-11-02" }]);
    let preview = desk.call("facts.preview", json!({ "tokens": tokens, "days": days }));
    assert_eq!((&preview["new"], &preview["can_commit"]), (&json!(2), &json!(true)), "{preview:#}");
    desk.call("facts.commit", json!({ "preview": preview["id"] }));
}

#[test]
fn an_empty_clipboard_and_one_that_was_forgotten_are_told_and_nothing_is_written() {
    let desk = shop::with_staff();
    for request in [json!({ "text": " \n" }), json!({ "text": "", "html": "<p>只有字</p>" })] {
        desk.refused_with("facts.paste", request, "import.paste_empty");
    }
    let first = paste(&desk, TABS, None);
    for _ in 0..4 {
        paste(&desk, TABS, None);
    }
    desk.refused_with("facts.preview", json!({ "tokens": [first] }), "command.no_file");
    let english = Desk::speaking(Lang::En);
    assert_eq!(english.call("facts.paste", json!({ "text": TABS }))["name"], "Pasted table");
}
