### Figures: the preview of an import, past imports, every single figure.

facts-tab-bring = Import
facts-tab-imports = Past imports
facts-tab-browse = All figures
facts-tab-layouts = Own layouts
facts-drop = Drop platform exports here
facts-drop_why = What the platforms export (xlsx, xls, csv, ods, tables of web pages; attendance and rosters too): several files, a whole folder or a zip at once, or a table copied in Excel, WPS or a web page and pasted here. You see what would be written first; nothing is written until you say so.
facts-pick = Choose files
facts-pick_folder = Choose a folder
facts-paste = Paste a table
facts-paste_here = Press Ctrl+V (⌘V on a Mac) to paste
facts-paste_why = Copy the table with its header in Excel, WPS or a web page first, then paste it here. Esc calls it off.
facts-pasted = Pasted table
facts-passed_over = Files that are no tables, not read: { $count }
facts-unread = Columns that are not read
facts-unread_why = This kind of table does not use them. If they hold figures you need, describe the columns again.
facts-map_otherwise = Describe the columns again
facts-month = Month (only for files without days)
facts-shop_choose = Choose a shop
facts-shop_of = Shop of “{ $sheet }”
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
facts-cannot_commit = This cannot be imported yet: fix the problems below and choose the files again, or untick what is wrong.
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
facts-all_sheets = Total
facts-before = this very file was imported at { $at }
facts-unverified = Not verified
facts-unverified_why = This kind of sheet has not been checked against a real file of the platform. Look twice at the figures.
facts-unsettled = { $count } not settled
facts-problems = Problems
facts-cell_found = { $cell } “{ $found }”
facts-and_more = and { $count } more
facts-checks = Checked against the file’s own totals
facts-checks_ok = { $count ->
    [one] The total of { $count } metric agrees
   *[other] The totals of { $count } metrics agree
}
facts-metric = Metric
facts-how = How
facts-ours = Ours
facts-theirs = In the file
facts-changes = Changed figures
facts-figures_gone = In the book and not in these files
facts-figures_gone_why = After the import they no longer count; withdrawing it brings them back.
facts-figures_gone_count = { $count } no longer count
facts-old = Before
facts-now = Now
facts-unbound = Nicknames without a person
facts-unbound_why = Say it once and it is known from then on. Until then these figures count for nobody.
facts-done = Imported: { $new } new, { $changed } changed, { $unchanged } unchanged
facts-done_backup = Backed up before: { $file }
facts-to_board = See the month
facts-withdraw = Withdraw
facts-withdraw_this = Withdraw this import
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
facts-used = This figure counts.
facts-parts = { $numerator } ÷ { $denominator }
facts-raw = In the file: { $raw }

# Only what is ticked is imported.
facts-tick = Import
facts-tick_sheet = Import { $sheet }
facts-tick_row = Import row { $row } { $name }
facts-rows_of = Choose rows
facts-row_same_as = the same as { $place }; counts if that row is unticked
facts-rows_some = { $count ->
    [one] { $count } row is left out
   *[other] { $count } rows are left out
}
facts-rows_more = { $count ->
    [one] Show { $count } more row
   *[other] Show { $count } more rows
}
facts-only_wrong = Only rows with something wrong
facts-without_wrong = { $count ->
    [one] Leave out the row of the wrong cell and import the rest
   *[other] Leave out the rows of the { $count } wrong cells and import the rest
}
facts-without_refused = { $count ->
    [one] Leave out the file that cannot be used and import the rest
   *[other] Leave out the { $count } files that cannot be used and import the rest
}
facts-left_rows = { $rows ->
    [one] { $rows } row left out on purpose
   *[other] { $rows } rows left out on purpose
}
facts-left_wrong = { $wrong ->
    [one] ({ $wrong } wrong cell)
   *[other] ({ $wrong } wrong cells)
}
facts-left_sheets = Sheets left out on purpose: { $sheets }
facts-left_files = Files left out on purpose: { $files }
facts-groups = Worth a look
facts-group_count = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
facts-cure = How to fix it
facts-problems_save = Save the list
facts-problems_saved = Saved: { $file }
facts-problems_file = Import problems
facts-found = In the file
facts-should_be = Should be
cure-import-not_a_number = Change these cells to numbers, or empty them (an empty cell counts as missing), and import again; or leave these rows out.
cure-import-not_a_date = Write these days like 2026-10-05 and import again; or leave these rows out.
cure-import-day_out_of_range = See whether the year is wrong, correct it and import again; or leave these rows out.
cure-import-no_nickname = Say in the file which agent it is, or delete these rows.
cure-import-duplicate_row = An agent has one row a day: delete the extra rows and import again.
cure-import-row_in_two_files = Two files say different things of one day: open both, and untick the sheet that is wrong; or leave out the rows with errors, and the earlier file stands.
cure-import-same_file_twice = Nothing to do: the browser probably saved it twice.
cure-import-rows_twice = Nothing to do: the days of two files or sheets overlap.
cure-import-figures_gone = See whether a group of people was forgotten: if so, choose their files too. If they are really gone, import as it is.
cure-import-total_differs = See whether rows are missing or filtered out. The rows count, so it can be imported as it is.
cure-import-sheets_differ = Two sheets disagree about a figure: see whether they were exported on the same day. It can be imported as it is.
cure-import-days_and_month_differ = The days and the month disagree: export both sheets again, together and unchanged.
cure-import-formula_values = The file has formulas; the values of the last save are used. If the file was edited, open and save it in Excel first.
cure-import-sheet_skipped = These sheets are no known reports and were not read; the others are not affected.
cure-import-other_month = See whether the month chosen is the month that was exported.
cure-import-no_rows = There is no row of figures: check the days chosen on the platform and export again.
cure-import-unknown_staff_no = Add these staff numbers first, or correct them in the file.
cure-import-unknown_item = Save a new hand-entry workbook and fill that in.
cure-import-ragged_rows = Open the file in Excel or WPS and see whether these rows have a column too many or too few. If they fit, import as it is; if they are shifted, export the report again.
cure-import-rate_over_100 = Check these cells on the platform. If they are wrong, leave the rows out, or exclude the figures after importing; if the platform counts like that, import as it is.
cure-import-negative = Check these cells on the platform. If they are wrong, leave the rows out, or exclude the figures after importing; figures that went below 0 by a correction may be imported.
cure-import-figure_without_base = Nothing to mend: a day without anybody served does not count. If somebody was served, export the report again.
cure-import-part_over_whole = See whether the days or the shop are the wrong ones; if the platform shows it like that, import as it is.
cure-import-id_cut = Ids are not counted with, so you may import. For whole ids export the report again and do not save it in Excel first.
cure-import-stray_day = See whether the year or month of this row is wrong: mend it and import again, or leave the row out. If it is right, import as it is.
cure-import-names_alike = If it is one account, give both nicknames to the same person after importing; if there are two, import and give each its own.
cure-import-names_alike_files = If it is one account, give both nicknames to the same person after importing; if there are two, import and give each its own.
cure-import-names_alike_book = If it is one account, give the new nickname to that person too after importing; if there are two, import and give it its own.
cure-import-people_added = Nothing to mend: this row is not used. For the people of the whole month, each counted once, export the report for the whole month.
cure-import-other_platform = Check the shop: choose another one beside the sheet, or correct the shop's platform under Staff first.
cure-import-marks_item_twice = Download the entry sheet again and enter the marks there, or delete the column that is there twice.
cure-import-marks_staff_twice = Keep one row for each staff number and import again; or import as it is, and the first row counts.
cure-import-marks_no_staff_no = Add the staff number, or empty the row.
cure-import-not_facts = Nothing to mend: the calendar uses attendance and rosters; bring in a staff file under Staff.
cure-import-looks_like = See whether another report was exported. If the platform renamed its columns, say what each column of this sheet is.
cure-import-staff_no_name = Add the name, or delete the row.
cure-import-staff_no_number = Add the staff number, or delete the row.
cure-import-staff_number_twice = A staff number belongs to one person: correct one of them and import again.
cure-import-staff_same_name = If they are one person, give both rows the same staff number; if they are two, import as it is.
cure-import-staff_left_before_hired = Check the days of hiring and leaving, mend them and import again.
cure-import-ends_before_start = See whether the two time columns are the wrong way round; if not, look at these rows in the file.
cure-import-zips_too_large = Import the other files first, then this zip alone.
cure-import-zero_of_nothing = Also choose the column that says how many people or times; a 0 that is right can be entered by hand.
cure-import-other_mode = Check which attribution was chosen when Chitu exported the file. If it was the wrong one, untick the sheet and export it again as before; if you do change over, export the other days of the month in the new way too and import them together.
cure-month-closed = This month is closed: untick the sheet, or reopen the month first.

# The calendar: which shop, which report, which day.
facts-tab-calendar = Completeness
facts-calendar_of = Reports of { $month }
facts-calendar_why = A row is a report, a cell a day. Move with the arrow keys; Enter lets you say why a day has no data.
facts-calendar_next = To export next
facts-calendar_all = Everything that should be there is there.
facts-calendar_empty = No report to check in { $month } yet
facts-calendar_empty_why = A report that was imported once is checked here for every day from then on: there, not settled, or not imported.
facts-report = Report
facts-state-present = Imported
facts-state-unsettled = Not settled
facts-state-missing = Not imported
facts-state-no_data = No data
facts-state-not_expected = Not needed
facts-cell_says = { $report }, { $day }, { $state }
facts-again_now = Can be exported again now
facts-again_from = Can be exported again from { $day }
facts-excuse = No data
facts-excuse_title = { $report }: no data on { $days }
facts-excuse_why = The shop was closed, the platform was down: with a reason you are not asked again. Figures imported later for such a day count all the same.
facts-excuse_from = From
facts-excuse_to = To
facts-excuse_all = { $count ->
    [one] The missing day has no data
   *[other] All { $count } missing days have no data
}
facts-excused = Noted. You will not be asked again.
facts-expect = Import it after all
facts-expected_again = You will be asked for it again.
facts-to_import = Import

# Who a nickname may be, and why.
facts-like_before = Had this nickname { $what }
facts-like_blanks = The same as “{ $what }” but for blanks, width or case
facts-like_other_shop = Has the same nickname in { $what }
facts-like_account = Is { $what }
facts-like_name = The name is in the nickname
facts-like_given = “{ $what }” is in the nickname
facts-like_staff_no = The staff number is in the nickname
facts-like_pinyin = The pinyin { $what } is in the nickname
facts-like_character = “{ $what }” is in the nickname
facts-robot = Named like a robot or a duty account

# Before an import is withdrawn.
facts-look_gone = { $count ->
    [one] { $count } figure no longer counts.
   *[other] { $count } figures no longer count.
}
facts-look_marks = { $count ->
    [one] { $count } entry by hand is withdrawn with it.
   *[other] { $count } entries by hand are withdrawn with it.
}
facts-look_back = Figures that come back
facts-look_nothing_back = It replaced nothing: these days will have no figures.
facts-look_reopened = Sheets that return to open
facts-look_hanging = Decisions that hang on these figures
facts-look_hanging_note = Once it is withdrawn, the exclusions no longer do anything (import the file again and they have to be made again); points that were changed stay as changed, so look at them again; corrections stay as they are.
