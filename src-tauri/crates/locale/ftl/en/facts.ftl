### Figures: the preview of an import, past imports, every single figure.

facts-tab-bring = Import
facts-tab-imports = Past imports
facts-tab-browse = All figures
facts-drop = Drop platform exports here
facts-drop_why = Chitu’s xlsx sheets of agents, times and ratings: several files, a whole folder or a zip at once. You see what would be written first; nothing is written until you say so.
facts-pick = Choose files
facts-pick_folder = Choose a folder
facts-month = Month (only for files without days)
facts-shop_choose = Choose a shop
facts-no_shop = There is no shop yet. The files do not name one, so say first whose they are.
facts-reading = Reading files
facts-writing = Writing to the book
facts-preview = Before importing
facts-preview_why = Nothing has been written yet.
facts-commit = { $count ->
    [one] Import { $count } figure
   *[other] Import { $count } figures
}
facts-drop_preview = Do not import
facts-cannot_commit = This cannot be imported yet: mend the problems below, then choose the files again.
facts-file = File
facts-layout = Kind of sheet
facts-shop = Shop
facts-days = Days
facts-day = Day
facts-rows = Rows
facts-what = What happens
facts-new = New
facts-changed = Changed
facts-unchanged = Unchanged
facts-skipped = Skipped
facts-wrong = Wrong
facts-all_sheets = Together
facts-before = this very file was imported at { $at }
facts-unverified = Unproven
facts-unverified_why = This kind of sheet has not been checked against a real file of the platform. Look twice at the figures.
facts-unsettled = { $count } not settled
facts-problems = Problems
facts-cell_found = { $cell } “{ $found }”
facts-expected = expected { $expected }
facts-and_more = and { $count } more
facts-checks = Checked against the file’s own totals
facts-checks_ok = { $count ->
    [one] The total of { $count } metric agrees
   *[other] The totals of { $count } metrics agree
}
facts-metric = Metric
facts-ours = Ours
facts-theirs = In the file
facts-changes = Changed figures
facts-old = Before
facts-now = Now
facts-unbound = Nicknames without a person
facts-unbound_why = Say it once and it is known from then on. Until then these figures count for nobody.
facts-done = Imported: { $new } new, { $changed } changed, { $unchanged } unchanged
facts-done_backup = Backed up before: { $file }
facts-to_board = See the month
facts-withdraw = Withdraw
facts-withdraw_this = Withdraw this import
facts-withdraw_why = The { $count } figures of this import go, and those they replaced come back.
facts-withdrawn = Import withdrawn; the figures it replaced are back.
facts-is_withdrawn = Withdrawn
facts-at = Time
facts-figures = Figures
facts-no_imports = No imports yet
facts-no_imports_why = Every import is listed here with its files and figures. Until the month is closed it can be withdrawn as a whole.
facts-empty = No figures in { $month }
facts-empty_why = Every figure of the month is listed here, with the file and cell it came from.
facts-count = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
facts-shop_level = (whole shop)
facts-outranked = Not used
facts-used = This figure counts.
facts-not_used = This figure does not count: another one of the same day comes first, or it was excluded.
facts-parts = { $numerator } ÷ { $denominator }
facts-raw = In the file: { $raw }
