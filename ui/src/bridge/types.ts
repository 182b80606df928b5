// Made from the table of commands by `cargo xtask bindings`; do not edit.

export type About = { version: string, notices: string, };
export type AccountRow = { id: number, shop: number, shop_name: string, nickname: string, bindings: Array<BindingRow>, 
/**
 * First and last day with figures.
 */
first: string | null, last: string | null, 
/**
 * Some day with figures has no owner.
 */
unbound: boolean, };
export type Allotment = { nominal: number | null, 
/**
 * The nominal without the bonus items, where the file splits it; else the nominal itself.
 */
base: number | null, policy: UnallocatedPolicy | null, suggested_policy: UnallocatedPolicy | null, };
export type AnswerKind = "handed" | "signed" | "refused" | "appealed" | "upheld" | "revised";
export type AnswerRow = { kind: AnswerKind, day: string, by: string, witness: string, 
/**
 * Item id; `None`: the whole sheet.
 */
item: string | null, text: string, 
/**
 * All of it in a sentence.
 */
told: string, 
/**
 * The last day of an appeal.
 */
due: string | null, };
export type Assign = { scheme: string, scope: Scope, from: string, to?: string, };
export type AssignmentRow = { id: number, scheme: string, scope: Scope, 
/**
 * Name of the post, shop or person.
 */
name: string, from: string, to: string | null, };
export type BackupBrief = { at: string, file: string, verified: boolean, days_ago: number, };
export type BackupLook = { backup: BookContents, present: BookContents | null, };
export type BackupNow = { token?: string, };
export type BackupRow = { file: string, at: string, size: number, verified: boolean, token: string, };
export type Backups = { folder: string, rows: Array<BackupRow>, };
export type Band = { min: number | null, min_incl: boolean, max: number | null, max_incl: boolean, 
/**
 * `None` stops the calculation: the owner must set it.
 */
points: number | null, suggested_points: number | null, };
export type Bind = { shop: number, nickname: string, owner: Owner, from: string | null, to: string | null, };
export type BindLook = { moves: Array<MoveRow>, 
/**
 * Figures that would belong to nobody because their days lie on both sides of the change.
 */
across: number, reopened: Array<ReopenedSheet>, 
/**
 * Why it cannot be done, when it cannot.
 */
held: Told | null, };
export type BindingRow = { id: number, owner: Owner, 
/**
 * 工号 and name, or empty when ignored.
 */
staff_no: string, name: string, from: string | null, to: string | null, };
export type Block = { id: string, name: Label, nominal: number | null, };
export type Board = { month: string, closed: boolean, revision: number, schemes: Array<SchemeTab>, 
/**
 * The scheme shown; `None` when nobody has one this month.
 */
scheme: string | null, version: number, columns: Array<BoardColumn>, rows: Array<BoardRow>, 
/**
 * Mean of the ranked, one a column.
 */
group: Array<GroupCell>, group_total: number | null, max: number, 
/**
 * People of the month without a sheet, with the reason.
 */
without: Array<WithoutSheet>, 
/**
 * What stops the whole board (owner must set) or is worth knowing.
 */
problems: Array<Told>, corrections: Array<CorrectionRow>, };
export type BoardCell = { value: Value | null, 
/**
 * The value as a person reads it, without its unit.
 */
shown: string, points: number | null, state: ItemState, provisional: boolean, marked: boolean, overridden: boolean, 
/**
 * How few things the figure is made of, where that is a small sample.
 */
small: number | null, };
export type BoardColumn = { item: string, name: Label, block: Label | null, unit: Label | null, target: number | null, max: number, rule_src: Src, 
/**
 * Fed by facts; otherwise by hand.
 */
fed: boolean, };
export type BoardRequest = { month: string, 
/**
 * Scheme id; without it the first of the month.
 */
scheme?: string, };
export type BoardRow = { person: number, staff_no: string, name: string, post: string | null, state: SheetState, total: number | null, rank: number | null, of: number, unranked: Unranked | null, grade: string | null, coefficient: number | null, provisional: boolean, 
/**
 * Came or left in the month.
 */
part: PartMonth | null, 
/**
 * Totals of the five months before and this one, oldest first.
 */
trend: Array<number | null>, cells: Array<BoardCell>, };
export type BookContents = { people: number, 
/**
 * Names.
 */
shops: Array<string>, 
/**
 * With figures, marks or a close; oldest first.
 */
months: Array<string>, changes: number, 
/**
 * Local time; `None` in a new book.
 */
last_change_at: string | null, 
/**
 * What it was, as a sentence.
 */
last_change: string, size: number, };
export type BookInfo = { name: string, 
/**
 * File name with its folder, for the eye only.
 */
path: string, sample: boolean, read_only: boolean, 
/**
 * The month that work is on: the earliest open month with data, else the current one.
 */
month: string, 
/**
 * Months with data or state, newest first.
 */
months: Array<MonthBrief>, 
/**
 * Owner and supervisors, for the acting name.
 */
actors: Array<string>, undo: string | null, redo: string | null, };
export type BookSettings = { name: string, 
/**
 * Owner and supervisors who may confirm.
 */
actors: Array<string>, 
/**
 * Days an employee has to appeal against a sheet that was handed out; 0: no end. Without it they stay.
 */
appeal_days?: number, 
/**
 * A figure made of fewer things is marked as a small sample; 0 marks none. Absent: as it is.
 */
small_below?: number, };
export type ById = { id: number, };
export type ByKey = { id: string, };
export type CellFigure = { metric: string, name: string, 
/**
 * As shown to a person.
 */
value: string, };
export type CellProblem = { code: string, sheet: string, cell: string, found: string, expected: string, text: string, 
/**
 * A warning does not stop the import.
 */
warning: boolean, };
export type ChangedFigure = { nickname: string, day: string, metric: string, name: string, old: string, new: string, cell: string, };
export type CheckReport = { ok: boolean, lines: Array<string>, };
export type CheckRow = { metric: string, name: string, ours: number | null, theirs: number | null, ok: boolean, 
/**
 * How ours was made, a word of `word-check-`: sum, mean, weighted, same.
 */
how: string, 
/**
 * The cells behind ours, and the cell of theirs: `C2:C13`, `C14`.
 */
ours_cell: string, theirs_cell: string, };
export type ChoiceRow = { id: number, headers: Array<string>, layout: LayoutName, };
export type ChooseLayout = { header_key: string, layout: string, };
export type CloseCheck = { 
/**
 * With none, the month closes without a reason.
 */
open: Array<Told>, 
/**
 * Worth knowing; stops nothing.
 */
notes: Array<Told>, sheets: number, };
export type CloseRequest = { month: string, name: string, reason: string, };
export type ColumnProposal = { 
/**
 * `A`, `B` ...
 */
letter: string, header: string, 
/**
 * A column before it has the same header, and only that one can be read.
 */
twice: boolean, samples: Array<string>, 
/**
 * All that stands in it, where that are a few words or numbers only.
 */
values: Array<string>, proposals: Array<MetricProposal>, };
export type ColumnUnit = "number" | "seconds" | "minutes" | "hours" | "duration" | "yuan" | "fraction" | "percent" | "share" | "rows" | "label";
export type ColumnUse = "metric" | "nickname" | "date" | "ignore";
export type Combine = "mean" | "sum" | "weighted_by_sales" | "worst";
export type Commit = { preview: string, 
/**
 * Without it everything is written.
 */
ticks?: Ticks, };
export type Committed = { import: number, new: number, changed: number, unchanged: number, unmatched: number, 
/**
 * What was left out on purpose.
 */
left: LeftCount | null, 
/**
 * File of the backup made before.
 */
backup: string | null, };
export type CompareRequest = { month: string, person: number, scheme: string, 
/**
 * The earlier month; without it the latest one with a sheet of the person.
 */
with?: string, };
export type CompareSchemes = { id: string, 
/**
 * A version; without it the draft.
 */
before?: number, after?: number, };
export type Compared = { 
/**
 * `None`: there is no earlier sheet at all.
 */
with: string | null, 
/**
 * Earlier months that have a sheet of the person, newest first.
 */
months: Array<string>, before: number | null, after: number | null, 
/**
 * After less before.
 */
difference: number | null, 
/**
 * What cannot be compared, and why, in sentences.
 */
notes: Array<string>, 
/**
 * Empty where the months used different schemes. The differences add to the difference of the totals.
 */
rows: Array<ComparedItem>, };
export type ComparedItem = { item: string, name: Label, before: ComparedSide, after: ComparedSide, difference: number | null, why: string, };
export type ComparedSide = { 
/**
 * The value with its unit, or what stands instead; empty where the scheme has no such item.
 */
shown: string, points: number | null, };
export type Completeness = { month: string, closed: boolean, today: string, reports: Array<ReportMonth>, 
/**
 * Days to import, over all reports.
 */
missing: number, 
/**
 * Days to export once more: the platform has settled them by now.
 */
settle: number, 
/**
 * Days the platform has not settled yet.
 */
waiting: number, 
/**
 * What to export next, a line a report.
 */
next: Array<string>, };
export type CompletenessRequest = { month: string, };
export type Correct = { 
/**
 * The closed month that was wrong.
 */
month: string, 
/**
 * The open month that shows the correction too.
 */
shown_in: string, person: number, scheme: string, item: string, new: number, reason: string, name: string, };
export type CorrectionRow = { id: number, month: string, shown_in: string, staff_no: string, name: string, item: string, old: number | null, new: number, reason: string, by: string, at: string, };
export type CoverRow = { shift: number, have: Array<number>, least: Array<number | null>, };
export type DayCell = { day: string, state: DayState, 
/**
 * Of an unsettled day: when it can be exported for good.
 */
again: string | null, 
/**
 * Why there is no data.
 */
reason: string | null, };
export type DayKind = "statutory" | "moved" | "working";
export type DayPoint = { day: string, value: number | null, shown: string, };
export type DayState = "present" | "unsettled" | "missing" | "no_data" | "not_expected";
export type Decide = { month: string, 
/**
 * Person ids; empty for everybody who is ready.
 */
people: Array<number>, scheme?: string, name: string, reason: string, };
export type Decided = { done: number, 
/**
 * 工号 and why not.
 */
refused: Array<RefusedSheet>, };
export type Delimiter = "comma" | "semicolon" | "tab" | "pipe" | "blank";
export type Direction = "higher" | "lower" | "neutral";
export type DraftFinding = { 
/**
 * The item in the file, counted from 0.
 */
item: number | null, told: Told, };
export type DraftLook = { 
/**
 * Must be mended before it is put in force.
 */
wrong: Array<DraftFinding>, warnings: Array<DraftFinding>, 
/**
 * Of the items that can be read.
 */
rules: Array<RuleText>, 
/**
 * What feeds each of those items, also where the file names a catalogue number.
 */
feeds: Array<ItemFeed>, people: Array<ExamplePerson>, example: Example | null, 
/**
 * Why there is no example.
 */
no_example: Told | null, };
export type DraftView = { id: string, 
/**
 * The draft, else the newest version, as a scheme file.
 */
text: string, 
/**
 * There is a draft.
 */
kept: boolean, 
/**
 * The newest version; 0 where none is in force.
 */
version: number, versions: Array<VersionRow>, 
/**
 * The newest month that is closed: a version begins after it.
 */
closed_to: string | null, };
export type Example = { person: number, month: string, total: number | null, max: number, rank: number | null, of: number, grade: string | null, coefficient: number | null, items: Array<ExampleItem>, 
/**
 * Names of enabled items that are not in it yet: wrong or waiting for a value.
 */
left_out: Array<string>, };
export type ExampleItem = { item: string, name: string, points: number | null, max: number, headline: string, lines: Array<string>, 
/**
 * What a little better would add, in words.
 */
step: string | null, };
export type ExamplePerson = { id: number, staff_no: string, name: string, pinyin: string, };
export type Exclude = { month: string, 
/**
 * As in `evaluation::Cell`.
 */
file: number, row: number, col: number, reason: string, name: string, };
export type ExcludeLook = { 
/**
 * As in `evaluation::Cell`.
 */
file: number, row: number, col: number, };
export type ExcludeView = { 
/**
 * Every figure that the cell gives; all of them go together.
 */
figures: Array<CellFigure>, };
export type Exclusion = { id: number, reason: string, by: string, 
/**
 * Local time, `2026-05-01 12:03:05`.
 */
at: string, };
export type ExportScheme = { id: string, 
/**
 * Without it the draft, else the newest version.
 */
version?: number, token: string, };
export type FactPage = { rows: Array<FactRow>, total: number, };
export type FactRow = { 
/**
 * 工号; `None` when shop-level or unbound.
 */
person: string | null, nickname: string | null, shop: string, day: string | null, from: string, to: string, metric: string, value: Value | null, numerator: number | null, denominator: number | null, state: FactState, raw: string | null, layout: string, used: boolean, 
/**
 * Why it is not.
 */
unused: Unused | null, 
/**
 * Taken out by hand; its id is what `facts.include` wants.
 */
excluded: Exclusion | null, source: FactSource, };
export type FactSource = { file: string, sheet: string, cell: string, header: string, };
export type FactState = "settled" | "unsettled" | "missing" | "not_measured";
export type FactsRequest = { month: string, person?: number, metric?: string, 
/**
 * Searches nickname, name and 工号.
 */
query?: string, offset: number, limit: number, };
export type FigureHow = "rows" | "value" | "share" | "since";
export type FigureProposal = { figure: MapFigure, 
/**
 * Of the metric.
 */
name: string, 
/**
 * A word of `mapping-sure-`: sure, likely, maybe.
 */
sure: string, };
export type Finding = { 
/**
 * Against the law or a hard rule; everything else is a hint.
 */
hard: boolean, person: number | null, 
/**
 * Places in `days`: the cells it is about.
 */
cells: Array<number>, problem: Problem, text: string, };
export type First = { settings: Settings, info: BookInfo | null, 
/**
 * Home of the month that work is on; `None` without a book, or where home says itself why not.
 */
home: Home | null, };
export type FollowUpRow = { id: number, what: string, due: string, done: string | null, result: string, };
export type ForceDraft = { id: string, from: string, };
export type Gate = { 
/**
 * The item whose value is looked at; `None`: the item's own.
 */
item: string | null, op: Op, value: number, effect: GateEffect, grade: string | null, 
/**
 * The item whose label names the grade, instead of `grade`.
 */
grade_of: string | null, };
export type GateEffect = "item_zero" | "total_zero" | "grade_at_most" | "unranked";
export type GiveAnswer = { month: string, person: number, scheme: string, kind: AnswerKind, day: string, 
/**
 * Of a refusal.
 */
witness: string, 
/**
 * Item id; without it the whole sheet.
 */
item?: string, text: string, 
/**
 * Take an appeal after its last day.
 */
late: boolean, 
/**
 * The item's right points, where an appeal against a closed month was right.
 */
points?: number, 
/**
 * Who enters it; hands out and decides.
 */
name: string, };
export type GoneRow = { 
/**
 * Empty for the whole shop.
 */
nickname: string, from: string, to: string, figures: number, };
export type Grade = { min: number, grade: string, coefficient: number | null, };
export type GroupCell = { value: number | null, shown: string, points: number | null, };
export type HangingRow = { 
/**
 * A word of `word-hanging-`: exclusion, override, correction.
 */
kind: string, month: string, 
/**
 * Whose: nickname or name; empty for the whole shop.
 */
who: string, 
/**
 * Which figures or item, and for a figure where it stands.
 */
what: string, 
/**
 * What it is, or was made.
 */
value: string, reason: string, by: string, };
export type HeaderLines = { row: number, lines: number, };
export type HistoryDetail = { 
/**
 * Kind of thing, which one, and the field where one changed: `员工 · 001 陈青 · 岗位`.
 */
what: string, 
/**
 * Empty where there was nothing.
 */
old: string, 
/**
 * Empty where nothing is left.
 */
new: string, };
export type HistoryRequest = { 
/**
 * Only changes before this one.
 */
before?: number, limit: number, };
export type HistoryRow = { id: number, at: string, by: string, text: string, undone: boolean, 
/**
 * The next that undo would take back.
 */
next_undo: boolean, 
/**
 * What exactly changed, of at most 50 rows, in the owner's words.
 */
details: Array<HistoryDetail>, };
export type Home = { month: string, closed: boolean, misses: Array<Miss>, sheets: SheetCounts, last_backup: BackupBrief | null, };
export type HomeRequest = { month: string, };
export type Hours = { 
/**
 * In the order of the day, with the breaks between them. Empty where only the length is agreed.
 */
work: Array<Stretch>, 
/**
 * Minutes of work a day where no times are agreed.
 */
length?: number, 
/**
 * Most leave then; only who is on duty stays to the end. Minutes like those of a stretch.
 */
nominal_end?: number, 
/**
 * Goes on as long as a customer is asking.
 */
extends: boolean, };
export type ImportRow = { id: number, at: string, by: string, files: Array<ImportedSheet>, facts: number, withdrawn: boolean, 
/**
 * What was left out on purpose.
 */
left: LeftCount | null, 
/**
 * Why it cannot be withdrawn, when it cannot.
 */
held: Told | null, };
export type ImportScheme = { token: string, from: string, 
/**
 * Also assigned to them, as one change.
 */
scope?: Scope, };
export type ImportedSheet = { file: string, sheet: string, layout_name: string, shop: string, from: string, to: string, facts: number, };
export type Include = { exclusion: number, };
export type InterviewRow = { id: number, day: string, by: string, text: string, };
export type Item = { id: string, name: Label, block: string | null, 
/**
 * As the scheme writes it: `K5`, `K4+K6`, `K120-K125`, or our metric id.
 */
metric: string | null, 
/**
 * Our metric that feeds the item, where exactly one does; else it is fed by hand.
 */
fed_by: string | null, weight: number | null, suggested_weight: number | null, weight_src: Src, target: number | null, suggested_target: number | null, target_src: Src, 
/**
 * As the scheme prints it; display units.
 */
unit: string | null, rule: Rule, rule_src: Src, 
/**
 * The rule is applied to each shop, month ... apart; `None`: to the one value.
 */
per_entity: PerEntity | null, enabled: boolean, missing: MissingPolicy, gate: Gate | null, };
export type ItemFeed = { item: string, metric: string | null, };
export type ItemState = "scored" | "missing" | "left_out" | "missing_zero" | "not_measured";
export type KnownSheet = { file: string, sheet: string, sha256: string, layout_name: string, 
/**
 * A word of `facts-use-`: attendance, roster, people.
 */
what: string, 
/**
 * Figures the file states twice: a month of attendance against its days.
 */
checks: Array<CheckRow>, };
export type Label = { zh: string, en: string, };
export type Lang = "zh-CN" | "en";
export type LayoutDetail = { id: string, mapping: Mapping, };
export type LayoutFile = { id: string, token: string, };
export type LayoutName = { id: string, name: string, verified: boolean, };
export type LeaveOut = { 
/**
 * Position among the preview's sheets.
 */
sheet: number, rows?: Array<number>, };
export type LeftCount = { 
/**
 * Rows of sheets that are written otherwise.
 */
rows: number, 
/**
 * Wrong cells in what is left out.
 */
wrong: number, 
/**
 * `file › sheet`.
 */
sheets: Array<string>, 
/**
 * Files that could not be used.
 */
files: Array<string>, };
export type Letterhead = { 
/**
 * Empty: the book's name.
 */
company: string, head: Array<string>, foot: Array<string>, 
/**
 * Parts of a file's name in their order; none: the usual name.
 */
naming: Array<NamePart>, };
export type LetterheadView = { letterhead: Letterhead, logo: LogoInfo | null, };
export type LogoInfo = { 
/**
 * `png`, `jpg`.
 */
kind: string, width: number, height: number, };
export type LookDraft = { id: string, 
/**
 * The draft as it stands on screen; nothing is written.
 */
text: string, month: string, 
/**
 * Whose figures; without it the first who has some.
 */
person?: number, };
export type LookRequest = { 
/**
 * The backup.
 */
from: string, };
export type MapColumn = { header: string, use: ColumnUse, 
/**
 * Empty where it is no figure.
 */
metric: string, unit: ColumnUnit, };
export type MapFigure = { metric: string, how: FigureHow, 
/**
 * The column by its header; of `rows` empty for every row, of `share` not asked for.
 */
header: string, 
/**
 * Of `since`: the column of the earlier moment.
 */
since: string, unit: ColumnUnit, 
/**
 * Only rows that say something certain in this column count; empty for all.
 */
only: string, 
/**
 * One of these.
 */
is: Array<string>, };
export type Mapping = { name: string, columns: Array<MapColumn>, 
/**
 * How days with a two-digit year are written.
 */
short_dates: ShortDates | null, 
/**
 * Days until the figures of a day are final.
 */
settles_after_days: number, 
/**
 * The row of a header far below the top, counted from 1; 0 where it stands among the first lines.
 */
header_row: number, 
/**
 * What one row is.
 */
rows: Rows, 
/**
 * Of single happenings: the figures; the columns then only say whose and when.
 */
figures: Array<MapFigure>, 
/**
 * How a text is written, where the owner knows better than the program.
 */
text: TextForm | null, };
export type MappingRequest = { 
/**
 * As the preview was asked for.
 */
tokens: Array<string>, file: string, sha256: string, sheet: string, 
/**
 * Without it the most telling line.
 */
header?: HeaderLines, 
/**
 * How a text is written, where the owner says it anew; else as the mapping says, a layout, or the file itself.
 */
text?: TextForm, 
/**
 * Without it one is proposed.
 */
mapping?: Mapping, month?: string, 
/**
 * The days of all rows, where no column says them.
 */
from?: string, to?: string, };
export type MappingView = { file: string, sheet: string, 
/**
 * Rows of the whole table.
 */
rows: number, 
/**
 * The first lines as they stand.
 */
top: Array<TopLine>, heads: Array<HeaderLines>, 
/**
 * Which of `heads` the columns stand under.
 */
head: number, columns: Array<ColumnProposal>, 
/**
 * A word of `mapping-sure-` for the rows being single happenings; `None` where nothing speaks for it.
 */
happenings: string | null, 
/**
 * Figures that could be made of happenings, the surest first.
 */
figures: Array<FigureProposal>, 
/**
 * How a text was read; `None` of a workbook.
 */
text: TextForm | null, 
/**
 * As asked, or as proposed.
 */
mapping: Mapping, 
/**
 * What keeps the mapping from being one.
 */
refused: Told | null, 
/**
 * `None` where the mapping is refused.
 */
read: ReadTable | null, };
export type MarkCell = { person: number, 
/**
 * Where it is not the block's.
 */
scheme?: string, item: string, 
/**
 * As typed; empty clears the mark.
 */
value: string, };
export type MarkView = { value: Value, reason: string, by: string, at: string, };
export type MarksCell = { 
/**
 * How far the sheet is.
 */
state: SheetState, 
/**
 * What counts now, the mark or the figure.
 */
value: Value | null, shown: string, mark: MarkView | null, 
/**
 * What the files say, with its unit; empty where they say nothing.
 */
figure: string, };
export type MarksColumn = { scheme: string, scheme_name: Label, item: string, name: Label, unit: Label | null, 
/**
 * Fed by reports; a mark wins over them.
 */
fed: boolean, 
/**
 * Labels a lookup item accepts.
 */
choices: Array<string>, };
export type MarksGrid = { month: string, closed: boolean, columns: Array<MarksColumn>, rows: Array<MarksRow>, };
export type MarksRow = { person: number, staff_no: string, name: string, 
/**
 * Of the stored key, to find people by their initials.
 */
pinyin: string, 
/**
 * One a column; `None` where the person is not under the scheme.
 */
cells: Array<MarksCell | null>, };
export type Metric = { id: string, name: Label, 
/**
 * Headers of exports without a layout, and other names people use: proposed where a table is mapped.
 */
aliases: Array<string>, 
/**
 * The catalogue numbers (K1 ... K125) this measure answers.
 */
catalogue: Array<string>, unit: Unit, direction: Direction, total: Total, 
/**
 * Decimals shown to a person, in the display unit.
 */
decimals: number, 
/**
 * Layouts in order of trust, where two give this metric; others follow in the order of their ids.
 */
prefer: Array<string>, 
/**
 * What it means, one sentence in each language.
 */
about: Label, 
/**
 * Where its figures come from. The columns themselves stand in the layouts.
 */
source: MetricSource, 
/**
 * How sure unit, direction and meaning are.
 */
basis: MetricBasis, };
export type MetricBasis = "stated" | "inferred" | "suggested";
export type MetricCard = { id: string, zh: string, en: string, 
/**
 * Syllables, then initials, for searching.
 */
pinyin: string, about: string, 
/**
 * A word of `metrics-topic-`.
 */
topic: string, 
/**
 * As a person says it.
 */
unit: string, measure: Unit, direction: Direction, catalogue: Array<string>, basis: MetricBasis, 
/**
 * The owner made it.
 */
own: boolean, 
/**
 * No longer offered.
 */
retired: boolean, 
/**
 * This book has figures of it.
 */
figures: boolean, 
/**
 * How the single happenings of a day make one figure of it; a word of `mapping-how-value_`.
 */
gathers: string, };
export type MetricFeed = { layout: string, layout_name: string, platform: string, own: boolean, verified: boolean, headers: Array<string>, 
/**
 * A word of `facts-unit-`.
 */
unit: string, 
/**
 * `很满意 + 满意 ÷ …` where the rate is made of columns.
 */
parts: string | null, 
/**
 * Where this is 0, the column measures nothing.
 */
needs: string | null, 
/**
 * What its days are weighted by, where the report says otherwise than the metric.
 */
weight: string | null, 
/**
 * Nothing in the report says what the rate is made of.
 */
no_base: boolean, };
export type MetricFigures = { layout_name: string, shop: string, rows: number, from: string, to: string, };
export type MetricHistory = { metric: string, name: string, unit: string, person: string, months: Array<MonthPoint>, };
export type MetricName = { id: string, name: string, };
export type MetricPage = { card: MetricCard, metric: Metric, source: MetricSource, 
/**
 * How days and accounts become a period, in words.
 */
total: string, feeds: Array<MetricFeed>, uses: Array<MetricUse>, 
/**
 * Metrics its total is made of, and those made of it.
 */
made_of: Array<MetricName>, part_of: Array<MetricName>, figures: Array<MetricFigures>, };
export type MetricProposal = { metric: string, name: string, unit: ColumnUnit, 
/**
 * A word of `facts-sure-`: sure, likely, maybe.
 */
sure: string, 
/**
 * The report that has such a header.
 */
like: string | null, };
export type MetricSource = "export" | "hand" | "register" | "calendar" | "exam" | "staff" | "evaluation" | "metrics";
export type MetricUse = { scheme: string, scheme_name: string, items: Array<string>, 
/**
 * Somebody is evaluated by the scheme.
 */
assigned: boolean, };
export type MinVolume = { metric: string, value: number, };
export type Miss = { kind: MissKind, count: number, 
/**
 * Names or days concerned, at most five.
 */
examples: Array<string>, 
/**
 * Area whose screen mends it.
 */
area: string, 
/**
 * The first sheet that waits, maybe of another month.
 */
sheet: SheetPlace | null, };
export type MissKind = "no_shop" | "no_staff" | "no_scheme" | "owner_must_set" | "unbound" | "missing_days" | "unsettled" | "waiting" | "missing_items" | "unconfirmed" | "appeals" | "follow_ups" | "ready_to_close";
export type MissingPolicy = "ask" | "reweight" | "zero";
export type MonthBrief = { month: string, closed: boolean, revision: number, };
export type MonthPoint = { month: string, closed: boolean, 
/**
 * Display unit; `None` where there is none.
 */
value: number | null, 
/**
 * The value with its unit, or why there is none.
 */
shown: string, 
/**
 * Some of it is not settled yet.
 */
provisional: boolean, 
/**
 * Days with a figure, and days that count; `None` for a figure of the whole month.
 */
days_with: number | null, days_of: number | null, days: Array<DayPoint>, 
/**
 * The cells it is made of, those taken out first.
 */
sources: Array<WhySource>, };
export type MonthRequest = { month: string, };
export type MoveRow = { from: string, to: string, was: string, is: string, figures: number, };
export type NamePart = "staff_no" | "name" | "month" | "kind" | "scheme" | "company";
export type Need = { item: string, op: Op, value: number, 
/**
 * The item's v ÷ m of its `relative` rule, in percent, instead of its value.
 */
ratio: boolean, 
/**
 * Only of people for whom this item says this.
 */
when: When | null, };
export type NeedView = { shift: number, 
/**
 * `mon` to `sun`, `statutory`, or a day.
 */
day: string, least: number, };
export type NewBook = { 
/**
 * Where to save; from the save picker.
 */
token: string, name: string, };
export type NewDraft = { name: string, 
/**
 * The scheme it starts as; without it blank.
 */
from?: string, };
export type NewSample = { token?: string, };
export type Nothing = Record<symbol, never>;
export type Op = "<" | "<=" | ">" | ">=" | "=" | "!=";
export type OpenBook = { token: string, };
export type OwnLayoutRow = { id: string, name: string, 
/**
 * `header → metric`, one a figure.
 */
columns: Array<string>, 
/**
 * Sheets that were imported by it and count.
 */
sheets: number, last: string | null, };
export type OwnLayouts = { layouts: Array<OwnLayoutRow>, choices: Array<ChoiceRow>, };
export type Owner = { "person": number } | "ignored";
export type OwnerMustSet = { 
/**
 * Item id.
 */
item: string, item_name: Label, 
/**
 * Where it stands inside the item: `weight`, `target`, `rule.per_event`, `rule.bands[1].points`.
 */
field: string, suggested: number | null, 
/**
 * Where a word is wanted: those it may be. Empty where a number is.
 */
words: Array<string>, suggested_word: string | null, };
export type PageRequest = { paper: PaperRequest, 
/**
 * From 0.
 */
page: number, 
/**
 * Pixels per point; 2 is sharp on an ordinary screen.
 */
scale: number, };
export type PaperInfo = { pages: number, sheets: number, 
/**
 * What the first file is called where each sheet gets one.
 */
first_file: string | null, 
/**
 * Characters no font has, states that print a mark.
 */
warnings: Array<Told>, };
export type PaperKind = "evaluation" | "ranking" | "ranking_wall" | "workbook" | "scheme" | "blank" | "appeal" | "certificate" | "quarter";
export type PaperRequest = { kind: PaperKind, month: string, scheme?: string, 
/**
 * Of a scheme's rules; 0 is the draft.
 */
version?: number, 
/**
 * Person ids; empty for everybody.
 */
people: Array<number>, 
/**
 * Blank sheets: one a scheme, with lines for the name.
 */
nameless?: boolean, 
/**
 * Certificates: for the places up to this one; the first without it.
 */
top?: number, };
export type PartMonth = { first: string, last: string, days: number, of: number, };
export type Paste = { text: string, 
/**
 * The clipboard's page, where it has one.
 */
html?: string, };
export type Pasted = { token: string, name: string, };
export type PerEntity = { 
/**
 * As the scheme writes it. In a book `shop...` is the shops' own figures, `own_shop` the person's in
 * each shop, `month` the month.
 */
entity: string, 
/**
 * `None` stops the calculation: the owner must set it.
 */
combine: Combine | null, suggested_combine: Combine | null, };
export type Period = "month" | "quarter" | "on_demand";
export type PeriodCell = { 
/**
 * `None`: the sheet waits for a figure.
 */
total: number | null, rank: number | null, grade: string | null, provisional: boolean, };
export type PeriodGroup = { totals: Array<number | null>, mean: number | null, change: number | null, };
export type PeriodItem = { item: string, name: Label, 
/**
 * Mean of points by points reachable, 0 to 1; `None` where no month has points.
 */
share: number | null, group: number | null, };
export type PeriodRequest = { from: string, 
/**
 * 1 to 24.
 */
months: number, 
/**
 * Scheme id; without it the first of the period.
 */
scheme?: string, 
/**
 * Streaks are of months with this grade or a better one; without it, at or above the group's mean.
 */
grade?: string, };
export type PeriodRow = { person: number, staff_no: string, name: string, 
/**
 * One a month; `None` where there is no sheet: a gap, never a zero.
 */
cells: Array<PeriodCell | null>, mean: number | null, 
/**
 * Months with a total.
 */
counted: number, 
/**
 * Points a month, of three months or more.
 */
change: number | null, streak: StreakView, 
/**
 * One an item of the period, in the order of the schemes.
 */
items: Array<PeriodItem>, 
/**
 * Places among `items`; `None` where nothing stands out.
 */
best: number | null, worst: number | null, };
export type PeriodView = { months: Array<string>, schemes: Array<SchemeTab>, scheme: string | null, 
/**
 * Grades of the latest month's scheme, highest first.
 */
grades: Array<string>, grade: string | null, 
/**
 * By mean, highest first; who has none last.
 */
rows: Array<PeriodRow>, group: PeriodGroup, 
/**
 * What the totals of the period cannot be compared for, in sentences.
 */
notes: Array<string>, };
export type Person = { id: number, 
/**
 * 工号: text, leading zeros kept.
 */
staff_no: string, name: string, 
/**
 * Sort and search key, `zhang san zs`; made from the name unless the owner mends it.
 */
pinyin: string, post: number | null, hired: string | null, left: string | null, 
/**
 * Last day of probation, where there is one.
 */
probation_until: string | null, note: string, };
export type PersonHistory = { metric: string, person: number, from: string, to: string, };
export type PersonRow = { person: Person, post_name: string | null, shops: Array<string>, nicknames: Array<string>, state: PersonState, 
/**
 * Somebody else has the same name; show the 工号 with it.
 */
same_name: boolean, };
export type PersonState = "not_yet" | "probation" | "active" | "left";
export type PictureRequest = { paper: PaperRequest, 
/**
 * From 0.
 */
sheet: number, };
export type Platform = "tmall" | "taobao" | "jd" | "pinduoduo" | "douyin" | "kuaishou" | "weixin_shop" | "other";
export type Post = { id: number, name: string, };
export type Preview = { id: string, sheets: Array<PreviewSheet>, 
/**
 * Files that could not be used at all.
 */
refused: Array<RefusedFile>, 
/**
 * Names of files in the chosen folders and zips that are no tables: they are not read.
 */
passed_over: Array<string>, new: number, changed: number, unchanged: number, 
/**
 * Figures of the book that no longer count and have nothing in their place.
 */
gone: number, skipped: number, wrong: number, 
/**
 * What is wrong or worth telling, one entry a kind, with how to mend it.
 */
groups: Array<ProblemGroup>, 
/**
 * What is unticked.
 */
left: LeftCount, 
/**
 * Nicknames without a person, all sheets.
 */
unmatched: Array<Unmatched>, 
/**
 * Recognised tables whose figures are not read here: attendance, rosters, staff files.
 */
known: Array<KnownSheet>, 
/**
 * Tables that the owner may say what they are.
 */
unknown: Array<UnknownSheet>, 
/**
 * Days (first, last) of sheets whose month is closed: they stop the import.
 */
can_commit: boolean, 
/**
 * Why nothing, or little, would come of it: empty, all known already, all nobody's, all unsettled.
 */
note: Told | null, };
export type PreviewRequest = { 
/**
 * Files, folders or zips.
 */
tokens: Array<string>, 
/**
 * The shop of sheets that do not say it themselves; without it the book's only shop.
 */
shop?: number, 
/**
 * Every sheet is of `shop`, whatever it says itself.
 */
one_shop?: boolean, 
/**
 * Shops of single sheets, as the owner says.
 */
shops?: Array<SheetShop>, 
/**
 * In a book without shops: the name of the first one, made when the preview is committed.
 */
new_shop?: string, 
/**
 * For files that name no days.
 */
month?: string, 
/**
 * For single sheets without a date column.
 */
days?: Array<SheetDays>, 
/**
 * Lists every problem of a sheet, not only the first ones.
 */
all_problems?: boolean, };
export type PreviewRow = { 
/**
 * Counted from 0.
 */
row: number, 
/**
 * Empty where the row gave nothing to read, or speaks of the whole shop.
 */
nickname: string, from: string | null, to: string | null, new: number, changed: number, unchanged: number, wrong: number, 
/**
 * The row that says the same and counts instead, `file › sheet › row`; empty where there is none.
 */
same_as: string, };
export type PreviewRows = { rows: Array<PreviewRow>, total: number, };
export type PreviewSheet = { file: string, sheet: string, sha256: string, layout: string, layout_name: string, 
/**
 * Checked against a real file of the platform.
 */
verified: boolean, 
/**
 * Recognised by a layout that the owner made.
 */
own: boolean, shop: string, 
/**
 * 0 where the import makes it.
 */
shop_id: number, from: string | null, to: string | null, rows: number, 
/**
 * Counts of figures (cells).
 */
new: number, changed: number, unchanged: number, 
/**
 * Figures of the book on the days of this sheet that no file of the import has: they no longer count.
 */
gone: number, 
/**
 * At most 200 rows of them.
 */
gone_rows: Array<GoneRow>, 
/**
 * Rows set aside: totals, ignored accounts, rows that another file has alike.
 */
skipped: number, wrong: number, unsettled: number, unmatched: Array<string>, checks: Array<CheckRow>, 
/**
 * At most 200 unless all were asked for, what is wrong before what is worth telling.
 */
problems: Array<CellProblem>, problem_count: number, 
/**
 * Headers that the layout does not know: their columns are not read.
 */
unread: Array<string>, 
/**
 * At most 200 changed figures.
 */
changes: Array<ChangedFigure>, 
/**
 * This very file was imported before, at this time.
 */
imported_before: string | null, 
/**
 * The whole sheet is unticked: it counts nothing.
 */
left: boolean, 
/**
 * Rows that are unticked.
 */
left_rows: number, };
export type Problem = { code: string, params?: { [key in string]: string }, };
export type ProblemGroup = { code: string, warning: boolean, count: number, 
/**
 * The sentence of the first one.
 */
text: string, 
/**
 * How to mend it; empty where the sentence says all.
 */
cure: string, 
/**
 * At most six.
 */
examples: Array<ProblemPlace>, };
export type ProblemPlace = { file: string, sheet: string, cell: string, found: string, };
export type Progress = { 
/**
 * Message id of what is being done, `job-reading`, `job-writing`, `job-printing`, `job-sample`.
 */
doing: string, done: number, of: number, 
/**
 * What follows is done in one piece and cannot be stopped any more.
 */
last: boolean, };
export type Proposal = { person: number, staff_no: string, name: string, 
/**
 * Why, in words.
 */
reason: string, };
export type Publication = { at: string, by: string, note: string, 
/**
 * How often the month was published.
 */
times: number, 
/**
 * Cells that are another now.
 */
changed: number, };
export type Publish = { month: string, name: string, note: string, };
export type RankGrade = { grade: string, 
/**
 * (rank − 1) ÷ ranked people, in percent, at most; `None`: whatever the rank.
 */
top: number | null, coefficient: number | null, needs: Array<Need>, };
export type RankGrades = { min: number | null, min_incl: boolean, max: number | null, max_incl: boolean, 
/**
 * Best first.
 */
grades: Array<RankGrade>, };
export type Rating = { rater: string, value: number, };
export type ReadRow = { 
/**
 * Counted from 0.
 */
row: number, 
/**
 * Empty for the whole shop.
 */
nickname: string, from: string, to: string, 
/**
 * One a figure, as a person reads it.
 */
cells: Array<string>, };
export type ReadTable = { 
/**
 * Names of the figures.
 */
figures: Array<string>, 
/**
 * At most eight.
 */
rows: Array<ReadRow>, 
/**
 * Rows that give something to read, of those looked at.
 */
count: number, 
/**
 * How many rows were looked at; longer tables are read to the end when they are imported.
 */
looked_at: number, wrong: number, 
/**
 * Rows that total or average the others.
 */
summary: number, from: string | null, to: string | null, 
/**
 * No column and no file name says the days.
 */
wants_days: boolean, 
/**
 * At most ten.
 */
problems: Array<CellProblem>, };
export type RecentBook = { token: string, name: string, path: string, opened_at: string, 
/**
 * The file is not there now (moved, or on a disk that is not plugged in).
 */
missing: boolean, };
export type RefusedFile = { file: string, told: Told, };
export type RefusedSheet = { staff_no: string, name: string, told: Told, };
export type RelativeTo = "group_mean" | "group_median" | "rank" | "percentile";
export type Remark = { text: Label, 
/**
 * Not written there, but the only thing it can mean.
 */
inferred: boolean, };
export type ReopenedSheet = { month: string, staff_no: string, name: string, 
/**
 * A word of `word-sheet-`.
 */
state: string, };
export type ReportMonth = { shop: number, shop_name: string, layout: string, layout_name: string, 
/**
 * One a day of the month.
 */
days: Array<DayCell>, missing: number, };
export type Rest = { "kind": "weekly", days: number, } | { "kind": "per_days", days: number, of: number, } | { "kind": "monthly", days: number, } | { "kind": "week_hours", hours: number, };
export type Restore = { 
/**
 * The backup.
 */
from: string, 
/**
 * Where to put it.
 */
to: string, replace: boolean, };
export type Restored = { 
/**
 * File name under which the book that lay there is kept beside it.
 */
aside: string | null, name: string, 
/**
 * File name with its folder, for the eye only.
 */
path: string, sample: boolean, read_only: boolean, 
/**
 * The month that work is on: the earliest open month with data, else the current one.
 */
month: string, 
/**
 * Months with data or state, newest first.
 */
months: Array<MonthBrief>, 
/**
 * Owner and supervisors, for the acting name.
 */
actors: Array<string>, undo: string | null, redo: string | null, };
export type RetireMetric = { id: string, retired: boolean, };
export type RetireShift = { id: number, retired: boolean, };
export type ReturnRow = { file: string, sheet: string, layout_name: string, shop: string, from: string, to: string, figures: number, };
export type RosterCell = { 
/**
 * What stands there: a shift's code, the word for a rest day or a leave; empty where nothing is said.
 */
text: string, shift: number | null, rest: boolean, 
/**
 * `annual`, `sick` ... where the person is on leave.
 */
leave: string | null, 
/**
 * Only a hand changes it.
 */
pinned: boolean, 
/**
 * Not employed on the day.
 */
gone: boolean, 
/**
 * Asked for, as it would stand in the cell; empty where nothing was.
 */
wish: string, 
/**
 * Another than was published.
 */
changed: boolean, };
export type RosterDay = { day: string, 
/**
 * 0 is Monday.
 */
weekday: number, 
/**
 * Most of the country is off.
 */
off: boolean, kind: DayKind | null, 
/**
 * Of a statutory day or one moved for it.
 */
name: Label | null, };
export type RosterRequest = { month: string, };
export type RosterRow = { person: number, staff_no: string, name: string, 
/**
 * One a day.
 */
cells: Array<RosterCell>, 
/**
 * Days with a shift.
 */
worked: number, 
/**
 * Rest days.
 */
rested: number, minutes: number, 
/**
 * Days whose shift works between 22:00 and 6:00.
 */
nights: number, };
export type RosterRules = { 
/**
 * How often people rest.
 */
rest: Rest | null, 
/**
 * Days of work one after the other.
 */
most_days: number | null, 
/**
 * Hours between the end of a shift and the beginning of the next.
 */
rest_hours: number | null, 
/**
 * Hours of work from Monday to Sunday.
 */
week_hours: number | null, };
export type RosterView = { month: string, closed: boolean, 
/**
 * Whether the State Council has published which days of the year are moved; `None` where the program does not know
 * the year at all.
 */
year_published: boolean | null, days: Array<RosterDay>, 
/**
 * Every shift, retired ones only where the month has them.
 */
shifts: Array<ShiftView>, rows: Array<RosterRow>, 
/**
 * One a shift, in the order of `shifts`.
 */
cover: Array<CoverRow>, findings: Array<Finding>, publication: Publication | null, rules: RosterRules, };
export type Rows = "days" | "events";
export type RowsRequest = { preview: string, sheet: number, 
/**
 * Only rows with a wrong cell.
 */
wrong: boolean, offset: number, limit: number, };
export type Rule = { "kind": "ratio", lower: boolean, cap: number | null, floor: number | null, } | { "kind": "pass_fail", op: Op, value: number | null, } | { "kind": "percent_score" } | { "kind": "manual", min: number, max: number | null, } | { "kind": "lookup", map: { [key in string]: number | null }, } | { "kind": "count_cap", points_each: number | null, cap: number | null, } | { "kind": "factor", factor: number | null, input_max: number | null, } | { "kind": "linear", worst: number | null, best: number | null, } | { "kind": "tiers", bands: Array<Band>, } | { "kind": "deduct", per_event: number | null, floor: number | null, } | { "kind": "bonus", max: number | null, } | { "kind": "entity_deduct", entity: string, op: Op, threshold: number | null, points_each: number | null, floor: number | null, } | { "kind": "entity_pass_rate", entity: string, op: Op, line: number | null, } | { "kind": "sla_hit_rate", sla: Array<string>, } | { "kind": "formula", expr: string, } | { "kind": "relative", to: RelativeTo, lower: boolean, cap: number | null, floor: number | null, 
/**
 * The item whose value names the person's group; `None`: everybody of the scheme.
 */
within: string | null, small: SmallGroup | null, 
/**
 * Of `rank` and `percentile`.
 */
bands: Array<Band>, 
/**
 * The item that parts equal values.
 */
tie_break: string | null, };
export type RuleText = { item: string, 
/**
 * The item's unit as a person says it.
 */
unit: string | null, text: string, };
export type SaveDraft = { id: string, text: string, };
export type SaveFollowUp = { 
/**
 * To change one.
 */
id?: number, month: string, person: number, scheme: string, what?: string, due?: string, done?: string, 
/**
 * It is not done after all.
 */
undone?: boolean, result?: string, };
export type SaveInterview = { 
/**
 * To change one.
 */
id?: number, month: string, person: number, scheme: string, day: string, 
/**
 * Who talked with the employee.
 */
by: string, text: string, };
export type SaveLayout = { 
/**
 * To change one; a new one gets its id by its header.
 */
id?: string, mapping: Mapping, 
/**
 * The shop whose platform it belongs to.
 */
shop?: number, };
export type SaveLetterhead = { letterhead: Letterhead, 
/**
 * A picture to take as logo; without it the logo stays.
 */
logo?: string, remove_logo: boolean, };
export type SaveMetric = { id?: string, zh: string, en: string, about: string, unit: Unit, direction: Direction, total: Total, decimals: number, };
export type SaveNeed = { shift: number, day: string, 
/**
 * `None` takes it away.
 */
least: number | null, };
export type SaveNeeds = { needs: Array<SaveNeed>, };
export type SavePaper = { paper: PaperRequest, 
/**
 * A file for one document, a folder for one each.
 */
token: string, each: boolean, 
/**
 * PNG instead of PDF, the pages of a sheet below each other.
 */
picture?: boolean, };
export type SavePeriod = { period: PeriodRequest, token: string, };
export type SavePerson = { id?: number, staff_no: string, name: string, 
/**
 * Post by name; a new name makes a new post; empty for none.
 */
post: string, hired: string | null, left: string | null, probation_until: string | null, note: string, 
/**
 * The owner's own sort key, where the made one is wrong.
 */
pinyin?: string, };
export type SavePost = { id?: number, name: string, };
export type SaveProblems = { preview: string, token: string, };
export type SaveShift = { id: number | null, code: string, name: string, hours: Hours, };
export type SaveShop = { id?: number, name: string, platform: Platform, active: boolean, };
export type SaveWhatIf = { what: WhatIfRequest, token: string, };
export type SavedPaper = { 
/**
 * File names written.
 */
files: Array<string>, 
/**
 * For `opener`: shows the folder or opens the file.
 */
token: string, };
export type Scheme = { 
/**
 * `online_agent_100`.
 */
id: string, name: Label, period: Period, roles: Array<string>, total: Allotment, blocks: Array<Block>, items: Array<Item>, 
/**
 * Half-open upwards, highest first; empty without a table.
 */
grades: Array<Grade>, 
/**
 * Grades by place instead of by points; empty without. Where it is given it decides.
 */
rank_grades: Array<RankGrades>, 
/**
 * What the first, second, third ... place is worth, in yuan; empty without.
 */
rank_rewards: Array<number>, 
/**
 * Who has less of this metric in the month is scored, not ranked.
 */
min_volume: MinVolume | null, 
/**
 * Who is in the shop fewer days of the month is scored, not ranked.
 */
min_days: number | null, 
/**
 * Items that break ties of the total, in this order.
 */
tie_break: Array<string>, 
/**
 * Probationers, leavers and people under the minimum volume are ranked like everybody.
 */
rank_everyone: boolean, 
/**
 * Section title of the document the scheme comes from; empty for the owner's own.
 */
source: string, };
export type SchemeCard = { id: string, name: Label, 
/**
 * 0 for a shipped scheme that the book has not taken up.
 */
version: number, in_force_from: string | null, items: number, must_set: number, assignments: Array<AssignmentRow>, source: string, 
/**
 * There is a draft that is not in force.
 */
draft: boolean, 
/**
 * Nothing of it was ever in force.
 */
only_draft: boolean, };
export type SchemeDetail = { scheme: Scheme, version: number, 
/**
 * There is a draft that is not in force.
 */
draft: boolean, versions: Array<VersionRow>, must_set: Array<OwnerMustSet>, 
/**
 * Weights that do not add up, and other things to know.
 */
warnings: Array<Told>, assignments: Array<AssignmentRow>, targets: Array<TargetRow>, 
/**
 * One sentence an item: how its points come about.
 */
rules: Array<RuleText>, 
/**
 * Metrics an item can be fed by.
 */
metrics: Array<Metric>, };
export type SchemeDifference = { 
/**
 * The item's name; empty for the scheme itself.
 */
item: string, text: string, };
export type SchemeId = { id: string, };
export type SchemeRequest = { id: string, 
/**
 * Without it the newest.
 */
version?: number, };
export type SchemeTab = { id: string, name: Label, people: number, };
export type Scope = { "kind": "post", "id": number } | { "kind": "shop", "id": number } | { "kind": "person", "id": number };
export type SelfMark = { item: string, points: number, };
export type SetComment = { month: string, person: number, scheme: string, comment: string, plan: string, 
/**
 * The employee's; without it they stay.
 */
own?: string, };
export type SetDuties = { month: string, cells: Array<TypedDuty>, 
/**
 * Into the wishes instead of the roster.
 */
wishes: boolean, };
export type SetEnabled = { item: string, enabled: boolean, };
export type SetFedBy = { item: string, metric: string, };
export type SetMark = { month: string, person: number, scheme: string, item: string, 
/**
 * As typed; numbers may have full-width digits; empty clears the mark.
 */
value: string, reason: string, 
/**
 * One of several who rate the item: their mean counts. Without it the value speaks for all.
 */
rater?: string, name: string, };
export type SetMarks = { month: string, scheme: string, cells: Array<MarkCell>, reason: string, name: string, };
export type SetNoData = { shop: number, layout: string, days: string[], reason: string, };
export type SetOverride = { month: string, person: number, scheme: string, 
/**
 * Without an item: the grade.
 */
item?: string, 
/**
 * Points, or the grade; empty clears.
 */
value: string, reason: string, name: string, };
export type SetScheme = { id: string, from: string | null, values: Array<SetValue>, 
/**
 * Where `OwnerMustSet` names words.
 */
words?: Array<SetWord>, 
/**
 * Item id to metric id; an empty metric means by hand.
 */
fed_by: Array<SetFedBy>, policy?: UnallocatedPolicy, grades?: Array<Grade>, enabled: Array<SetEnabled>, };
export type SetSelfMark = { month: string, person: number, scheme: string, item: string, 
/**
 * As typed; empty clears.
 */
points: string, };
export type SetTarget = { scheme: string, item: string, value: number, from: string, to?: string, scope?: Scope, };
export type SetValue = { item: string, 
/**
 * As `OwnerMustSet::field` names it.
 */
field: string, value: number, };
export type SetWord = { item: string, field: string, 
/**
 * One of `OwnerMustSet::words`.
 */
word: string, };
export type Settings = { lang: Lang, theme: Theme, };
export type SheetCounts = { open: number, reviewed: number, confirmed: number, };
export type SheetDays = { 
/**
 * Of the file.
 */
sha256: string, sheet: string, from: string, to: string, };
export type SheetEvent = { state: SheetState, by: string, at: string, reason: string, };
export type SheetPlace = { month: string, person: number, scheme: string, };
export type SheetRequest = { month: string, person: number, scheme: string, };
export type SheetShop = { 
/**
 * Of the file.
 */
sha256: string, sheet: string, shop: number, };
export type SheetState = "open" | "reviewed" | "confirmed" | "signed" | "refused" | "appealed";
export type SheetView = { row: BoardRow, columns: Array<BoardColumn>, group: Array<GroupCell>, max: number, whys: Array<Why>, total_why: Why, months: Array<string>, group_trend: Array<number | null>, comment: string, plan: string, 
/**
 * What the employee says.
 */
own: string, self_marks: Array<SelfMark>, talk: Talk, 
/**
 * Days an employee has to appeal; 0: no end.
 */
appeal_days: number, today: string, 
/**
 * Who did what when, newest last.
 */
log: Array<SheetEvent>, closed: boolean, revision: number, };
export type ShiftSet = { 
/**
 * The number of the variant in the catalogue.
 */
id: string, name: Label, shifts: Array<ShippedShift>, rest?: Rest, notes: Array<Remark>, };
export type ShiftView = { id: number, code: string, name: string, hours: Hours, 
/**
 * `09:00-12:00 12:30-16:30`, or the length where no times are agreed.
 */
shown: string, 
/**
 * Minutes of work a day.
 */
minutes: number, 
/**
 * Of them between 22:00 and 6:00.
 */
night_minutes: number, retired: boolean, };
export type ShippedShift = { 
/**
 * What stands in the cells of a roster.
 */
code: string, name: Label, hours: Hours, };
export type Shop = { id: number, name: string, platform: Platform, active: boolean, };
export type ShortDates = "month_day_year" | "year_month_day" | "day_month_year";
export type SmallGroup = { at_most: number, baseline: number | null, 
/**
 * By the group's name, before `baseline`.
 */
baselines: { [key in string]: number }, };
export type SpreadBand = { from: number, to: number, before: number, after: number, };
export type Src = "seed" | "inferred" | "suggested" | "owner";
export type StaffFile = { token: string, };
export type StaffList = { 
/**
 * In the order of their pinyin, then 工号.
 */
people: Array<PersonRow>, shops: Array<Shop>, posts: Array<Post>, accounts: Array<AccountRow>, };
export type StaffPreview = { file: string, new: number, changed: number, unchanged: number, wrong: number, rows: Array<StaffPreviewRow>, problems: Array<Told>, };
export type StaffPreviewRow = { staff_no: string, name: string, shop: string, nickname: string, post: string, 
/**
 * new, changed, unchanged, wrong.
 */
what: string, };
export type StepsRequest = { id: string, version?: number, month: string, person: number, };
export type StreakView = { 
/**
 * Whether the latest month holds; `None` without one.
 */
holds: boolean | null, 
/**
 * Months in a row that say the same, up to the latest.
 */
months: number, longest: number, };
export type Stretch = { start: number, end: number, };
export type TakeShifts = { set: string, };
export type Talk = { 
/**
 * Oldest first.
 */
answers: Array<AnswerRow>, 
/**
 * By day.
 */
interviews: Array<InterviewRow>, 
/**
 * By the day they are due.
 */
follow_ups: Array<FollowUpRow>, };
export type TargetRow = { id: number, item: string, value: number, from: string, to: string | null, scope: Scope | null, name: string, };
export type TemplateRequest = { month: string, scheme: string, token: string, };
export type Term = { metric: string, factor: number, };
export type TextEncoding = "utf8" | "gb18030" | "utf16";
export type TextForm = { encoding: TextEncoding, delimiter: Delimiter, };
export type Theme = "system" | "light" | "dark";
export type TickRequest = { preview: string, ticks: Ticks, };
export type Ticks = { leave_out: Array<LeaveOut>, 
/**
 * Leaves out every row with a wrong cell.
 */
without_wrong: boolean, 
/**
 * Leaves out the files that cannot be used.
 */
without_refused: boolean, };
export type Told = { problem: Problem, text: string, };
export type TopLine = { 
/**
 * Counted from 0.
 */
row: number, cells: Array<string>, };
export type Total = { "how": "sum" } | { "how": "person_days" } | { "how": "rate", weight: string | null, } | { "how": "weighted", weight: string | null, } | { "how": "quotient", top: Array<Term>, bottom: Array<Term>, } | { "how": "max" } | { "how": "min" } | { "how": "none" };
export type TypedDuty = { person: number, day: string, text: string, };
export type UnallocatedPolicy = "add_third_item" | "leave_at_95" | "scale_items_to_100";
export type Undone = { text: string | null, };
export type Unit = "seconds" | "yuan" | "fraction" | "count" | "ratio" | "points" | "hours" | "days" | "per_day" | "hours_per_day" | "label";
export type UnknownSheet = { file: string, sheet: string, sha256: string, 
/**
 * As printed, at most twelve.
 */
headers: Array<string>, 
/**
 * What `layouts.choose` remembers a header by.
 */
header_key: string, 
/**
 * Layouts that explain it alike.
 */
rivals: Array<LayoutName>, 
/**
 * The layout it is most like, where one is near.
 */
like: string | null, 
/**
 * It is recognised by this name and only its days are not known.
 */
wants_days: string | null, };
export type Unmatched = { shop: number, shop_name: string, nickname: string, 
/**
 * Likely people, best first: person id, 工号, name, why.
 */
proposals: Array<Proposal>, 
/**
 * Named like a robot, a main or a duty account.
 */
robot: boolean, };
export type Unranked = "probation" | "leaver" | "low_volume" | "part_month" | "missing" | "gate";
export type Unused = "excluded" | "outranked" | "other_report" | "beyond" | "unbound" | "ignored" | "changing" | "shop_level";
export type Value = number | string;
export type VersionRow = { version: number, from: string, at: string, by: string, };
export type WhatIf = { scheme: Label, months: Array<WhatIfMonth>, 
/**
 * Everybody's mean over the months in which both count; with one month the same as that month.
 */
all: WhatIfMonth, 
/**
 * Marks entered for other schemes were taken over by item: this one has none of its own.
 */
borrowed: boolean, };
export type WhatIfItem = { name: string, before: number | null, after: number | null, };
export type WhatIfMonth = { 
/**
 * `None` for all months together.
 */
month: string | null, closed: boolean, rows: Array<WhatIfRow>, gain: number, lose: number, same: number, 
/**
 * Means of those who have both.
 */
before: number | null, after: number | null, spread: Array<SpreadBand>, 
/**
 * Why the month could not be computed, and what it lacks.
 */
problems: Array<Told>, };
export type WhatIfRequest = { id: string, 
/**
 * Without it the draft.
 */
version?: number, months: Array<string>, };
export type WhatIfRow = { person: number, staff_no: string, name: string, before: number | null, after: number | null, change: number | null, rank_before: number | null, rank_after: number | null, grade_before: string | null, grade_after: string | null, 
/**
 * Items that differ, the most first; of a single month.
 */
items: Array<WhatIfItem>, 
/**
 * What keeps either side from counting.
 */
note: string, };
export type When = { item: string, is: string, };
export type Why = { title: string, points: number | null, max: number, headline: string, lines: Array<WhyLine>, sources: Array<WhySource>, mark: MarkView | null, 
/**
 * What each of several raters gave; empty where one value speaks for all.
 */
raters: Array<Rating>, can_mark: boolean, 
/**
 * Labels a lookup item accepts.
 */
choices: Array<string>, unit: Label | null, };
export type WhyLine = { 
/**
 * figure, target, rule, mark, warning, result, note.
 */
kind: string, text: string, };
export type WhyRequest = { month: string, person: number, scheme: string, 
/**
 * Without it: the total.
 */
item?: string, };
export type WhySource = { 
/**
 * For `facts.exclude`.
 */
id: number, row: number, col: number, file: string, sheet: string, cell: string, days: string, 
/**
 * What it is an ingredient of: the figure, its weight, a numerator.
 */
role: string, value: string, 
/**
 * Why the figure is not plainly counted; empty where it is.
 */
state: string, 
/**
 * Taken out by hand, with its reason; `facts.include` with its id takes it back in.
 */
excluded: Exclusion | null, };
export type Withdraw = { import: number, };
export type WithdrawView = { 
/**
 * Figures that count today and would not.
 */
gone: number, marks: number, back: Array<ReturnRow>, reopened: Array<ReopenedSheet>, 
/**
 * What people decided over its figures.
 */
hanging: Array<HangingRow>, 
/**
 * Why it cannot be withdrawn, when it cannot.
 */
held: Told | null, };
export type WithoutSheet = { person: number, staff_no: string, name: string, told: Told, };
export type WordsRequest = { month: string, scheme: string, person: number, };
export type Written<T> = { value: T, 
/**
 * Areas whose screens must ask again.
 */
changed: Array<string>, 
/**
 * Local time of the commit, `2026-05-01 12:03:05`; `None` where nothing had to change.
 */
saved_at: string | null, };

export interface Commands {
  "book.recent": { kind: "read"; request: Nothing; response: Array<RecentBook> };
  "book.first": { kind: "read"; request: Nothing; response: First };
  "book.info": { kind: "read"; request: Nothing; response: BookInfo | null };
  "book.new": { kind: "write"; request: NewBook; response: BookInfo };
  "book.open": { kind: "write"; request: OpenBook; response: BookInfo };
  "book.close": { kind: "write"; request: Nothing; response: Nothing };
  "book.sample": { kind: "job"; request: NewSample; response: BookInfo };
  "home.summary": { kind: "read"; request: HomeRequest; response: Home };
  "staff.list": { kind: "read"; request: Nothing; response: StaffList };
  "staff.save": { kind: "write"; request: SavePerson; response: Written<number> };
  "staff.remove": { kind: "write"; request: ById; response: Written<Nothing> };
  "staff.preview": { kind: "read"; request: StaffFile; response: StaffPreview };
  "staff.import": { kind: "write"; request: StaffFile; response: Written<StaffPreview> };
  "staff.template": { kind: "write"; request: StaffFile; response: Nothing };
  "shops.save": { kind: "write"; request: SaveShop; response: Written<number> };
  "posts.save": { kind: "write"; request: SavePost; response: Written<number> };
  "accounts.look": { kind: "read"; request: Bind; response: BindLook };
  "accounts.bind": { kind: "write"; request: Bind; response: Written<number> };
  "accounts.unbind": { kind: "write"; request: ById; response: Written<Nothing> };
  "facts.paste": { kind: "read"; request: Paste; response: Pasted };
  "facts.preview": { kind: "job"; request: PreviewRequest; response: Preview };
  "facts.tick": { kind: "read"; request: TickRequest; response: Preview };
  "facts.preview_rows": { kind: "read"; request: RowsRequest; response: PreviewRows };
  "facts.problems": { kind: "write"; request: SaveProblems; response: Nothing };
  "facts.commit": { kind: "job"; request: Commit; response: Written<Committed> };
  "facts.imports": { kind: "read"; request: Nothing; response: Array<ImportRow> };
  "facts.withdraw_look": { kind: "read"; request: Withdraw; response: WithdrawView };
  "facts.withdraw": { kind: "write"; request: Withdraw; response: Written<Nothing> };
  "facts.list": { kind: "read"; request: FactsRequest; response: FactPage };
  "facts.unbound": { kind: "read"; request: Nothing; response: Array<Unmatched> };
  "facts.completeness": { kind: "read"; request: CompletenessRequest; response: Completeness };
  "facts.no_data": { kind: "write"; request: SetNoData; response: Written<Nothing> };
  "facts.exclude_look": { kind: "read"; request: ExcludeLook; response: ExcludeView };
  "facts.exclude": { kind: "write"; request: Exclude; response: Written<number> };
  "facts.include": { kind: "write"; request: Include; response: Written<Nothing> };
  "facts.template": { kind: "write"; request: TemplateRequest; response: Nothing };
  "mapping.look": { kind: "job"; request: MappingRequest; response: MappingView };
  "layouts.list": { kind: "read"; request: Nothing; response: OwnLayouts };
  "layouts.get": { kind: "read"; request: ByKey; response: LayoutDetail };
  "layouts.save": { kind: "write"; request: SaveLayout; response: Written<string> };
  "layouts.remove": { kind: "write"; request: ByKey; response: Written<Nothing> };
  "layouts.export": { kind: "write"; request: LayoutFile; response: Nothing };
  "layouts.import": { kind: "write"; request: LayoutFile; response: Written<string> };
  "layouts.choose": { kind: "write"; request: ChooseLayout; response: Written<Nothing> };
  "layouts.forget": { kind: "write"; request: ById; response: Written<Nothing> };
  "metrics.list": { kind: "read"; request: Nothing; response: Array<MetricCard> };
  "metrics.get": { kind: "read"; request: ByKey; response: MetricPage };
  "metrics.save": { kind: "write"; request: SaveMetric; response: Written<string> };
  "metrics.retire": { kind: "write"; request: RetireMetric; response: Written<Nothing> };
  "metrics.history": { kind: "read"; request: PersonHistory; response: MetricHistory };
  "schemes.list": { kind: "read"; request: Nothing; response: Array<SchemeCard> };
  "schemes.get": { kind: "read"; request: SchemeRequest; response: SchemeDetail };
  "schemes.set": { kind: "write"; request: SetScheme; response: Written<number> };
  "schemes.import": { kind: "write"; request: ImportScheme; response: Written<string> };
  "schemes.assign": { kind: "write"; request: Assign; response: Written<number> };
  "schemes.unassign": { kind: "write"; request: ById; response: Written<Nothing> };
  "schemes.target": { kind: "write"; request: SetTarget; response: Written<number> };
  "schemes.untarget": { kind: "write"; request: ById; response: Written<Nothing> };
  "schemes.draft": { kind: "read"; request: SchemeId; response: DraftView };
  "schemes.draft_new": { kind: "write"; request: NewDraft; response: Written<string> };
  "schemes.draft_save": { kind: "write"; request: SaveDraft; response: Written<Nothing> };
  "schemes.draft_discard": { kind: "write"; request: SchemeId; response: Written<boolean> };
  "schemes.draft_force": { kind: "write"; request: ForceDraft; response: Written<number> };
  "schemes.look": { kind: "read"; request: LookDraft; response: DraftLook };
  "schemes.steps": { kind: "read"; request: StepsRequest; response: Example };
  "schemes.compare": { kind: "read"; request: CompareSchemes; response: Array<SchemeDifference> };
  "schemes.export": { kind: "write"; request: ExportScheme; response: Nothing };
  "schemes.what_if": { kind: "job"; request: WhatIfRequest; response: WhatIf };
  "schemes.what_if_save": { kind: "job"; request: SaveWhatIf; response: Nothing };
  "month.board": { kind: "read"; request: BoardRequest; response: Board };
  "month.why": { kind: "read"; request: WhyRequest; response: Why };
  "month.sheet": { kind: "read"; request: SheetRequest; response: SheetView };
  "month.compare": { kind: "read"; request: CompareRequest; response: Compared };
  "month.marks_grid": { kind: "read"; request: MonthRequest; response: MarksGrid };
  "month.mark": { kind: "write"; request: SetMark; response: Written<Nothing> };
  "month.marks": { kind: "write"; request: SetMarks; response: Written<number> };
  "month.override": { kind: "write"; request: SetOverride; response: Written<Nothing> };
  "month.comment": { kind: "write"; request: SetComment; response: Written<Nothing> };
  "month.self_mark": { kind: "write"; request: SetSelfMark; response: Written<Nothing> };
  "month.answer": { kind: "write"; request: GiveAnswer; response: Written<Nothing> };
  "month.interview": { kind: "write"; request: SaveInterview; response: Written<number> };
  "month.interview_remove": { kind: "write"; request: ById; response: Written<Nothing> };
  "month.follow_up": { kind: "write"; request: SaveFollowUp; response: Written<number> };
  "month.follow_up_remove": { kind: "write"; request: ById; response: Written<Nothing> };
  "month.review": { kind: "write"; request: Decide; response: Written<Decided> };
  "month.confirm": { kind: "write"; request: Decide; response: Written<Decided> };
  "month.reopen_sheet": { kind: "write"; request: Decide; response: Written<Decided> };
  "month.close_check": { kind: "read"; request: MonthRequest; response: CloseCheck };
  "month.close": { kind: "job"; request: CloseRequest; response: Written<Nothing> };
  "month.reopen": { kind: "write"; request: CloseRequest; response: Written<Nothing> };
  "month.correct": { kind: "write"; request: Correct; response: Written<number> };
  "month.period": { kind: "read"; request: PeriodRequest; response: PeriodView };
  "month.save_period": { kind: "write"; request: SavePeriod; response: Nothing };
  "papers.info": { kind: "job"; request: PaperRequest; response: PaperInfo };
  "papers.page": { kind: "bytes"; request: PageRequest; response: Nothing };
  "papers.picture": { kind: "bytes"; request: PictureRequest; response: Nothing };
  "papers.words": { kind: "read"; request: WordsRequest; response: string };
  "papers.save": { kind: "job"; request: SavePaper; response: SavedPaper };
  "papers.letterhead": { kind: "read"; request: Nothing; response: LetterheadView };
  "papers.save_letterhead": { kind: "write"; request: SaveLetterhead; response: Written<Nothing> };
  "roster.month": { kind: "read"; request: RosterRequest; response: RosterView };
  "roster.sets": { kind: "read"; request: Nothing; response: Array<ShiftSet> };
  "roster.set": { kind: "write"; request: SetDuties; response: Written<number> };
  "roster.shift_save": { kind: "write"; request: SaveShift; response: Written<number> };
  "roster.shift_retire": { kind: "write"; request: RetireShift; response: Written<Nothing> };
  "roster.shifts_take": { kind: "write"; request: TakeShifts; response: Written<number> };
  "roster.needs": { kind: "read"; request: Nothing; response: Array<NeedView> };
  "roster.needs_save": { kind: "write"; request: SaveNeeds; response: Written<Nothing> };
  "roster.rules_save": { kind: "write"; request: RosterRules; response: Written<Nothing> };
  "roster.publish": { kind: "write"; request: Publish; response: Written<number> };
  "history.list": { kind: "read"; request: HistoryRequest; response: Array<HistoryRow> };
  "history.undo": { kind: "write"; request: Nothing; response: Written<Undone> };
  "history.redo": { kind: "write"; request: Nothing; response: Written<Undone> };
  "settings.get": { kind: "read"; request: Nothing; response: Settings };
  "settings.save": { kind: "write"; request: Settings; response: Nothing };
  "settings.book": { kind: "read"; request: Nothing; response: BookSettings };
  "settings.save_book": { kind: "write"; request: BookSettings; response: Written<Nothing> };
  "settings.about": { kind: "read"; request: Nothing; response: About };
  "backup.list": { kind: "read"; request: Nothing; response: Backups };
  "backup.now": { kind: "job"; request: BackupNow; response: BackupRow };
  "backup.look": { kind: "job"; request: LookRequest; response: BackupLook };
  "backup.restore": { kind: "job"; request: Restore; response: Restored };
  "book.check": { kind: "job"; request: Nothing; response: CheckReport };
}
