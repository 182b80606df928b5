### The month: board, one person's sheet, confirming, closing.

month-board = Board of the month
month-scheme = Scheme
month-rank = Rank
month-name = Name
month-total = Total
month-coefficient = Coeff.
month-grade = Grade
month-trend = Trend
month-group = Group mean
month-target = Target { $target } { $unit }
month-max = of { $max }
month-max_points = Max
month-actual = Actual
month-provisional = Provisional: some days are not settled yet
month-marked = Entered by hand
month-overridden = Points overridden
month-small = Small sample: { $n }
month-small_why = Small sample: this figure is made of only { $n }, fewer than { $least }, and may jump.
month-part = In the shop { $first } to { $last }, { $days } of { $of } days
month-part_short = { $days }/{ $of } d
month-cell-missing = Not scored
month-cell-left_out = Left out
month-cell-missing_zero = 0
month-cell-not_measured = Nothing
month-trend_of = { $name }, six months: { $values }
month-pick = Pick { $name }
month-pick_all = Pick everybody
month-only_missing = With gaps
month-enter_for = Enter { $item } of { $name }
month-by_hand = Entered on the board
month-entered = Entered { $what }: { $value }
month-cleared = Cleared { $what }
month-to_scheme = To the scheme
month-no_scheme = Nobody has a scheme this month
month-no_scheme_why = Points come from a scheme. Choose one and assign it to a post, a shop or a person.
month-empty = No sheets in { $month } yet
month-empty_why = People with figures get a sheet. Bring in this month’s exports first.
month-refused = Not done
month-without = People without a sheet
month-corrections = Corrections
month-print = Print
month-review = Review
month-review_n = Review { $count }
month-review_some = { $count ->
    [one] Review { $count } sheet
   *[other] Review { $count } sheets
}
month-review_all = Review every sheet that is ready
month-review_note = Reviewed means looked at and found right. Any later change beneath opens the sheet again.
month-review_done = { $count } reviewed
month-confirm = Confirm
month-confirm_n = Confirm { $count }
month-confirm_ready = Confirm { $count } ready
month-confirm_some = { $count ->
    [one] Confirm { $count } sheet
   *[other] Confirm { $count } sheets
}
month-confirm_all = Confirm every complete sheet
month-confirm_note = Confirming includes the review. Any later change beneath opens the sheet again and says so.
month-confirm_gaps = { $count ->
    [one] { $count } of them has an item that is not scored. It can be confirmed with a reason and prints “not scored”.
   *[other] { $count } of them have items that are not scored. They can be confirmed with a reason and print “not scored”.
}
month-confirm_done = { $count } confirmed
month-reopen_sheet = Reopen
month-reopen_sheet_some = { $count ->
    [one] Reopen { $count } sheet
   *[other] Reopen { $count } sheets
}
month-reopen_sheet_all = Reopen sheets
month-reopen_sheet_note = It can be changed again and must be confirmed anew.
month-reopen_sheet_done = { $count } reopened
month-close = Close month
month-close_title = Close { $month }
month-close_ready = { $count ->
    [one] { $count } sheet is confirmed and nothing is unsettled.
   *[other] All { $count } sheets are confirmed and nothing is unsettled.
}
month-close_open = Still open:
month-close_worth = Also worth knowing:
month-close_note = Closing fixes this month’s figures, scheme and sheets for good. A backup is made before.
month-close_anyway = Close with a reason
month-closing = Closing the month
month-closed_done = { $month } is closed
month-reopen = Reopen month
month-reopen_title = Reopen { $month }
month-reopen_note = The sheets as they were are kept for ever; the next close prints “revision 2”.
month-reopened = { $month } is open again
month-back = Back to the board
month-previous = Previous person
month-next = Next person
month-result = Result
month-rank_of = { $rank } of { $of }
month-six = Totals of six months
month-comment = Comment
month-comment_hint = For the person to read; printed on the sheet
month-plan = Improvement plan
month-plan_hint = What exactly to do next month
month-log = What happened
month-points = Points
month-gap = missing
month-template = Entry workbook
month-template_file = Entry workbook { $month }.xlsx
month-template_why = Fill it in and bring it back under Figures; single values can be typed into the board
month-staff_no = Staff no.
month-points_of = { $item }, points
month-copied = { $count ->
    [one] Copied one cell
   *[other] Copied { $count } cells
}
month-copy_refused = Not copied: the system did not give up its clipboard, perhaps another program holds it. Press Ctrl+C again
month-copied_rows = { $count ->
    [one] Copied one row for a spreadsheet
   *[other] Copied { $count } rows for a spreadsheet
}
month-entered_cells = { $count ->
    [one] Entered one cell
   *[other] Entered { $count } cells
}
month-paste_nothing = There is nothing to enter
month-paste_outside = “{ $value }” falls outside the cells one types into. Nothing was written. Paste from the upper left entry cell.
month-paste_fed = “{ $item }” comes from imported figures; { $value } of { $name } cannot be pasted there. Nothing was written. To change it, open the cell.
month-paste_done = The sheet of { $name } is confirmed; “{ $item }” cannot take { $value }. Nothing was written. Return the sheet first.
