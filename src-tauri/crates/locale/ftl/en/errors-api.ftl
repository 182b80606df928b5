### What the commands themselves say: opening, files, jobs.

command-bad_request = This request could not be read ({ $reason }). Nothing was changed. Restart the program and try again; if it happens again, send us this sentence.
command-unknown = The program has no command “{ $name }”. Nothing was changed.
command-no_file = This file has to be chosen again. Nothing was changed.
book-none = No book is open. Open one or make a new one first.
settings-not_kept = Language and appearance could not be saved ({ $reason }). Your book is not affected, and the settings hold until the program closes.
job-cancelled = Cancelled. Nothing was written.
file-unreadable = “{ $file }” cannot be read: { $reason }. Nothing was written. Check that the file is still there and not in use by another program, then choose it again.
file-unwritable = “{ $file }” cannot be written: { $reason }. Your book is not affected. Choose another folder, or close the program that holds the file, and try again.
file-is_a_book = “{ $file }” is a book or a database. It was not written over, and nothing was saved. Choose another name.
file-disk_full = The disk is full; “{ $file }” could not be finished and was removed. Your book is not affected. Free some space or choose another place.
file-read_only = Nothing can be written where “{ $file }” should go. Your book is not affected. Choose another folder.
import-too_many_files = The folder holds more than { $limit } files. Nothing was written. Import month by month.
import-shop_unknown = It is not known which shop these files belong to. Nothing was written. Add the shop first and choose it by its name when importing. Shops in the book: { $shops }.
import-preview_gone = This preview was used already or is out of date. Nothing was written twice. Choose the files again.
import-wrong_cells = { $count } figures could not be read, so nothing was written. Mend the cells that the preview lists and import again.
import-unknown_staff_no = Staff number “{ $staff_no }” is not on the staff list ({ $sheet } { $cell }). Nothing was written. Add the person first, or correct the number.
import-unknown_item = Item “{ $item }” is not part of scheme “{ $scheme }” ({ $sheet } { $cell }). Nothing was written. Download the entry sheet again and fill it in.
import-nothing = There is nothing in the files that could be written. The book is unchanged.
import-no_file_chosen = No file was chosen. Nothing was written. Choose exported files, or drop them here.
import-only_staff = This is a staff list, not an export of figures. Nothing was written. Import it on the Staff screen.
import-only_headings = The sheet was recognised, but it has only its headings and no row of figures. Nothing was written. Check the days chosen on the platform and export again.
import-all_ignored = Every nickname in the files is set to count for nobody, so these figures would appear on nobody's sheet. If that is wrong, change whose the nicknames are under Staff first.
import-all_unchanged = { $count ->
    [one] The one figure in the files is in the book already, unchanged. There is nothing to import.
   *[other] All { $count } figures in the files are in the book already, unchanged. There is nothing to import.
}
import-all_unbound = { $count ->
    [one] Nobody is named yet for the one nickname in the files.
   *[other] Nobody is named yet for any of the { $count } nicknames in the files.
} The figures can be imported and kept; they count once you say whose the nicknames are.
import-all_unsettled = { $count ->
    [one] The platform has not finished counting the one day in the files.
   *[other] The platform has not finished counting any of the { $count } days in the files.
} You may import them for a first look; export and import again when the platform is done.
staff-unknown = Staff number “{ $staff_no }” is not in the book. Nothing was changed. Check the number.
staff-no_shop = { $staff_no } { $name } has a nickname, but it is not known in which shop. Nothing was written. Fill in the shop.
post-unknown = Post “{ $name }” is not in the book. Nothing was changed. Check the name, or give somebody this post first.
scheme-not_assigned = { $name } has no scheme in { $month }. Assign one to the post, the shop or the person under Schemes.
scheme-unknown = Scheme “{ $scheme }” is not in the book. Nothing was changed.
scheme-no_version = Scheme “{ $name_en }” has no version in force in { $month }. Put it in force from an earlier month, or choose another.
scheme-no_item = Scheme “{ $scheme }” has no item “{ $item }”. Nothing was changed.
scheme-item_of_two = Item “{ $item }” is in several schemes: { $schemes }. Nothing was changed. Enter the value in the window.
scheme-only_draft = The scheme “{ $name_en }” is only a draft and was never in force. Nothing was changed. Put it in force in the editor first.
scheme-name_missing = The new scheme has no name. Nothing was written. Give it one.
scheme-too_large = The scheme is too large to be kept. Nothing was changed. Use fewer items.
scheme-no_draft = The scheme has no draft; it may just have been discarded, undone or put in force. Nothing was changed. Open the scheme again.
scheme-no_example = No item can be computed yet, so there is no example. Add an item and set its values.
scheme-no_figures = { $month } has no figures to try the scheme on. Choose another month, or import figures first.
scheme-no_months = Choose 1 to { $most } months to try the scheme on. Nothing was changed.
scheme-items_wait = These items wait for a value and are not counted: { $items }.
scheme-not_fed = No data feeds “{ $item_en }”: it is entered by hand every month. If a report has it, choose its metric.
scheme-not_brought = “{ $item_en }” uses the metric “{ $metric_en }”, which no report brings: it is entered by hand every month.
month-no_sheet = There is no sheet for { $name } in { $month }. Nothing was changed.
month-no_data = No figure of this person in { $month } is one that this scheme uses, so there is no sheet. The data is as it was. Import a table that has those metrics, change in the scheme where its items come from, or fill in the entry sheet.
month-name_needed = Say who is acting first. Nothing was changed.
month-bad_value = “{ $value }” cannot be entered for item “{ $item }”: { $expected }. Nothing was changed.
month-wrong_cells = { $count } cells cannot hold what was pasted: { $cells }. No cell was written. Correct them and paste again.
month-wrong_cell = { $name } “{ $item }” { $value }
month-missing_needs_reason = The sheet of { $name } still lacks: { $items }. It was not confirmed. Complete it first, or say why not to wait.
month-not_complete = { $month } cannot simply be closed yet: { $open }. It was not closed. Settle this first, or say why to close now.
month-close_not_over = { $month } is not over: its last day is { $last }
month-close_empty = { $month } has no evaluation sheet yet
month-close_unconfirmed = Sheets not confirmed ({ $count }): { $names }
month-close_missing = Sheets with figures missing ({ $count }): { $names }
month-close_unsettled = Days not settled by the platform ({ $count }): { $days }
month-close_unbound = Nicknames without a person ({ $count }): { $names }
month-close_part = { $names }: in the shop for a part of the month only; the sheets say how many days.
month-close_small = { $names }: items made of small samples; the sheets mark them.
month-bad_period = The period has { $months } months and may have 1 to { $most }. Nothing was changed. Choose a quarter, half-year or year.
month-close_days = Days without imported figures ({ $count }): { $days }
json-not_text = “{ $file }” is not a text file, so no scheme can be read from it. Nothing was written. Choose a scheme file (.json).
import-no_files = There is no table that can be read in the chosen folder: no xlsx, xls, xlsm, xlsb, ods, csv or tsv, no txt or web page with a table, and no zip of them. Nothing was written. Choose the folder that holds the exports, or the files themselves.
command-usage = The command is not written correctly, and nothing was done: { $reason }
import-nothing_ticked = Nothing is ticked, so there is nothing to import. The book has not changed. Please tick the rows or sheets to import.
import-reader_stopped = Reading the files stopped half-way. Nothing was written. Please choose the files again; if it happens again, choose fewer at a time to find the one that causes it.
import-too_slow = Reading “{ $file }” took more than { $limit } seconds and was stopped. Nothing was written, and the book is safe. The file is damaged or far larger than an export should be: export it again, month by month.
import-reader_died = Reading “{ $file }” broke off: it is damaged, or it needs more than { $limit } MB of memory. Nothing was written, and the book is safe. Export the file again, or open it in Excel or WPS and save it as a new .xlsx.
import-no_reader = The part of the program that reads files cannot be started ({ $reason }), so “{ $file }” was not read. Nothing was written. Restart the program; if it stays, allow 掌柜 in the antivirus program or install it again.
facts-no_days = No day is chosen. Nothing was changed. Please choose the days first.

import-only_known = { $count ->
    [one] One table was recognised: attendance, a roster or a staff list
   *[other] { $count } tables were recognised: attendance, rosters or staff lists
  }, and none holds figures to evaluate. Nothing was written. Shifts and attendance are not kept here yet, so keep those files; import a staff list on the Staff screen.

mapping-file_gone = “{ $file }” is no longer there, or it has changed. Nothing was written. Choose the file again.
mapping-no_header = No line of this table can be its header: it needs two columns with text. Nothing was written. Add a header to the table and choose it again.
mapping-no_header_there = Row { $row } cannot be the header: it needs two columns with text and must be among the first 200 rows. Nothing was written, and the header from before still holds. Give another row.
mapping-text_unfit = Written as you chose, “{ $file }” is no table: its letters do not fit, or there are not two columns. Nothing has been written. Choose another encoding or separator.
mapping-no_name = Give this kind of table a name of at most { $limit } characters. Nothing has been written yet.
mapping-no_figures = No column is a figure yet. Make at least one column a “Figure”. Nothing has been written yet.
mapping-no_metric = The column “{ $header }” is a figure, but of which metric is not said. Choose one, or do not read it. Nothing has been written yet.
mapping-twice = “{ $first }” and “{ $second }” are both “{ $metric }”. A metric is read from one column: change one of them. Nothing has been written yet.
mapping-two_agents = “{ $first }” and “{ $second }” are both the nickname. There can be one: change the other. Nothing has been written yet.
mapping-two_dates = “{ $first }” and “{ $second }” are both the date. There can be one: change the other. Nothing has been written yet.
mapping-wrong_unit = The unit of the column “{ $header }” cannot hold “{ $metric }”. Choose another unit or another metric. Nothing has been written yet.
mapping-no_happening_figures = What these rows make is not said yet. Add at least one figure. Nothing has been written yet.
mapping-figure_no_metric = Figure { $number } is not said to be of any metric. Choose one or take the figure away. Nothing has been written yet.
mapping-figure_twice = Two figures are “{ $metric }”. A metric is made in one way: change one of them. Nothing has been written yet.
mapping-no_column = “{ $metric }” is not said to come from a column yet (a time between two needs both). Choose it. Nothing has been written yet.
mapping-no_value = “{ $metric }” counts only some rows, but what they say is not filled in. Fill it in or count all rows. Nothing has been written yet.
layout-gone = This table layout is no longer there: it was deleted or undone. The book has not changed. Look again and retry.
layout-not_text = “{ $file }” is no text file, so no layout can be read from it. The book has not changed. Choose a .json layout file that this program exported.
layout-not_figures = This layout is for “{ $found }” and reads no figures. The book has not changed. Only layouts that read figures can be imported here.
metric-gone = This metric is no longer there: it may have been undone. The book has not changed. Go back to the list of metrics.
metric-not_own = This metric belongs to the program and cannot be changed. The book has not changed. Make a metric of your own where you count otherwise.
metric-no_name = Give the metric a name of at most { $limit } characters. The book has not changed.
metric-name_taken = There is a metric called “{ $name }” already. The book has not changed. Use that one, or choose another name.
metric-bad_total = How “{ $name }” is totalled is not complete or does not fit its unit: a weighted mean needs a weight, a quotient needs both sides, words cannot be totalled. The book has not changed. Correct it and save again.
metric-unit_fixed = The book has figures of “{ $metric }”, so its unit cannot change: old figures would mean something else. The book has not changed. Make a new metric.

# Why the system refused: half a sentence after a colon or in brackets; the sentence around it ends it.
words-not_found = it is not there
words-denied = it may not be used by this user
words-folder = it is a folder
words-no_folder = a part of the path is not a folder
words-full = there is no room left
words-read_only = only reading is allowed there
words-in_use = another program is using it
words-no_text = it does not hold text
words-cut_short = the file is shorter than it says
words-name = the system does not allow that name
words-os = system error { $number }
words-unknown = the system did not say why
settings-appeal_days = The days to appeal must be a whole number from 0 to { $most } (0 has no end). Nothing was written. Correct it and save again.

roster-unknown_code = “{ $code }” of { $name } on { $day } is no code of the roster; nothing was written. You can enter: { $known }.
roster-not_employed = { $name } is not employed on { $day } and cannot be given a shift; nothing was written. See the dates on the staff page.
roster-not_the_month = { $day } is not in { $month }; nothing was written. Go to that month first.
roster-wish_leave = A wish for { $day } can only be a shift or the day off; nothing was written. Enter leave into the roster itself.
roster-shift_reserved = “{ $code }” means a rest day or a leave in the roster and cannot be the code of a shift; nothing was written. Choose another code.
roster-shift_hours = { $why ->
    [empty] Shift “{ $code }” has neither times nor a length
    [order] A stretch of shift “{ $code }” ends before it begins, or overlaps the one before
    [long] A stretch of shift “{ $code }” begins on the next day, or the shift is longer than a day
   *[nominal_end] The nominal end of shift “{ $code }” lies outside it
}; nothing was written. Write times as 09:00-18:00; over midnight simply go on, as 22:00-06:00.
roster-no_set = The program has no such set of shifts ({ $set }); nothing was written. Choose one of the list.
roster-need_day = “{ $day }” is neither a weekday nor a date; nothing was written.

# Where a roster breaks a rule: who, which day, by how much.
roster-on_leave = { $name } is on leave on { $day } and has a shift. The roster stays as it is; give the shift to somebody else or cancel the leave.
roster-short_rest = { $name } has only { $hours } hours of rest before the shift of { $day }, fewer than { $least }. Change the shift of that day or the day before.
roster-long_run = { $name } works { $days } days in a row from { $first } to { $last }; { $most } are the most. Give a rest day in between.
roster-few_rests = { $name } has { $have } rest days from { $first } to { $last }; at least { $least } are needed. Give more rest.
roster-few_hours = The longest rest of { $name } from { $first } to { $last } is { $hours } hours; at least { $least } are needed. Give more rest.
roster-long_week = { $name } works { $hours } hours from { $first } to { $last }, more than { $most } in a week; the rest is overtime, to be paid or given back.
roster-cover = “{ $shift }” has { $have } people on { $day }; at least { $least } are needed. Add people, or lower the need.
roster-broken = The roster of { $month } breaks { $count } rules; it was not changed. See the lines for each.
