### All marks of the month: people by items.

marks-views = Looks at evaluations
marks-view-board = Board
marks-view-marks = Marks
marks-view-periods = Periods
marks-grid = Marks of the month
marks-how = Type, or paste a block from Excel whose first column may be names or staff numbers; Ctrl+D fills down, Delete clears
marks-show_fed = Items fed by figures too
marks-fed = fed by figures
marks-reason_hint = For the cells entered from here on
marks-give_reason = { $count ->
    [one] Give it to { $count } cell
   *[other] Give it to { $count } cells
}
marks-by_hand = Entered on the grid of marks
marks-cleared = { $count ->
    [one] Cleared one cell
   *[other] Cleared { $count } cells
}
marks-entered_by = { $value } entered by { $by }, { $at }, reason: { $reason }
marks-figure = the figures say { $value }
marks-empty = not entered yet
marks-no_scheme = not under this scheme
marks-choices = one of { $choices }
marks-closed = This month is closed and can only be looked at.
marks-nothing = There is nothing to enter by hand
marks-nothing_why = All items of this month come from imported figures. To change one of them, show them and type over it.
marks-not_theirs = { $name } is not under the scheme with “{ $item }”; { $value } cannot be entered. Nothing was written.
marks-nobody = Nothing was written: there is nobody called “{ $name }” this month. Check the names or staff numbers of the first column.
marks-two_of_name = Nothing was written: two people are called “{ $name }”. Use staff numbers in the first column.
marks-no_column = Nothing was written: the column of “{ $value }” has a heading that is no item here.
