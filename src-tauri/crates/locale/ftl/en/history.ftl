### History: who changed what when.

history-by = Who
history-what = What
history-old = Before
history-new = After
history-empty = No changes yet
history-empty_why = Every change is kept here: who, when, and what was there before. The last 100 can be undone.
history-is_undone = Undone
history-older = Older
history-undone = Undone: { $what }
history-redone = Redone: { $what }

# The details of a change: what its fields are called; who is gone; nobody.
history-field = { $field }: { $value }
history-files = { $files } and others, { $count } files
history-gone = (gone)
history-nobody = nobody
history-draft = a draft not yet in force
history-more_rows = { $count ->
    [one] and one more row
   *[other] and { $count } more rows
}
word-active-yes = in business
word-active-no = out of business
word-yes-yes = yes
word-yes-no = no
word-import-active = imported
word-import-withdrawn = withdrawn
word-import-staged = undone
field-shop-name = name
field-shop-platform = platform
field-shop-active = in business
field-post-name = name
field-person-staff_no = staff number
field-person-name = name
field-person-post = post
field-person-hired = hired
field-person-probation_until = on probation until
field-person-left_on = left
field-person-note = note
field-binding-person = belongs to
field-binding-from_day = from
field-binding-to_day = to
field-import-state = state
field-exclusion-reason = reason
field-scheme-name = name
field-scheme-draft = draft
field-scheme_version-version = version
field-scheme_version-from_month = in force from
field-assignment-from_month = from
field-assignment-to_month = to
field-target-value = target
field-target-person = person
field-target-shop = shop
field-target-from_month = from
field-target-to_month = to
field-mark-value = value
field-mark-reason = reason
field-mark-import_sheet = from
field-override-value = set to
field-override-reason = reason
field-sheet_state-state = state
field-sheet_state-confirm_reason = why confirmed with gaps
field-sheet_state-answer_reason = what the employee said
field-sheet_note-comment = comment
field-sheet_note-plan = plan
field-month_state-state = state
field-month_state-revision = revision
field-month_state-close_reason = reason for closing
field-month_state-reopen_reason = reason for reopening
field-correction-new = corrected to
field-correction-shown_in = also shown in
field-correction-reason = reason
field-setting-json = value
field-setting-name = name of the book
field-setting-actors = people who may confirm
field-setting-sample = sample book
field-setting-small_below = what is a small sample
field-no_data-reason = Reason

field-own_layout-name = Name
field-own_layout-text = Columns read
field-own_layout-active = Holds
field-own_metric-name = Name
field-own_metric-text = Definition
field-own_metric-retired = Retired
field-layout_choice-layout = Read as
