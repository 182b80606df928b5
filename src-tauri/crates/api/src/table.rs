//! The one table of commands: name, kind, request, response, function. The window, the command line and
//! the browser tests all call through it, and the types of the screens are generated from it.

use definitions::calendar::ShiftSet;
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use crate::areas::{book, facts, history, home, metrics, month, papers, roster, schemes, settings, staff};
use crate::host::{Host, Job};
use crate::types::{self, Nothing, Written};

/// How a command is entered and what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Reads; may run beside others.
    Read,
    /// Writes: one change of the book, or of the program's own settings.
    Write,
    /// Takes time: reports progress, can be cancelled.
    Job,
    /// Answers with bytes (a page picture).
    Bytes,
}

/// The answer of a command.
pub enum Answer {
    Json(Value),
    Bytes(Vec<u8>),
}

type Run = fn(&Host, Value, &Job) -> domain::Result<Answer>;

pub struct Command {
    pub name: &'static str,
    pub kind: Kind,
    pub run: Run,
    pub request: fn(&Config) -> String,
    pub response: fn(&Config) -> String,
    visit: fn(&mut Types),
}

macro_rules! commands {
    ($($kind:ident $name:literal $request:ty => $response:ty = $run:path;)*) => {
        /// Every command.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: $name,
            kind: Kind::$kind,
            run: |host, payload, job| {
                let _ = job;
                commands!(@run $kind host, payload, job, $request, $run)
            },
            request: |c| <$request as TS>::name(c),
            response: |c| <$response as TS>::name(c),
            visit: |types| {
                types.visit::<$request>();
                types.visit::<$response>();
            },
        }),*];
    };
    (@run Job $host:ident, $payload:ident, $job:ident, $request:ty, $run:path) => {
        answer(&$run($host, request::<$request>($payload)?, $job)?)
    };
    (@run Bytes $host:ident, $payload:ident, $job:ident, $request:ty, $run:path) => {
        $run($host, request::<$request>($payload)?).map(Answer::Bytes)
    };
    (@run $kind:ident $host:ident, $payload:ident, $job:ident, $request:ty, $run:path) => {
        answer(&$run($host, request::<$request>($payload)?)?)
    };
}

use types::answers::{GiveAnswer, SaveFollowUp, SaveInterview, SetSelfMark};
use types::book::{BookInfo, First, NewBook, NewSample, OpenBook, RecentBook};
use types::compare::{CompareRequest, Compared};
use types::completeness::{Completeness, CompletenessRequest, SetNoData};
use types::drafts::{
    CompareSchemes, DraftLook, DraftView, Example, ExportScheme, ForceDraft, LookDraft, NewDraft, SaveDraft,
    SaveWhatIf, SchemeDifference, SchemeId, StepsRequest, WhatIf, WhatIfRequest,
};
use types::facts::{
    Commit, Committed, FactPage, FactsRequest, ImportRow, Preview, PreviewRequest, PreviewRows, RowsRequest,
    SaveProblems, TemplateRequest, TickRequest, Unmatched,
};
use types::history::{HistoryRequest, HistoryRow, Undone};
use types::home::{Home, HomeRequest};
use types::mapping::{
    ByKey, ChooseLayout, LayoutDetail, LayoutFile, MappingRequest, MappingView, OwnLayouts, SaveLayout,
};
use types::marks::MarksGrid;
use types::metrics::{MetricCard, MetricHistory, MetricPage, PersonHistory, RetireMetric, SaveMetric};
use types::month::{
    Board, BoardRequest, CloseCheck, CloseRequest, Correct, Decide, Decided, MonthRequest, SetComment,
    SetMark, SetMarks, SetOverride, SheetRequest, SheetView, Why, WhyRequest,
};
use types::papers::{
    LetterheadView, PageRequest, PaperInfo, PaperRequest, PictureRequest, SaveLetterhead, SavePaper,
    SavedPaper, WordsRequest,
};
use types::paste::{Paste, Pasted};
use types::periods::{PeriodRequest, PeriodView, SavePeriod};
use types::roster::{
    NeedView, Publish, RetireShift, RosterRequest, RosterRules, RosterView, SaveNeeds, SaveShift, SetDuties,
    TakeShifts,
};
use types::schemes::{Assign, ImportScheme, SchemeCard, SchemeDetail, SchemeRequest, SetScheme, SetTarget};
use types::settings::{
    About, BackupLook, BackupNow, BackupRow, Backups, BookSettings, CheckReport, LookRequest, Restore,
    Restored, Settings,
};
use types::staff::{
    Bind, BindLook, ById, SavePerson, SavePost, SaveShop, StaffFile, StaffList, StaffPreview,
};
use types::taking::{Exclude, ExcludeLook, ExcludeView, Include, Withdraw, WithdrawView};

commands! {
    Read  "book.recent"    Nothing => Vec<RecentBook> = book::recent;
    Read  "book.first"     Nothing => First = book::first;
    Read  "book.info"      Nothing => Option<BookInfo> = book::info;
    Write "book.new"       NewBook => BookInfo = book::new;
    Write "book.open"      OpenBook => BookInfo = book::open;
    Write "book.close"     Nothing => Nothing = book::close;
    Job   "book.sample"    NewSample => BookInfo = book::sample;

    Read  "home.summary"   HomeRequest => Home = home::summary;

    Read  "staff.list"     Nothing => StaffList = staff::list;
    Write "staff.save"     SavePerson => Written<i64> = staff::save;
    Write "staff.remove"   ById => Written<Nothing> = staff::remove;
    Read  "staff.preview"  StaffFile => StaffPreview = staff::preview;
    Write "staff.import"   StaffFile => Written<StaffPreview> = staff::import;
    Write "staff.template" StaffFile => Nothing = staff::template;
    Write "shops.save"     SaveShop => Written<i64> = staff::save_shop;
    Write "posts.save"     SavePost => Written<i64> = staff::save_post;
    Read  "accounts.look"  Bind => BindLook = staff::look;
    Write "accounts.bind"  Bind => Written<i64> = staff::bind;
    Write "accounts.unbind" ById => Written<Nothing> = staff::unbind;

    Read  "facts.paste"    Paste => Pasted = facts::paste;
    Job   "facts.preview"  PreviewRequest => Preview = facts::preview;
    Read  "facts.tick"     TickRequest => Preview = facts::tick;
    Read  "facts.preview_rows" RowsRequest => PreviewRows = facts::preview_rows;
    Write "facts.problems" SaveProblems => Nothing = facts::save_problems;
    Job   "facts.commit"   Commit => Written<Committed> = facts::commit;
    Read  "facts.imports"  Nothing => Vec<ImportRow> = facts::imports;
    Read  "facts.withdraw_look" Withdraw => WithdrawView = facts::withdraw_look;
    Write "facts.withdraw" Withdraw => Written<Nothing> = facts::withdraw;
    Read  "facts.list"     FactsRequest => FactPage = facts::list;
    Read  "facts.unbound"  Nothing => Vec<Unmatched> = facts::unbound;
    Read  "facts.completeness" CompletenessRequest => Completeness = facts::completeness;
    Write "facts.no_data"  SetNoData => Written<Nothing> = facts::set_no_data;
    Read  "facts.exclude_look" ExcludeLook => ExcludeView = facts::exclude_look;
    Write "facts.exclude"  Exclude => Written<i64> = facts::exclude;
    Write "facts.include"  Include => Written<Nothing> = facts::include;
    Write "facts.template" TemplateRequest => Nothing = facts::template;

    Job   "mapping.look"   MappingRequest => MappingView = facts::look;
    Read  "layouts.list"   Nothing => OwnLayouts = facts::layouts;
    Read  "layouts.get"    ByKey => LayoutDetail = facts::get;
    Write "layouts.save"   SaveLayout => Written<String> = facts::save;
    Write "layouts.remove" ByKey => Written<Nothing> = facts::remove;
    Write "layouts.export" LayoutFile => Nothing = facts::export;
    Write "layouts.import" LayoutFile => Written<String> = facts::import;
    Write "layouts.choose" ChooseLayout => Written<Nothing> = facts::choose;
    Write "layouts.forget" ById => Written<Nothing> = facts::forget;

    Read  "metrics.list"   Nothing => Vec<MetricCard> = metrics::list;
    Read  "metrics.get"    ByKey => MetricPage = metrics::get;
    Write "metrics.save"   SaveMetric => Written<String> = metrics::save;
    Write "metrics.retire" RetireMetric => Written<Nothing> = metrics::retire;
    Read  "metrics.history" PersonHistory => MetricHistory = metrics::history;

    Read  "schemes.list"   Nothing => Vec<SchemeCard> = schemes::list;
    Read  "schemes.get"    SchemeRequest => SchemeDetail = schemes::get;
    Write "schemes.set"    SetScheme => Written<u32> = schemes::set;
    Write "schemes.import" ImportScheme => Written<String> = schemes::import;
    Write "schemes.assign" Assign => Written<i64> = schemes::assign;
    Write "schemes.unassign" ById => Written<Nothing> = schemes::unassign;
    Write "schemes.target" SetTarget => Written<i64> = schemes::target;
    Write "schemes.untarget" ById => Written<Nothing> = schemes::untarget;
    Read  "schemes.draft"  SchemeId => DraftView = schemes::draft;
    Write "schemes.draft_new" NewDraft => Written<String> = schemes::draft_new;
    Write "schemes.draft_save" SaveDraft => Written<Nothing> = schemes::draft_save;
    Write "schemes.draft_discard" SchemeId => Written<bool> = schemes::draft_discard;
    Write "schemes.draft_force" ForceDraft => Written<u32> = schemes::draft_force;
    Read  "schemes.look"   LookDraft => DraftLook = schemes::look;
    Read  "schemes.steps"  StepsRequest => Example = schemes::steps;
    Read  "schemes.compare" CompareSchemes => Vec<SchemeDifference> = schemes::compare;
    Write "schemes.export" ExportScheme => Nothing = schemes::export;
    Job   "schemes.what_if" WhatIfRequest => WhatIf = schemes::what_if;
    Job   "schemes.what_if_save" SaveWhatIf => Nothing = schemes::what_if_save;

    Read  "month.board"    BoardRequest => Board = month::board;
    Read  "month.why"      WhyRequest => Why = month::why;
    Read  "month.sheet"    SheetRequest => SheetView = month::sheet;
    Read  "month.compare"  CompareRequest => Compared = month::compare;
    Read  "month.marks_grid" MonthRequest => MarksGrid = month::marks_grid;
    Write "month.mark"     SetMark => Written<Nothing> = month::mark;
    Write "month.marks"    SetMarks => Written<u32> = month::marks;
    Write "month.override" SetOverride => Written<Nothing> = month::set_override;
    Write "month.comment"  SetComment => Written<Nothing> = month::comment;
    Write "month.self_mark" SetSelfMark => Written<Nothing> = month::self_mark;
    Write "month.answer"   GiveAnswer => Written<Nothing> = month::answer;
    Write "month.interview" SaveInterview => Written<i64> = month::interview;
    Write "month.interview_remove" ById => Written<Nothing> = month::interview_remove;
    Write "month.follow_up" SaveFollowUp => Written<i64> = month::follow_up;
    Write "month.follow_up_remove" ById => Written<Nothing> = month::follow_up_remove;
    Write "month.review"   Decide => Written<Decided> = month::review;
    Write "month.confirm"  Decide => Written<Decided> = month::confirm;
    Write "month.reopen_sheet" Decide => Written<Decided> = month::reopen_sheet;
    Read  "month.close_check" MonthRequest => CloseCheck = month::close_check;
    Job   "month.close"    CloseRequest => Written<Nothing> = month::close;
    Write "month.reopen"   CloseRequest => Written<Nothing> = month::reopen;
    Write "month.correct"  Correct => Written<i64> = month::correct;

    Read  "month.period"   PeriodRequest => PeriodView = month::period;
    Write "month.save_period" SavePeriod => Nothing = month::save_period;

    Job   "papers.info"    PaperRequest => PaperInfo = papers::info;
    Bytes "papers.page"    PageRequest => Nothing = papers::page;
    Bytes "papers.picture" PictureRequest => Nothing = papers::picture;
    Read  "papers.words"   WordsRequest => String = papers::words;
    Job   "papers.save"    SavePaper => SavedPaper = papers::save;
    Read  "papers.letterhead" Nothing => LetterheadView = papers::letterhead;
    Write "papers.save_letterhead" SaveLetterhead => Written<Nothing> = papers::save_letterhead;

    Read  "roster.month"   RosterRequest => RosterView = roster::month;
    Read  "roster.sets"    Nothing => Vec<ShiftSet> = roster::sets;
    Write "roster.set"     SetDuties => Written<u32> = roster::set;
    Write "roster.shift_save" SaveShift => Written<i64> = roster::save_shift;
    Write "roster.shift_retire" RetireShift => Written<Nothing> = roster::retire_shift;
    Write "roster.shifts_take" TakeShifts => Written<u32> = roster::take_shifts;
    Read  "roster.needs"   Nothing => Vec<NeedView> = roster::needs;
    Write "roster.needs_save" SaveNeeds => Written<Nothing> = roster::save_needs;
    Write "roster.rules_save" RosterRules => Written<Nothing> = roster::save_rules;
    Write "roster.publish" Publish => Written<i64> = roster::publish;

    Read  "history.list"   HistoryRequest => Vec<HistoryRow> = history::list;
    Write "history.undo"   Nothing => Written<Undone> = history::undo;
    Write "history.redo"   Nothing => Written<Undone> = history::redo;

    Read  "settings.get"   Nothing => Settings = settings::get;
    Write "settings.save"  Settings => Nothing = settings::save;
    Read  "settings.book"  Nothing => BookSettings = settings::book;
    Write "settings.save_book" BookSettings => Written<Nothing> = settings::save_book;
    Read  "settings.about" Nothing => About = settings::about;
    Read  "backup.list"    Nothing => Backups = settings::backups;
    Job   "backup.now"     BackupNow => BackupRow = settings::backup_now;
    Job   "backup.look"    LookRequest => BackupLook = settings::look;
    Job   "backup.restore" Restore => Restored = settings::restore;
    Job   "book.check"     Nothing => CheckReport = settings::check;
}

fn request<T: serde::de::DeserializeOwned>(payload: Value) -> domain::Result<T> {
    let payload = if payload.is_null() { Value::Object(serde_json::Map::new()) } else { payload };
    serde_json::from_value(payload).map_err(|e| domain::Problem::new("command.bad_request").with("reason", e))
}

fn answer<T: serde::Serialize>(value: &T) -> domain::Result<Answer> {
    serde_json::to_value(value)
        .map(Answer::Json)
        .map_err(|e| domain::Problem::new("command.bad_request").with("reason", e))
}

pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|c| c.name == name)
}

/// Collects the declarations of every type a command names, each once, in the order of their names.
#[derive(Default)]
pub struct Types {
    seen: std::collections::BTreeMap<String, String>,
}

impl Types {
    fn config() -> Config {
        Config::new().with_large_int("number")
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // `Written<A>` and `Written<B>` share one declaration, but A and B need theirs.
        T::visit_generics(self);
        // Types with a file of their own are declared; everything else is inlined by its user.
        if T::output_path().is_some() {
            let c = Self::config();
            let name = T::ident(&c);
            if self.seen.contains_key(&name) {
                return;
            }
            self.seen.insert(name, T::decl(&c));
        }
        T::visit_dependencies(self);
    }
}

/// The TypeScript of the bridge: every type, and the commands with request and response.
pub fn typescript() -> String {
    let mut types = Types::default();
    let c = Types::config();
    let mut table = String::new();
    for command in COMMANDS {
        (command.visit)(&mut types);
        table.push_str(&format!(
            "  {:?}: {{ kind: \"{}\"; request: {}; response: {} }};\n",
            command.name,
            format!("{:?}", command.kind).to_lowercase(),
            (command.request)(&c),
            (command.response)(&c),
        ));
    }
    types.visit::<types::Progress>();
    types.visit::<domain::Problem>();
    let mut out =
        String::from("// Made from the table of commands by `cargo xtask bindings`; do not edit.\n\n");
    for decl in types.seen.values() {
        out.push_str("export ");
        out.push_str(decl);
        out.push('\n');
    }
    out.push_str("\nexport interface Commands {\n");
    out.push_str(&table);
    out.push_str("}\n");
    out
}
