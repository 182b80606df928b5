### Answers of the command line: one sentence that says what was done.

cli-made = New book: { $path }
cli-restored = Restored to: { $path }
cli-restored_aside = Restored to: { $path }. The book that was there is kept beside it as “{ $aside }”.
cli-staff = Staff table written: { $new } new, { $changed } changed, { $unchanged } unchanged
cli-withdrawn = Import { $import } was withdrawn
cli-bound = Noted: nickname “{ $nickname }” belongs to { $owner }
cli-ignored = Noted: nickname “{ $nickname }” counts for nobody
cli-scheme = Scheme { $scheme } is in force from { $from }
cli-marked = Entered: { $item } of { $staff_no } = { $value }
cli-confirmed = { $month }: { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
} confirmed
cli-closed = { $month } is closed
cli-reopened = { $month } is open again
cli-checked = The book is whole
cli-backed_up = Backed up: { $file }
cli-unchanged = There was nothing to change
cli-actor = command line
