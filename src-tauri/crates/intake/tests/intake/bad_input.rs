//! Files that are not what they say, or mean harm: one refusal each, nothing read.

use std::io::{Cursor, Write};

use intake::{Level, SheetDraft};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::book::{codes, param, read, workbook};

fn refused(name: &str, bytes: &[u8], code: &str) {
    let draft = read(name, bytes);
    assert_eq!(codes(&draft), [code], "{name}");
    assert_eq!(draft.problems[0].level, Level::Refused);
    assert_eq!(draft.problems[0].problem.params["file"], name);
    assert!(draft.sheets.iter().all(|s: &SheetDraft| s.rows.is_empty()));
}

/// A zip of parts that looks like a workbook from outside.
fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let all = [("[Content_Types].xml", b"<Types/>".as_slice())];
    for (name, content) in all.iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_is_no_workbook_says_what_it_is() {
    let mut ole = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    ole.resize(2048, 0);
    refused("坏的旧表.xlsx", &ole, "import.damaged");
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    refused("加密.xlsx", &ole, "import.password");
    refused("很旧的表.xls", &[0x09, 0x04, 6, 0, 0, 0, 0x10, 0, 0, 0], "import.xls_too_old");
    refused("空.xlsx", b"", "import.empty_file");
    refused("文本.xlsx", "只是一段话。\n没有表格。\n".as_bytes(), "import.text_not_workbook");
    refused("网页.xls", b"<html><table></table></html>", "import.page_without_table");
    refused("别的报表.csv", "款号,颜色\nA1,红\n".as_bytes(), "import.no_layout");
    refused("图片.xlsx", &[0x89, b'P', b'N', b'G', 0, 0, 0, 13], "import.not_workbook");
    refused("压缩包.zip", &zip_of(&[("a.txt", b"a")])[..], "import.zip_not_workbook");
    refused("二进制.xlsx", &zip_of(&[("xl/workbook.bin", b"a")]), "import.unreadable");
}

#[test]
fn a_download_that_stopped_half_way_is_damaged() {
    let whole = workbook(&[("Sheet1", &[&["旺旺昵称", "咨询人数", "接待人数", "销售额"]])]);
    refused("半个.xlsx", &whole[..whole.len() / 2], "import.damaged");
    let mut flipped = whole.clone();
    let body = flipped.windows(4).position(|w| w == [0x50, 0x4B, 3, 4]).unwrap() + 60;
    flipped[body..body + 40].fill(0xFF);
    assert!(read("坏.xlsx", &flipped).refused());
}

#[test]
fn a_file_over_the_limit_is_refused_with_its_size() {
    let mut large = workbook(&[("Sheet1", &[&["a"]])]);
    large.resize(20 * 1024 * 1024 + 1, 0);
    refused("大.xlsx", &large, "import.too_large");
    let draft = read("大.xlsx", &large);
    assert_eq!(
        (param(&draft, "import.too_large", "size"), param(&draft, "import.too_large", "limit")),
        ("20.1", "20")
    );
}

#[test]
fn a_zip_bomb_is_counted_while_it_inflates() {
    let zeros = vec![b' '; 3 << 20];
    refused("炸弹.xlsx", &zip_of(&[("xl/worksheets/sheet1.xml", &zeros)]), "import.zip_ratio");
    // The size in the headers is a lie; the bytes that come out are not.
    let mut lying = zip_of(&[("xl/worksheets/sheet1.xml", &zeros)]);
    let declared = (zeros.len() as u32).to_le_bytes();
    while let Some(at) = lying.windows(4).position(|w| w == declared) {
        lying[at..at + 4].copy_from_slice(&10u32.to_le_bytes());
    }
    let draft = read("谎言.xlsx", &lying);
    assert!(draft.refused(), "{:?}", codes(&draft));
}

#[test]
fn strange_zips_are_refused_each_with_its_reason() {
    let many: Vec<(String, &[u8])> = (0..2_001).map(|n| (format!("xl/{n}.bin"), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    refused("多.xlsx", &zip_of(&many), "import.too_many_entries");
    refused("路径.xlsx", &zip_of(&[("../../evil.xml", b"")]), "import.bad_entry_name");
    refused("绝对.xlsx", &zip_of(&[("/etc/evil.xml", b"")]), "import.bad_entry_name");
    refused("盘符.xlsx", &zip_of(&[("C:\\evil.xml", b"")]), "import.bad_entry_name");
    refused(
        "实体.xlsx",
        &zip_of(&[("xl/workbook.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>")]),
        "import.doctype",
    );
    let strings = br#"<sst uniqueCount="99999999999"></sst>"#;
    refused("字符串.xlsx", &zip_of(&[("xl/sharedStrings.xml", strings)]), "import.too_many_strings");
    let mut twice = zip_of(&[("xl/a.xml", b"<a/>"), ("xl/b.xml", b"<a/>")]);
    while let Some(at) = twice.windows(8).position(|w| w == b"xl/b.xml") {
        twice[at..at + 8].copy_from_slice(b"xl/a.xml");
    }
    refused("重名.xlsx", &twice, "import.duplicate_entry");
}

#[test]
fn a_workbook_with_no_known_layout_says_which_headers_it_found() {
    let draft =
        read("别的.xlsx", &workbook(&[("流水", &[&["日期", "收入", "支出"], &["2026-05-01", "1", "2"]])]));
    assert_eq!(codes(&draft), ["import.no_layout"]);
    assert_eq!(param(&draft, "import.no_layout", "found"), "流水: 日期, 收入, 支出");
    refused("白.xlsx", &workbook(&[("Sheet1", &[])]), "import.empty_workbook");
    let head: &[&str] = &["旺旺昵称", "日期", "咨询人数", "接待人数", "销售额"];
    assert_eq!(codes(&read("头.xlsx", &workbook(&[("Sheet1", &[head])]))), ["import.no_rows"]);
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    crate::book::fill(
        sheet,
        &[&["旺旺昵称", "日期", "咨询人数", "接待人数", "销售额"], &["甲", "2026-05-01", "1", "1", "1"]],
    );
    sheet.write_string(1_048_575, 16_383, "x").unwrap();
    let draft = read("角.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(draft.sheets[0].rows.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_give_a_draft_and_never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..4096), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".to_vec(), bytes].concat() } else { bytes };
        prop_assert!(read("任意.xlsx", &bytes).refused());
    }

    #[test]
    fn any_xml_in_a_real_workbook_gives_a_draft_and_never_a_panic(
        sheet in "(<row r=\"[0-9]{1,8}\">|<c r=\"[A-Z]{0,4}[0-9]{0,8}\"( t=\"(s|str|n|b|e|d|inlineStr)\")?( s=\"[0-9]{1,3}\")?>|<v>[-0-9.eE旺#/A]{0,20}</v>|</c>|</row>|<is><t>[旺0-9%,-]{0,6}</t></is>|&[a-z]{0,4};){0,40}"
    ) {
        let whole = workbook(&[("Sheet1", &[&["旺旺昵称", "日期", "咨询人数", "接待人数", "销售额"]])]);
        let mut source = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
        let mut target = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..source.len() {
            let mut entry = source.by_index(index).unwrap();
            let name = String::from_utf8(entry.name_raw().to_vec()).unwrap();
            target.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            if name.ends_with("sheet1.xml") {
                write!(target, "<worksheet><sheetData>{sheet}</sheetData></worksheet>").unwrap();
            } else {
                std::io::copy(&mut entry, &mut target).unwrap();
            }
        }
        let bytes = target.finish().unwrap().into_inner();
        let draft = read("任意.xlsx", &bytes);
        prop_assert!(!draft.sheets.is_empty() || draft.refused());
    }

    #[test]
    fn any_texts_in_a_known_sheet_give_a_draft_and_never_a_panic(
        rows in proptest::collection::vec(proptest::collection::vec("[-0-9.,，%秒分¥'=\"eE旺/: 年月日\u{3000}]{0,12}|\\PC{0,6}", 7), 0..6)
    ) {
        let head = ["旺旺昵称", "日期", "咨询人数", "接待人数", "首次响应(秒)", "平均响应(秒)", "回复率"];
        let texts: Vec<Vec<&str>> = rows.iter().map(|r| r.iter().map(|t| t.trim_start_matches(['#', '%'])).collect()).collect();
        let mut all: Vec<&[&str]> = vec![&head];
        all.extend(texts.iter().map(Vec::as_slice));
        let draft = read("x.xlsx", &workbook(&[("Sheet1", &all)]));
        let sheet = &draft.sheets[0];
        prop_assert!(sheet.rows.len() + sheet.skipped_rows as usize + sheet.summary.len() <= rows.len());
    }
}
