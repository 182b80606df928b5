//! Files that are not what they say: each its own sentence in both languages, and the book as it was.

use std::collections::BTreeSet;

use domain::Problem;
use serde_json::json;

use crate::command_line::Cli;
use crate::desk::{hash, sentence, text};
use crate::imports::zip_of;
use crate::shop;

/// Name, bytes, and the code they are refused with.
fn files() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    ole.resize(2048, 0);
    let old = vec![0x09, 0x04, 6, 0, 0, 0, 0x10, 0, 0, 0];
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let types = ("[Content_Types].xml", b"<Types/>".to_vec());
    let bomb = zip_of(&[types, ("xl/worksheets/sheet1.xml", vec![b' '; 4 << 20])]);
    let strange = papers::workbook::plain_workbook(&[papers::workbook::PlainSheet {
        name: "流水".into(),
        rows: vec![["日期", "收入", "支出"].map(papers::workbook::PlainCell::text).to_vec()],
    }])
    .unwrap();
    let half = strange[..strange.len() / 2].to_vec();
    vec![
        ("空.xlsx", Vec::new(), "import.empty_file"),
        ("文本.xlsx", "只是一段话。\n没有表格。\n".as_bytes().to_vec(), "import.text_not_workbook"),
        ("加密.xlsx", ole, "import.password"),
        ("旧版.xls", old, "import.xls_too_old"),
        ("炸弹.xlsx", bomb, "import.zip_ratio"),
        ("别的表.xlsx", strange, "import.no_layout"),
        ("半个.xlsx", half, "import.damaged"),
        ("图片.xlsx", vec![0x89, b'P', b'N', b'G', 0, 0, 0, 13], "import.not_workbook"),
        ("没有表.zip", zip_of(&[("说明.txt", b"...".to_vec())]), "import.zip_not_workbook"),
    ]
}

#[test]
fn every_bad_file_has_its_own_sentence_through_the_window() {
    let desk = shop::with_october();
    let before = (hash(&desk.book_path()), desk.last_change());
    let mut said = BTreeSet::new();
    for (name, bytes, code) in files() {
        let preview = desk.preview(&[desk.file(name, &bytes)]);
        assert_eq!((&preview["can_commit"], &preview["sheets"]), (&json!(false), &json!([])), "{name}");
        let problem: Problem =
            serde_json::from_value(preview["refused"][0]["told"]["problem"].clone()).unwrap();
        assert_eq!(problem.code, code, "{name}");
        let [zh, en] = sentence(&problem);
        assert!(zh.contains(name) && en.contains(name), "the file is named: {zh} {en}");
        assert!(zh.contains("没有写入") && en.contains("Nothing was written"), "the data is safe: {zh} {en}");
        assert_eq!(preview["refused"][0]["told"]["text"], zh);
        desk.refused_with("facts.commit", json!({ "preview": preview["id"] }), code);
        assert!(
            said.insert(zh.replace(name, "")) && said.insert(en.replace(name, "")),
            "its own sentence: {en}"
        );
    }
    assert_eq!((hash(&desk.book_path()), desk.last_change()), before);
    assert_eq!(desk.call("facts.imports", json!({})).as_array().unwrap().len(), 1);
}

#[test]
fn every_bad_file_has_its_own_sentence_on_the_command_line() {
    let cli = Cli::with_october();
    for (name, bytes, code) in files() {
        cli.file(name, &bytes);
        let told = cli.refused(&["import", "b.zhanggui", name]);
        assert_eq!(told["code"], code, "{name}");
        assert!(text(&told["text"]).contains(name), "{told}");
        let out = cli.run(&["import", "b.zhanggui", name]);
        let shape: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(
            (&shape["committed"], &shape["files"][0]["problems"][0]["code"]),
            (&json!(false), &json!(code))
        );
    }
    cli.refused_with(&["import", "b.zhanggui", "没有.xlsx"], "file.unreadable");
    cli.refused_with(&["evaluate", "空.xlsx", "--month", shop::MONTH], "book.not_a_book");
    cli.refused_with(&["evaluate", "没有.zhanggui", "--month", shop::MONTH], "book.not_found");
}

#[test]
fn one_cell_that_cannot_be_read_is_named_and_nothing_is_written() {
    let cli = Cli::with_october();
    let head = ["日期", "旺旺昵称", "咨询人数", "接待人数", "首次响应秒"];
    let row = ["2026-10-01", "店:阿青", "三十", "20", "40"];
    let bytes = papers::workbook::plain_workbook(&[papers::workbook::PlainSheet {
        name: "客服数据".into(),
        rows: [head, row].map(|r| r.map(papers::workbook::PlainCell::text).to_vec()).to_vec(),
    }])
    .unwrap();
    cli.file("坏格.xlsx", &bytes);
    let told = cli.refused(&["import", "b.zhanggui", "坏格.xlsx"]);
    assert_eq!(told["code"], "import.not_a_number");
    assert_eq!((&told["params"]["cell"], &told["params"]["found"]), (&json!("C2"), &json!("三十")), "{told}");
}
