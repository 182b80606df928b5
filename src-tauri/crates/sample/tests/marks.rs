//! The hand-entry workbooks of the sample as the program itself reads them back.

use domain::Day;
use domain::fact::Value;
use intake::Context;
use sample::{FileKind, MonthState};

#[test]
fn the_hand_entry_workbooks_are_read_back_as_the_marks_that_were_written() {
    let today = Day::from_ymd_opt(2026, 11, 22).expect("a day");
    let plan = sample::plan(today);
    let layouts = definitions::layouts();
    let metrics = |id: &str| definitions::dictionary().get(id);
    let ctx = Context { layouts: &layouts, metrics: &metrics, today, month: None };
    for month in &plan.months {
        let files = sample::files_of(&plan, month.month).expect("files");
        let file = files.iter().find(|f| f.kind == FileKind::Marks).expect("a file");
        let draft = intake::read_file(&file.name, &file.bytes, &ctx);
        assert_eq!(draft.findings().collect::<Vec<_>>(), Vec::<&intake::Finding>::new());
        let marks = draft.sheets[0].marks.as_ref().expect("marks");
        assert_eq!((marks.scheme.as_str(), marks.month), (plan.scheme.id.as_str(), month.month));
        let people = plan.staff_of(month.month).count();
        assert_eq!(marks.marks.len(), people * 5 - usize::from(month.state == MonthState::Open));
        for mark in &marks.marks {
            let want = sample::hand_value(&plan, month.month, &mark.staff_no, &mark.item);
            assert_eq!(Some(mark.value.clone()), want.map(Value::Number), "{mark:?}");
        }
    }
}
