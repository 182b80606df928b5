### Errors of reading files. Reading never writes to the book: after an error it is as it was.

import-empty_file = The file “{ $file }” is empty (0 bytes); the download may not have finished. Nothing was written. Export it again and import the new file.
import-too_large = The file “{ $file }” has { $size } MB; the limit is { $limit } MB. Nothing was written. Export it month by month and import the parts one after another.
import-password = The file “{ $file }” is protected by a password and cannot be read. Nothing was written. Remove the password in Excel or WPS, save it and import it again.
import-xls_too_old = The file “{ $file }” is in the format of Excel 4.0 or older, which cannot be read. Nothing was written. Open it in Excel or WPS, save it as .xlsx and import that.
import-text_not_workbook = The file “{ $file }” holds text without a table separated by commas, tabs, semicolons or bars. Nothing was written. Choose Excel or CSV when you export.
import-page_without_table = The file “{ $file }” holds a web page without a table; it may be a sign-in or error page. Nothing was written. Sign in to the platform again and repeat the export.
import-too_many_rows = The file “{ $file }” has more than { $limit } rows. Nothing was written. Export it month by month and import the parts one after another.
import-ragged_rows = { $count } rows of “{ $file }” do not have as many columns as the others; the first is row { $row } with { $found } instead of { $expected }. Cells are read by their position; check these rows for a separator too many or too few.
import-paste_empty = There is no table on the clipboard. The book has not changed. Copy the table with its header in Excel, WPS or a web page and paste it again.
import-zip_in_zip = The archive “{ $file }” contains another archive, “{ $inside }”. Nothing was written. Unpack the outer one and import the inner one.
import-not_workbook = The file “{ $file }” is not a table (Excel, WPS, ODS or CSV). Nothing was written. Check that you chose a file exported from the platform.
import-zip_not_workbook = The file “{ $file }” is an archive without a table. Nothing was written. Check that it contains Excel or CSV files exported from the platform.
import-damaged = The file “{ $file }” is damaged or incomplete and cannot be opened. Nothing was written. Export it again and import the new file.
import-unreadable = The inner structure of “{ $file }” is not that of an Excel workbook, so it cannot be read. Nothing was written. Open it in Excel or WPS, save it as .xlsx and import that.
import-sheet_unreadable = The sheet “{ $sheet }” of “{ $file }” is broken inside and cannot be read. Nothing was written. Open the file in Excel or WPS, save it as .xlsx and import that.
import-too_many_entries = The file “{ $file }” has { $found } parts inside; the limit is { $limit }. That is not a normal export. Nothing was written. Export it again from the platform.
import-duplicate_entry = The file “{ $file }” has two parts of the same name inside. That is not a normal export. Nothing was written. Open it in Excel and save it as a new file, or export it again.
import-bad_entry_name = The file “{ $file }” has paths inside that point elsewhere; somebody may have tampered with it. Nothing was written. Export it again from the platform and do not use files from unknown sources.
import-zip_ratio = The file “{ $file }” unpacks to { $found } times its size (limit { $limit }) and may be malicious. Nothing was written. Export it again from the platform and do not use files from unknown sources.
import-entry_too_large = A part of “{ $file }” unpacks to more than { $limit } MB. Nothing was written. Export it month by month and import the parts one after another.
import-inflated_too_large = The file “{ $file }” unpacks to more than { $limit } MB. Nothing was written. Export it month by month and import the parts one after another.
import-zips_too_large = The zips chosen at once unpack to more than { $limit } MB together, so “{ $file }” was not read. Nothing was written; the book and the files are as they were. Import the other files first, then this zip alone.
import-doctype = The file “{ $file }” contains a DOCTYPE declaration, which no normal Excel file has; it may be malicious. Nothing was written. Export it again from the platform and do not use files from unknown sources.
import-too_many_strings = The file “{ $file }” holds { $found } texts; the limit is { $limit }. Nothing was written. Export it month by month and import the parts one after another.
import-too_many_cells = The file “{ $file }” has more than { $limit } cells. Nothing was written. Export it month by month and import the parts one after another.

import-no_layout = “{ $file }” is no report this program knows. The headers found are: { $found }. Nothing was written. Check that the report is a supported one, and that no column was renamed; or say in the preview what it is and in which row its header stands.
import-empty_workbook = There is nothing in “{ $file }”. Nothing was written. Check that the days chosen on the platform have figures, then export it again.
import-sheet_skipped = The sheet “{ $sheet }” of “{ $file }” is no known report and was skipped; the other sheets are not affected.
import-formula_values = “{ $file }” has { $count } formula cells; the results stored in the file were read. If figures were changed without recalculating, open and save the file in Excel first.
import-no_rows = The sheet “{ $sheet }” of “{ $file }” has a header and no rows. The book has not changed. Check that the days chosen on the platform have figures.
import-no_period = The sheet “{ $sheet }” of “{ $file }” has no date column and the file name has no date, so its days are unknown. Nothing was written. Keep the name the file had when it was exported, or name the month when you import it.
import-period_out_of_range = The name of “{ $file }” says { $found }; it should be between { $first } and { $last }. Nothing was written. Give the file its original name back, or check the date of this computer.
import-day_out_of_range = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” says { $found }; it should be between { $first } and { $last }. The row was not read and the book has not changed. Check the date of the row or of this computer.
import-other_month = The sheet “{ $sheet }” of “{ $file }” holds { $first } to { $last }, not only the month { $month } that you named. The dates of the file are used; if it is the wrong file, cancel this import.
import-not_a_date = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” says “{ $found }” where a date such as 2026-05-01 is expected. The row was not read and the book has not changed. Correct it and import the file again.
import-not_a_number = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” says “{ $found }” where { $expected ->
    [seconds] a time such as 38.2 or 00:02:30 is expected
    [moment] a day and a time such as 2026-05-01 08:30 is expected, in both columns alike
    [yuan] an amount such as 1234.5 is expected
    [fraction] a fraction from 0 to 1 or a percentage with its sign is expected, such as 0.95 or 95%
    [percent] a percentage such as 95 or 95% is expected
   *[number] a number is expected
}. The cell was not read and the book has not changed. Correct it in the file and import it again.
import-no_nickname = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” has no nickname although its row has figures. The row was not read and the book has not changed. Add the nickname and import the file again.
import-duplicate_row = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: “{ $found }” on { $day } is already in row { $first }. The later row was not read and the book has not changed. Keep one of the rows and import the file again.
import-total_differs = Row { $row } “{ $label }” of sheet “{ $sheet }” says { $theirs } for { $header } ({ $theirs_cell }); { $how ->
    [mean] the mean of the rows is { $ours } ({ $ours_cell }){ $weighted ->
        [none] {""}
       *[other] , weighted { $weighted }
    }
    [weighted] from its parts the rows make { $ours } ({ $ours_cell })
   *[sum] the rows add to { $ours } ({ $ours_cell })
}. The figures of the rows are used; check whether rows are missing.
import-sheets_differ = The sheets “{ $sheet }” and “{ $other }” differ in { $header }: { $differing } of { $compared } person-days, for example { $ours } in { $ours_cell } and { $theirs } in { $theirs_cell }. Both figures are kept; check that both were exported for the same days.
import-days_and_month_differ = “{ $header }” of sheet “{ $sheet }” is not what the days in “{ $other }” add to, for { $differing } of { $compared } people: for example { $theirs } in { $theirs_cell }, but { $ours } over { $ours_cell }. Nothing was written. Check that both sheets are of the same days and that nobody changed a cell.
import-row_in_two_files = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: { $header } of “{ $who }” on { $day } is “{ $found }”, and “{ $other_found }” in { $other_cell } of sheet “{ $other_sheet }” in “{ $other }”. A shop has one figure a report and day; the book has not changed. Check which file is right and leave the other out.
import-rows_twice = { $count } rows of sheet “{ $sheet }” in “{ $file }” are the same in sheet “{ $other_sheet }” of “{ $other }” and count once. No figure is missing; nothing needs to be done.
import-same_file_twice = “{ $other }” holds the very same as “{ $file }”, and only “{ $file }” was read. No figure is missing; nothing needs to be done.
import-figures_gone = { $count } figures that the book has of { $first } to { $last } are not in sheet “{ $sheet }” of “{ $file }” ({ $found }). After the import they no longer count; they stay in the book, and withdrawing the import brings them back. If this file is of a part of the people only, import the files of the others together with it.

import-marks_top_changed = The sheet “{ $sheet }” of “{ $file }” is a hand-entry sheet, but the scheme (B1) or the month (C1) in its first row was changed, so it cannot be read. Nothing was written. Export the entry sheet again and fill in only the cells to the right of the names.
import-marks_no_items = The sheet “{ $sheet }” of “{ $file }” is a hand-entry sheet, but its hidden row 2 has no item ids, so it is unclear what each column is. Nothing was written. Export the entry sheet again and keep its first three rows.
import-marks_item_twice = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: the item { $found } is there twice, so it is unclear which column counts. Nothing was written. Remove one of the columns and import the file again.
import-marks_no_staff_no = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” has no staff number although marks were entered in its row. The row was not read and the book has not changed. Add the staff number and import the file again.
import-marks_staff_twice = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: staff number { $found } was already filled in row { $first }. The later row was not read and the book has not changed. Keep one of the rows and import the file again.

import-no_staff_table = No staff table was found in “{ $file }”: its first 10 rows need the headers 工号 (staff number) and 姓名 (name). The headers found are: { $found }. Nothing was written.
import-staff_no_number = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” has no staff number (name “{ $found }”). The row was not read and the book has not changed. Add the number and import the file again.
import-staff_no_name = Cell { $cell } of sheet “{ $sheet }” in “{ $file }” has no name (staff number { $found }). The row was not read and the book has not changed. Add the name and import the file again.
import-staff_number_twice = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: staff number { $found } is “{ $other }” in row { $first } and “{ $name }” here. The row was not read and the book has not changed. A staff number belongs to one person; correct it and import the file again.
import-staff_left_before_hired = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: “{ $name }” leaves on { $found }, before the hire date { $hired }. The row was not read and the book has not changed. Correct it and import the file again.
import-staff_same_name = Cell { $cell } of sheet “{ $sheet }” in “{ $file }”: there are two people named “{ $found }”, with staff numbers { $other } and { $staff_no }. They are taken as two people; if they are one, give both rows the same number.
import-text_unreadable = “{ $file }” is not a text table that can be read (not in UTF-8, UTF-16 or GB18030, or with damaged characters). Nothing was written. Open it in Excel or WPS, save it as .xlsx or “CSV UTF-8” and try again.

import-not_facts = The sheet “{ $sheet }” of “{ $file }” is known: { $what ->
    [attendance] it is an attendance table. The calendar uses it; it was not read this time
    [roster] it is a roster. The calendar uses it; it was not read this time
   *[people] it is a staff file. Bring it in on the staff page; it was not read this time
}. Other sheets are not affected and the book is unchanged.
import-looks_like = The sheet “{ $sheet }” of “{ $file }” is not known. It is most like “{ $like_en }”: { $matched } columns fit, missing are { $missing }. The sheet was not read. Check the report and its column names.
import-rate_over_100 = { $header } in { $cell } of the sheet “{ $sheet }” is { $found }; a rate should not be over 100% ({ $count } in this column). The figure is read as it is; check it on the platform.
import-negative = { $header } in { $cell } of the sheet “{ $sheet }” is { $found }; it should not be negative ({ $count } in this column). The figure is read as it is; check it on the platform.
import-figure_without_base = { $header } in { $cell } of the sheet “{ $sheet }” is { $found }, but { $other_header } in { $other } is 0 ({ $count } in this column). Without anybody served it measures nothing and is taken as not measured.
import-part_over_whole = { $header } in { $cell } of the sheet “{ $sheet }” is { $found }, more than { $other_header } in { $other }, { $other_found } ({ $count } in this column). The figures are read as they are; check whether the days or the shop are the right ones.
import-id_cut = { $header } in { $cell } of the sheet “{ $sheet }”, “{ $found }”, looks like a long number cut by Excel, which keeps 15 digits ({ $count } in this column). If you need the whole number, export again and do not save the file from Excel.
import-ends_before_start = In { $count } rows of the sheet “{ $sheet }” of “{ $file }” the end is before the beginning; the first is { $cell }. These rows are counted, but do not enter the mean time. If the two columns are the wrong way round, swap them; otherwise look at the dates in the file.
import-zero_of_nothing = In the sheet “{ $sheet }” of “{ $file }” the column “{ $header }” has { $count } zeros, and nothing in the table says of how many people or times; the first is { $cell }. They count as not measured, neither full marks nor none; all other figures are imported as usual. If the table has a column with that number, choose a figure for it too where you said what the table is; otherwise enter the value by hand on the sheet.
import-stray_day = The date in { $cell } of the sheet “{ $sheet }” is { $found }, another month than the other rows (for example { $other }, { $other_found }). Rows are read by their own dates; check this one.
import-names_alike = “{ $found }” in { $cell } of the sheet “{ $sheet }” and “{ $other_found }” in { $other } differ only by blanks, width or letter case. They are taken as two accounts; if they are one, bind both to the same person.
import-names_alike_files = “{ $found }” in { $cell } of sheet “{ $sheet }” of “{ $file }” and “{ $other_found }” in “{ $other }” differ only by blanks, width or letter case. They are taken as two accounts; if they are one, bind both to the same person.
import-names_alike_book = “{ $found }” in { $cell } of sheet “{ $sheet }” of “{ $file }” and the account “{ $other_found }” of the book differ only by blanks, width or letter case. They are taken as two accounts; if they are one, bind “{ $found }” to the same person too.
import-other_mode = The file “{ $file }” counts sales by the { $found ->
    [order] agent of the order (下单优先判定)
   *[pay] agent of the payment (付款优先判定)
}; this report of the shop was counted by the { $expected ->
    [order] agent of the order (下单优先判定)
   *[pay] agent of the payment (付款优先判定)
} before (“{ $other }”). Sales and conversion differ between the two, and the file would replace the figures of the same days. Nothing has been written yet; check the attribution that was chosen for the export.
import-other_platform = The sheet “{ $sheet }” of “{ $file }” is a report of { $found ->
    [tmall] Tmall
    [taobao] Taobao
    [jd] JD
    [pinduoduo] Pinduoduo
    [douyin] Douyin
    [kuaishou] Kuaishou
    [weixin_shop] Weixin shop
   *[other] another platform
}, and the shop “{ $shop }” is one of { $expected ->
    [tmall] Tmall
    [taobao] Taobao
    [jd] JD
    [pinduoduo] Pinduoduo
    [douyin] Douyin
    [kuaishou] Kuaishou
    [weixin_shop] Weixin shop
   *[other] another platform
}. The book has not changed. If it is the wrong shop, choose another one for this sheet; if it is right, import as it is.
import-people_added = In row { $row } (“{ $label }”) of the sheet “{ $sheet }”, { $header } { $found } adds up the people of single days: a customer of two days counts twice, which makes visits, not people. It was not used to check the total.

import-mapping_unfit = As it stands, the mapping does not find its columns in the sheet “{ $sheet }” of “{ $file }”. Nothing was written. Choose another header, or say again what the columns are.
