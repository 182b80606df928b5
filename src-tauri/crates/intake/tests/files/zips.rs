//! Zips of exports.

use intake::{Here, Open};

use crate::make::{ods, ole, xls, xlsx, zip};

#[test]
fn a_zip_gives_its_tables_of_every_kind_with_their_folders() {
    let note = "说明：请勿改动，谢谢。";
    let (table, old, free) = (xlsx(), ole("Workbook", &xls(false)), ods(false));
    let bytes = zip(&[
        ("6月/日报.xlsx", &table),
        ("5月/日报.xlsx", &table),
        ("5月\\旧.xls", &old),
        ("../../上面.ods", &free),
        ("订单.csv", "订单号,金额,状态\n1,2,好\n3,4,好\n".as_bytes()),
        ("页.xls", b"<table><tr><td>1</table>"),
        ("说明.txt", note.as_bytes()),
        ("图.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
        ("__MACOSX/5月/._日报.xlsx", b"PK"),
        ("5月/~$日报.xlsx", b"x"),
    ]);
    let found = Here.unpack("导出.zip", &bytes).unwrap().unwrap();
    let names: Vec<String> = found.files.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["5月/日报.xlsx", "5月/旧.xls", "6月/日报.xlsx", "上面.ods", "订单.csv", "页.xls"]);
    assert_eq!(found.left, ["图.png", "说明.txt"], "what is no table is named");
    assert_eq!(Here.unpack("日报.xlsx", &table).unwrap(), None);
    assert_eq!(Here.unpack("日报.ods", &free).unwrap(), None);
}

#[test]
fn a_zip_in_a_zip_and_a_zip_without_a_table_are_refused() {
    let inner = zip(&[("a.csv", b"a,b,c\n1,2,3\n")]);
    let problem =
        Here.unpack("外.zip", &zip(&[("5月/内.zip", &inner), ("b.csv", b"a,b,c\n1,2,3\n")])).unwrap_err();
    assert_eq!(
        (problem.code.as_str(), problem.params["inside"].as_str()),
        ("import.zip_in_zip", "5月/内.zip")
    );
    let problem = Here.unpack("外.zip", &zip(&[("说明.txt", "只是说明。".as_bytes())])).unwrap_err();
    assert_eq!(problem.code, "import.zip_not_workbook");
}
