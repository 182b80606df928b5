//! What is sent through the pipe arrives, and nonsense is told from an answer.

use domain::Num;
use rust_decimal::Decimal;

use super::*;
use crate::workbook::Cell;
use crate::{Keep, Sheets};
use proptest::prelude::*;

/// Opens as the test says, whatever the bytes are.
struct Says(Result<(Sheets, Option<Problem>), Problem>);

impl Open for Says {
    fn open(&self, _: &str, _: &[u8], form: Form, _: &dyn Hear) -> Result<Opened, Problem> {
        self.0.clone().map(|(sheets, told)| Opened { sheets, told, form, rows: form.map(|_| 7) })
    }

    fn unpack(&self, _: &str, _: &[u8]) -> Result<Option<Unpacked>, Problem> {
        self.0.clone().map(|(sheets, _)| {
            (!sheets.is_empty()).then(|| Unpacked {
                files: vec![("5月/甲.csv".into(), b"a,b".to_vec()), ("乙".into(), vec![])],
                left: vec!["图.png".into()],
            })
        })
    }
}

fn there_and_back(says: &Says) -> Option<Result<Opened, Problem>> {
    there_and_back_as(says, None)
}

fn there_and_back_as(says: &Says, form: Form) -> Option<Result<Opened, Problem>> {
    let mut sent = Vec::new();
    serve(says, (What::Tables(form), "x", b""), &mut io::empty(), &mut sent).unwrap();
    answer(&mut sent.as_slice(), &mut io::sink(), &Keep)
}

fn a_cell() -> impl Strategy<Value = Cell> {
    let n = || (any::<i64>(), 0..28_u32).prop_map(|(m, scale)| Num(Decimal::new(m, scale)));
    prop_oneof![
        any::<String>().prop_map(Cell::Text),
        n().prop_map(Cell::Number),
        n().prop_map(Cell::Percent),
        n().prop_map(Cell::Date),
        n().prop_map(Cell::Time),
        any::<bool>().prop_map(Cell::Bool),
        any::<String>().prop_map(Cell::Error),
    ]
}

fn a_line() -> impl Strategy<Value = Line> {
    (any::<u32>(), prop::collection::btree_map(any::<u32>(), a_cell(), 0..6))
        .prop_map(|(row, cells)| Line { row, cells: cells.into_iter().collect() })
}

fn a_table() -> impl Strategy<Value = Table> {
    (any::<String>(), any::<bool>(), prop::collection::vec(a_line(), 0..5))
        .prop_map(|(sheet, hidden, lines)| Table { sheet, hidden, lines })
}

proptest! {
    #[test]
    fn what_is_sent_arrives(tables in prop::collection::vec(a_table(), 0..4), told in any::<bool>(), form in 0..20_u8) {
        let mut sheets: Sheets = tables.into_iter().map(Ok).collect();
        sheets.push(Err(Problem::new("import.sheet_unreadable").with("sheet", "一")));
        let told = told.then(|| Problem::new("import.formula_values").with("count", 3));
        let form = of_form_byte(form);
        let rows = form.map(|_| 7);
        let want = Opened { sheets: sheets.clone(), told: told.clone(), form, rows };
        prop_assert_eq!(there_and_back_as(&Says(Ok((sheets, told))), form), Some(Ok(want)));
    }

    #[test]
    fn nonsense_is_no_answer_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = answer(&mut bytes.as_slice(), &mut io::sink(), &Keep);
        let mut message = vec![TABLE];
        message.extend((bytes.len() as u64).to_le_bytes());
        message.extend(&bytes);
        prop_assert!(answer(&mut message.as_slice(), &mut io::sink(), &Keep).is_none());
    }
}

#[test]
fn a_refusal_arrives_and_an_answer_that_breaks_off_is_none() {
    let refused = Problem::new("import.password").with("file", "x");
    assert_eq!(there_and_back(&Says(Err(refused.clone()))), Some(Err(refused)));
    let line = Line { row: 0, cells: vec![(0, Cell::Text("阿青".into()))] };
    let table = Table { sheet: "一".into(), hidden: false, lines: vec![line; 700] };
    let mut sent = Vec::new();
    serve(&Says(Ok((vec![Ok(table)], None))), (What::Tables(None), "x", b""), &mut io::empty(), &mut sent)
        .unwrap();
    assert!(answer(&mut sent.as_slice(), &mut io::sink(), &Keep).is_some());
    for cut in (0..sent.len()).step_by(97) {
        assert_eq!(answer(&mut &sent[..cut], &mut io::sink(), &Keep), None, "cut at {cut}");
    }
}

#[test]
fn the_files_of_a_zip_arrive_and_what_breaks_off_is_none() {
    let there_and_back = |says: &Says| {
        let mut sent = Vec::new();
        serve(says, (What::Files, "x.zip", b""), &mut io::empty(), &mut sent).unwrap();
        for cut in 0..sent.len() {
            assert_eq!(files(&mut &sent[..cut]), None, "cut at {cut}");
        }
        files(&mut sent.as_slice()).unwrap()
    };
    let sheet = Err(Problem::new("import.sheet_unreadable"));
    let two = there_and_back(&Says(Ok((vec![sheet], None)))).unwrap().unwrap();
    assert_eq!(two.files, [("5月/甲.csv".to_owned(), b"a,b".to_vec()), ("乙".to_owned(), vec![])]);
    assert_eq!(two.left, ["图.png"]);
    assert_eq!(there_and_back(&Says(Ok((Vec::new(), None)))), Ok(None));
    let refused = Problem::new("import.zip_in_zip");
    assert_eq!(there_and_back(&Says(Err(refused.clone()))), Err(refused));
}

/// Answers of a long text as the test says, and keeps what passes by.
struct Hears {
    rest: Rest,
    asked: std::cell::Cell<usize>,
    passed: RefCell<Vec<Line>>,
}

impl Hear for Hears {
    fn rest(&self, head: &Table) -> Rest {
        self.asked.set(self.asked.get() + head.lines.len());
        self.rest.clone()
    }

    fn lines(&self, lines: Vec<Line>) {
        self.passed.borrow_mut().extend(lines);
    }
}

#[test]
fn a_long_text_is_asked_about_before_it_is_kept() {
    let text = format!("昵称,人数\n{}", "阿青,3\n".repeat(1_000));
    for (rest, kept, passed) in [
        (Rest::Keep, 1_001, 0),
        (Rest::Until(0), 200, 0),
        (Rest::Until(1 << 40), 1_001, 0),
        (Rest::Pass(vec![0, 300]), 200, 801),
    ] {
        let hears = Hears { rest, asked: Default::default(), passed: Default::default() };
        let mut answered = Vec::new();
        let mut out = Out::default();
        out.rest(&hears.rest);
        out.send(WANTED, &mut answered).unwrap();
        let mut sent = Vec::new();
        let asked = (What::Tables(None), "x.csv", text.as_bytes());
        serve(&crate::Here, asked, &mut answered.as_slice(), &mut sent).unwrap();
        let mut said = Vec::new();
        let opened = answer(&mut sent.as_slice(), &mut said, &hears).unwrap().unwrap();
        assert_eq!((hears.asked.get(), said), (200, answered));
        assert_eq!((opened.sheets[0].as_ref().unwrap().lines.len(), opened.rows), (kept, Some(1_001)));
        let lines = hears.passed.into_inner();
        assert_eq!(lines.len(), passed);
        if let Some(last) = lines.last() {
            assert_eq!(*last, Line { row: 1_000, cells: vec![(0, Cell::Text("阿青".into()))] });
        }
    }
}

#[test]
fn whoever_answers_nonsense_about_a_long_text_ends_it() {
    let text = format!("昵称,人数\n{}", "阿青,3\n".repeat(1_000));
    for answered in [&b""[..], b"x", b"?\x01\0\0\0\0\0\0\0\x09"] {
        let asked = (What::Tables(None), "x.csv", text.as_bytes());
        assert!(serve(&crate::Here, asked, &mut &answered[..], &mut io::sink()).is_err());
    }
}

#[test]
fn files_are_asked_for_one_after_the_other() {
    let mut sent = Vec::new();
    ask(&mut sent, What::Tables(None), "五月.xlsx", b"PK").unwrap();
    ask(&mut sent, What::Files, "", b"").unwrap();
    let said = TextForm { encoding: TextEncoding::Utf16, delimiter: Delimiter::Blank };
    ask(&mut sent, What::Tables(Some(said)), "", b"").unwrap();
    let mut from = sent.as_slice();
    assert_eq!(asked(&mut from).unwrap(), Some((What::Tables(None), "五月.xlsx".to_owned(), b"PK".to_vec())));
    assert_eq!(asked(&mut from).unwrap(), Some((What::Files, String::new(), Vec::new())));
    assert_eq!(asked(&mut from).unwrap(), Some((What::Tables(Some(said)), String::new(), Vec::new())));
    assert_eq!(asked(&mut from).unwrap(), None);
    assert!(asked(&mut &sent[..20]).is_err());
}
