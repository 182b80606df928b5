//! The sample's files as the program itself reads them.

use domain::fact::FactState;
use domain::{Day, Span};
use intake::{Context, Kind, Level};
use sample::FileKind;

#[test]
fn every_file_of_the_sample_is_read_without_a_wrong_cell_and_agrees_with_its_own_total_rows() {
    let today = Day::from_ymd_opt(2026, 11, 22).expect("a day");
    let plan = sample::plan(today);
    let layouts = definitions::layouts();
    let metrics = |id: &str| definitions::dictionary().get(id);
    let ctx = Context { layouts: &layouts, metrics: &metrics, today, month: None };
    let mut checks = 0;
    for month in &plan.months {
        let mut days = month.month.days();
        let (mut unsettled, mut sheets) = (std::collections::BTreeSet::new(), 0);
        for file in sample::files_of(&plan, month.month).expect("files") {
            if file.kind == FileKind::Marks || file.shop != 0 {
                continue;
            }
            let day = days.next().expect("a day");
            let draft = intake::read_file(&file.name, &file.bytes, &ctx);
            let told: Vec<_> = draft.findings().filter(|f| f.level > Level::Warning).collect();
            assert!(told.is_empty(), "{}: {told:?}", file.name);
            for sheet in &draft.sheets {
                assert_eq!((sheet.kind, sheet.span), (Kind::Facts, Some(Span::day(day))), "{}", file.name);
                assert_eq!(sheet.unread, Vec::<String>::new(), "{} {}", file.name, sheet.sheet);
                assert_eq!(sheet.summary.len(), 2);
                assert!(sheet.checks.iter().all(|c| c.ok), "{} {:?}", file.name, sheet.checks);
                checks += sheet.checks.len();
                sheets += 1;
                let cells = sheet.rows.iter().flat_map(|r| &r.cells);
                if cells.into_iter().any(|c| c.state == FactState::Unsettled) {
                    unsettled.insert(day);
                }
            }
        }
        assert_eq!(unsettled.into_iter().collect::<Vec<_>>(), month.late_days);
        assert_eq!(sheets, month.month.days().count() * 3 - month.without_service.len());
    }
    assert!(checks > 5000, "{checks}");
}

#[test]
fn the_second_shop_s_month_is_read_to_the_last_column_and_agrees_with_itself() {
    let today = Day::from_ymd_opt(2026, 11, 22).expect("a day");
    let plan = sample::plan(today);
    let layouts = definitions::layouts();
    let metrics = |id: &str| definitions::dictionary().get(id);
    let ctx = Context { layouts: &layouts, metrics: &metrics, today, month: None };
    let mut months = 0;
    for month in &plan.months {
        for file in sample::files_of(&plan, month.month).expect("files").iter().filter(|f| f.shop == 1) {
            let draft = intake::read_file(&file.name, &file.bytes, &ctx);
            assert_eq!(draft.findings().collect::<Vec<_>>(), Vec::<&intake::Finding>::new(), "{}", file.name);
            let [sheet] = draft.sheets.as_slice() else { panic!("{} sheets", draft.sheets.len()) };
            assert_eq!(sheet.layout.as_deref(), Some("pdd.agent_detail"));
            assert_eq!(sheet.unread, Vec::<String>::new());
            assert_eq!(sheet.span, Some(Span { first: month.month.first(), last: month.month.last() }));
            assert_eq!(sheet.rows.len(), 1);
            let row = &sheet.rows[0];
            assert_eq!((row.nickname.as_deref(), row.cells.len()), (Some("砚溪禾舍-青青"), 13));
            assert!(row.cells.iter().all(|c| c.state == FactState::Settled && c.value.is_some()), "{row:?}");
            months += 1;
        }
    }
    assert_eq!(months, 5, "since somebody works there");
}
