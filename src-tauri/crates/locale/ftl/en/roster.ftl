### The roster: people by days, shifts, how many are needed, rules, publication.

roster-code-rest = Off
roster-code-annual = AL
roster-code-sick = SL
roster-code-personal = PL
roster-code-lieu = TL
roster-code-maternity = ML
roster-code-other = LV
roster-length = { $hours } h a day
roster-next_day = { $time } next day
word-absence-annual = Annual leave
word-absence-sick = Sick leave
word-absence-personal = Personal leave
word-absence-lieu = Time off in lieu
word-absence-maternity = Maternity leave
word-absence-other = Other leave
word-need_day-mon = Mon
word-need_day-tue = Tue
word-need_day-wed = Wed
word-need_day-thu = Thu
word-need_day-fri = Fri
word-need_day-sat = Sat
word-need_day-sun = Sun
word-need_day-statutory = Statutory days

roster-grid = Roster
roster-wish_grid = Wishes
roster-looks = Two looks at the roster
roster-look_roster = Roster
roster-look_wishes = Wishes
roster-state_draft = Draft
roster-state_published = Published
roster-state_changed = { $count ->
    [one] One cell changed since
   *[other] { $count } cells changed since
}
roster-by = published by { $by } on { $at }
roster-publish = Publish
roster-publish_title = Publish the roster of { $month }
roster-publish_note = People work by what is published; cells changed later are marked.
roster-published = The roster of { $month } is published
roster-shifts = Shifts
roster-shift = Shift
roster-needs = People needed
roster-rules = Rules
roster-entered = { $count ->
    [one] Entered one cell
   *[other] Entered { $count } cells
}
roster-wished = { $count ->
    [one] Noted one wish
   *[other] Noted { $count } wishes
}
roster-how = Type a code ({ $codes } Off AL …); paste a block from Excel; Ctrl+D fills down, Delete clears
roster-cell_of = Shift of { $name } on { $day }
roster-gone = not employed
roster-wishes_for = asked for { $code }
roster-pinned = set by hand
roster-changed = changed since it was published
roster-breaks = breaks a rule
roster-hint = look at this
roster-findings = What the roster breaks
roster-clean = Nothing in this month breaks a rule.
roster-broken_head = { $hard } against a rule, { $hints } hints
roster-closed = This month is closed: the roster can only be looked at.
roster-year_unknown = The program does not know the statutory days of { $year }; only weekends are marked.
roster-year_unpublished = Which days are moved in { $year } is not published yet; only the days of the law are marked.
roster-nobody_yet = Nobody yet
roster-nobody_yet_why = Add staff, then give them shifts.
roster-no_shifts = No shifts yet
roster-no_shifts_why = Say first which shifts there are and when; a ready set can be taken.
roster-nobody = Nobody is called “{ $name }”; nothing was written.
roster-two_of_name = Several people are called “{ $name }”: use staff numbers. Nothing was written.
roster-day_statutory = statutory day
roster-day_moved = moved day off
roster-day_working = worked for a moved day
roster-total_worked = Days
roster-total_rested = Off
roster-total_hours = Hrs
roster-total_nights = Late
roster-code_label = Code
roster-name_label = Name
roster-hours = Times
roster-hours_hint = As 09:00-12:00 12:30-16:30; over midnight 22:00-06:00; without fixed times the hours a day, as 8
roster-hours_are = { $hours } hours of work
roster-hours_unread = These times cannot be read. Write 09:00-18:00, or the hours a day.
roster-end_unread = The nominal end cannot be read. Write 22:00.
roster-nominal_end = Nominal end (optional)
roster-nominal = nominal end { $time }
roster-extends = Goes on while customers are asking
roster-goes_on = goes on
roster-length_head = Hours
roster-edit_shift = Edit shift “{ $code }”
roster-retire_shift = Retire shift “{ $code }”
roster-bring_back_shift = Bring back shift “{ $code }”
roster-retire = Retire
roster-bring_back = Bring back
roster-shift_new = New shift
roster-shift_saved = Shift “{ $code }” saved
roster-shift_retired = Shift “{ $code }” retired
roster-shift_back = Shift “{ $code }” is back
roster-sets = Ready sets
roster-sets_note = Taking a set adds its shifts (codes you have stay as they are) and sets its rest days as the rule.
roster-take = Take
roster-take_set = Take “{ $set }”
roster-set_taken = { $count ->
    [one] Added one shift
   *[other] Added { $count } shifts
}
roster-inferred = inferred
roster-needs_note = Empty means nothing is asked. A statutory day without a figure counts as its weekday.
roster-needs_saved = People needed saved
roster-rules_saved = Rules saved
roster-rest = Rest days
roster-rest_six_one = Six on, one off: a day every week
roster-rest_two_in_ten = Two days in every ten
roster-rest_two_a_month = Two days a month
roster-rest_four_a_month = Four days a month
roster-rest_five_days = Five-day week
roster-rest_eight_hours = At least 8 hours of rest a week
roster-rest_none = Not checked
roster-rest_below = Below art. 38 of the Labour Law: at least one day of rest a week.
roster-rule_most_days = Most days of work in a row
roster-rule_most_days_why = Labour Law art. 38: at least one rest day a week
roster-rule_rest_hours = Hours between two shifts
roster-rule_rest_hours_why = A suggestion, not a law; it catches a night shift followed by an early one
roster-rule_week_hours = Most hours in a week
roster-rule_week_hours_why = State Council rule on hours art. 3: 40 hours; more is overtime
roster-weekday_0 = Mo
roster-weekday_1 = Tu
roster-weekday_2 = We
roster-weekday_3 = Th
roster-weekday_4 = Fr
roster-weekday_5 = Sa
roster-weekday_6 = Su
