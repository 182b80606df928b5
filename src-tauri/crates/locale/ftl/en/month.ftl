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

# The employee's side: self-assessment, talks, follow-ups, signing and appeals.
answer-handed = { $day } { $by } handed it to the employee{ $ends ->
    [yes] ; an appeal is possible until { $due }
   *[no] {""}
}{ $said ->
    [yes] : { $text }
   *[no] {""}
}
answer-signed = { $day } { $by } signed{ $said ->
    [yes] : { $text }
   *[no] {""}
}
answer-refused = { $day } { $by } refused to sign, witness { $witness }: { $text }
answer-appealed = { $day } { $by } appealed against { $of ->
    [item] “{ $item }”
   *[sheet] the whole sheet
}: { $text }
answer-upheld = { $day } { $by } decided that the sheet stays: { $text }
answer-revised = { $day } { $by } decided that the appeal is right: { $text }
talk-line = { $day } { $by }: { $text }
follow_up-line = Due { $due }: { $what }{ $is ->
    [done] { " " }(done { $done })
    [told] { " " }(done { $done }: { $result })
   *[open] { " " }(open)
}
self-sum = { $count ->
    [one] { $count } item, { $total } points
   *[other] { $count } items, { $total } points in all
} by their own assessment
self-expected = a number from 0 to { $max }
talk-answers = The employee's answer
talk-not_yet = Once the sheet is confirmed it can be handed to the employee
talk-no_answers = { $days ->
    [0] Not handed to the employee yet
    [one] Not handed to the employee yet; from then on there is { $days } day to appeal
   *[other] Not handed to the employee yet; from then on there are { $days } days to appeal
}
talk-do-handed = Hand out
talk-do-signed = Signed
talk-do-refused = Refused to sign
talk-do-appealed = Appeal
talk-do-upheld = The sheet stays
talk-do-revised = The appeal is right
talk-title-handed = Hand the sheet to { $name }
talk-title-signed = { $name } signs
talk-title-refused = { $name } refuses to sign
talk-title-appealed = { $name } appeals
talk-title-upheld = Decision: the sheet of { $name } stays
talk-title-revised = Decision: the appeal of { $name } is right
talk-title-interview = Talk with { $name }
talk-title-follow_up = Follow-up for { $name }
talk-why-handed = { $days ->
    [0] Keeps the day on which the employee got it.
    [one] Keeps the day on which the employee got it; from then on there is { $days } day to appeal (change it in Settings).
   *[other] Keeps the day on which the employee got it; from then on there are { $days } days to appeal (change it in Settings).
}
talk-why-signed = The employee has read and signed it.
talk-why-refused = The employee has read it and does not sign: this needs a reason and a witness.
talk-why-appealed = Until it is decided the sheet is marked “appealed”.
talk-why-upheld = Nothing changes, and the sheet waits for the signature again.
talk-why-revised = The sheet is open again: mend the figures or points and confirm it anew. Appeal and decision stay on the sheet.
talk-why-corrects = This month is closed and its sheet stays as it is: enter the right points. They are printed as a correction on the sheets of both months and change no total.
talk-day = Day
talk-item = Item
talk-whole = The whole sheet
talk-choose_item = Choose one
talk-points = The right points
talk-witness = Witness
talk-text-handed = Note (optional)
talk-text-signed = What the employee says (optional)
talk-text-refused = Why they do not sign
talk-text-appealed = Why they appeal
talk-text-upheld = Why the sheet stays
talk-text-revised = Why, and what is to be changed
talk-text-interview = What was said and agreed
talk-text-follow_up = What is to be done
talk-late = Take it although it is late
talk-did-handed = Handed to { $name }
talk-did-signed = Signed by { $name }
talk-did-refused = { $name } refused to sign
talk-did-appealed = The appeal of { $name } is noted
talk-did-upheld = Decided: the sheet of { $name } stays
talk-did-revised = Decided: the appeal of { $name } is right
talk-did-interview = The talk with { $name } is noted
talk-did-follow_up = The follow-up for { $name } is noted
talk-self = Self-assessment
talk-self_sum = { $own } by their own assessment, { $total } on the sheet
talk-self_for = Own points for “{ $item }”
talk-got = got { $points }
talk-own = What the employee says
talk-own_hint = Their own words about the month; printed on the sheet
talk-interviews = Talks
talk-interview_add = Note a talk
talk-no_interviews = No talk noted yet
talk-follow_ups = Follow-ups
talk-follow_up_add = Add one
talk-no_follow_ups = Nothing to follow up yet; what falls due is shown on the first screen
talk-what = What is to be done
talk-due = Due
talk-done = Done
talk-open = open
talk-result = Result
talk-is_due = due
talk-done_of = Day on which “{ $what }” was done
talk-result_of = Result of “{ $what }”
talk-change_of = Change { $what }
talk-remove_of = Remove { $what }
