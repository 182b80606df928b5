//! Files of every kind, told by their content and never by their name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod make;
mod zips;

use encoding_rs::GB18030;
use intake::{Cell, Dialect, Encoding, Here, Table, parse, read_staff, shown, tables};
use make::{ods, ole, xls, xlsx, xml_2003};
use proptest::prelude::*;

fn only_table(name: &str, bytes: &[u8]) -> Table {
    let (sheets, _) = tables(&Here, name, bytes).unwrap();
    let mut full = sheets.into_iter().map(Result::unwrap).filter(|t| !t.lines.is_empty());
    let table = full.next().unwrap();
    assert!(full.next().is_none(), "{name}");
    table
}

fn code(name: &str, bytes: &[u8]) -> String {
    let problem = tables(&Here, name, bytes).unwrap_err();
    assert_eq!(problem.params["file"], name);
    problem.code
}

fn texts(table: &Table) -> Vec<Vec<String>> {
    table.lines.iter().map(|l| l.cells.iter().map(|(_, c)| shown(c)).collect()).collect()
}

#[test]
fn the_same_sheet_in_five_kinds_of_file_under_any_name_gives_the_same_cells() {
    let want = only_table("日报.xlsx", &xlsx());
    assert!(want.hidden);
    let row = &want.lines[1];
    assert_eq!(row.row, 2);
    let kinds: Vec<String> =
        row.cells.iter().map(|(_, c)| format!("{c:?}").split('(').next().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["Text", "Number", "Number", "Percent", "Date", "Time", "Bool", "Error", "Text"]);
    assert_eq!(texts(&want)[1], ["阿青", "38.2", "87", "95.5%", "2026-05-01", "0.5", "TRUE", "#N/A", "好评"]);
    let old = ole("Workbook", &xls(false));
    for (name, bytes) in [
        ("日报.xls", xlsx()),
        ("日报.xlsm", xlsx()),
        ("日报.xls", old.clone()),
        ("日报.xlsx", old),
        ("日报.xls", xls(false)),
        ("日报.ods", ods(false)),
        ("日报.csv", ods(false)),
        ("日报.xls", xml_2003()),
    ] {
        assert_eq!(only_table(name, &bytes), want, "{name} {:?}", &bytes[..8]);
    }
}

#[test]
fn stored_results_of_formulas_are_told_in_every_kind() {
    for (name, bytes, count) in [
        ("a.xlsx", xlsx(), "2"),
        ("b.xls", ole("Workbook", &xls(false)), "1"),
        ("c.ods", ods(false), "1"),
        ("d.xml", xml_2003(), "1"),
    ] {
        let (_, told) = tables(&Here, name, &bytes).unwrap();
        assert_eq!(told.len(), 1, "{name}");
        assert_eq!(told[0].problem.code, "import.formula_values");
        assert_eq!(told[0].problem.params["count"], count, "{name}");
    }
}

#[test]
fn a_password_is_told_in_every_kind() {
    for (name, bytes) in [
        ("a.xlsx", ole("EncryptedPackage", b"secret")),
        ("b.xls", ole("Workbook", &xls(true))),
        ("c.ods", ods(true)),
    ] {
        assert_eq!(code(name, &bytes), "import.password", "{name}");
    }
    assert_eq!(code("信.doc", &ole("WordDocument", b"x")), "import.not_workbook");
}

#[test]
fn a_table_of_a_page_under_the_name_xls_is_read_in_any_encoding() {
    let page = "<html><head><meta charset=gb2312></head><body><table border=1>\
                <tr><td>工号</td><td>姓名</td></tr><tr><td x:str>007</td><td>阿青</td></tr></table>";
    let (gbk, _, _) = GB18030.encode(page);
    for bytes in [page.as_bytes(), &gbk] {
        assert_eq!(texts(&only_table("花名册.xls", bytes)), [["工号", "姓名"], ["007", "阿青"]]);
    }
    assert_eq!(read_staff(&Here, "花名册.xls", &gbk).sheets[0].staff[0].staff_no, "007");
}

#[test]
fn a_text_table_is_read_in_every_encoding_separator_and_line_end() {
    let rows = |separator: &str, end: &str| {
        let join = |fields: [&str; 3]| fields.join(separator) + end;
        join(["昵称", "备注", "编号"])
            + &join(["阿青", "\"一行\n\"\"又一行\"\"\"", "=\"0012\""])
            + &join(["小满", "", "7"])
    };
    let want = [vec!["昵称", "备注", "编号"], vec!["阿青", "一行\n\"又一行\"", "0012"], vec!["小满", "7"]];
    for separator in [",", "\t", ";", "|"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = rows(separator, end);
            let (gbk, _, _) = GB18030.encode(&text);
            let units: Vec<u16> = ["\u{feff}", &text].concat().encode_utf16().collect();
            for bytes in [
                text.clone().into_bytes(),
                ["\u{feff}", &text].concat().into_bytes(),
                gbk.into_owned(),
                units.iter().flat_map(|u| u.to_le_bytes()).collect(),
                units.iter().flat_map(|u| u.to_be_bytes()).collect(),
            ] {
                assert_eq!(
                    texts(&only_table("表.xlsx", &bytes)),
                    want,
                    "{separator:?} {end:?} {:?}",
                    &bytes[..4]
                );
            }
        }
    }
}

#[test]
fn lines_above_the_header_are_kept_and_lines_of_another_width_are_told() {
    let text = "店铺日报\n\n昵称,人数,金额\n阿青,3,5\n小满,4\n小雪,5,6,7\n";
    let (sheets, told) = tables(&Here, "表.csv", text.as_bytes()).unwrap();
    let table = sheets[0].as_ref().unwrap();
    let rows: Vec<u32> = table.lines.iter().map(|l| l.row).collect();
    assert_eq!(rows, [0, 2, 3, 4, 5]);
    let problem = &told[0].problem;
    let told: Vec<&str> = ["count", "row", "found", "expected"].map(|p| problem.params[p].as_str()).to_vec();
    assert_eq!((problem.code.as_str(), told), ("import.ragged_rows", vec!["2", "5", "2", "3"]));
}

#[test]
fn a_long_text_named_by_a_million_cells_is_refused_before_it_fills_the_memory() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let long = "长".repeat(30_000);
    for row in 0..200 {
        for col in 0..40 {
            sheet.write(row, col, &long).unwrap();
        }
    }
    assert_eq!(code("长.xlsx", &book.save_to_buffer().unwrap()), "import.too_many_cells");
}

#[test]
fn a_separator_that_is_half_a_character_separates_nothing() {
    let dialect = Dialect { delimiter: 0xE4, quote: Some(0xBD), ..Dialect::comma(Encoding::Utf8) };
    assert_eq!(parse("你,好\n".as_bytes(), &dialect).unwrap(), [["你", "好"]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_file_of_any_kind_with_bytes_changed_is_read_or_refused(
        kind in 0_usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = match kind {
            0 => xls(false),
            1 => ole("Workbook", &xls(false)),
            2 => ods(false),
            3 => xml_2003(),
            4 => "<table><tr><td rowspan=3>a<td>b<tr><td colspan=2>c</table>".as_bytes().to_vec(),
            _ => "a,b\n\"c\",=\"1\"\n".as_bytes().to_vec(),
        };
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if changes.len() > 8 {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok((sheets, _)) = tables(&Here, "x", &bytes) {
            for table in sheets.iter().flatten() {
                prop_assert!(table.lines.windows(2).all(|pair| pair[0].row < pair[1].row));
                prop_assert!(table.lines.iter().flat_map(|l| &l.cells).all(|(_, c)| *c != Cell::Empty));
            }
        }
    }
}
