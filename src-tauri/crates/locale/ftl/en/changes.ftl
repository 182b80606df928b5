### What each step of the history is called; which table changed; what a job is doing.

change-book_new = New book
change-staff_add = Add { $staff_no } { $name }
change-staff_edit = Edit { $staff_no } { $name }
change-staff_remove = Remove { $staff_no } { $name }
change-staff_import = Import staff from “{ $file }”, { $count } rows
change-shop = Set shop “{ $shop }”
change-post = Set post “{ $post }”
change-bind = Nickname “{ $nickname }” belongs to { $name }
change-bind_ignore = Nickname “{ $nickname }” counts for nobody
change-unbind = Unbind a nickname
change-import = Import { $files }
change-import_withdraw = Withdraw import { $files }
change-exclude = Exclude a figure: { $cell }
change-include = Count a figure again
change-scheme_version = Scheme “{ $scheme }” version { $version }, from { $from }
change-scheme_assign = Assign scheme “{ $scheme }” to { $name }
change-scheme_unassign = Remove an assignment
change-scheme_new = Begin scheme “{ $scheme }”
change-scheme_draft = Change the draft of scheme “{ $scheme }”
change-scheme_discard = Discard the draft of scheme “{ $scheme }”
change-target = Set the target of “{ $item }” to { $value }
change-untarget = Remove a target
change-mark = Enter “{ $item }” of { $name }: { $value }
change-marks = { $count ->
    [one] Entered one cell by hand
   *[other] Entered { $count } cells by hand
}
change-mark_clear = Clear the entry of “{ $item }” of { $name }
change-override = Override “{ $item }” of { $name }: { $value }
change-override_clear = Clear an override of { $name }
change-comment = Comment: { $name }
change-self_mark = Self-assessment: { $name } { $item }
change-answer = { $kind ->
    [handed] Handed to the employee
    [signed] Signed
    [refused] Signature refused
    [appealed] Appeal
    [upheld] Appeal decided: the sheet stays
   *[revised] Appeal decided: it was right
}: { $name } { $month }
change-interview = Talk: { $name }
change-interview_remove = Remove a talk
change-follow_up = Follow-up: { $name }
change-follow_up_remove = Remove a follow-up
change-review = Review { $count } sheets of { $month }
change-confirm = Confirm { $count } sheets of { $month }
change-reopen_sheet = Reopen { $count } sheets of { $month }
change-close = Close { $month }
change-reopen = Reopen { $month }
change-correct = Correct “{ $item }” of { $name } in { $month }
change-settings = Change the book's settings
change-letterhead = Set letterhead and logo
change-roster = { $count ->
    [one] Roster of { $month }: one cell
   *[other] Roster of { $month }: { $count } cells
}
change-roster_wishes = { $count ->
    [one] Wishes for { $month }: one cell
   *[other] Wishes for { $month }: { $count } cells
}
change-roster_published = Publish the roster of { $month }
change-roster_needs = Set how many each shift needs
change-roster_rules = Set the rules of the roster
change-shift = Set shift “{ $code }”
change-shift_retired = Retire shift “{ $code }”
change-shift_back = Bring shift “{ $code }” back
change-shift_set = Take a set of shifts: { $set }
change-sample = Make the sample shop: { $what }
history-migrated = Program update: the book now has format { $version }

table-shop = Shop
table-post = Post
table-person = Staff
table-binding = Nickname
table-import = Import
table-exclusion = Exclusion
table-scheme = Scheme
table-scheme_version = Scheme version
table-assignment = Assignment
table-target = Target
table-mark = Entry by hand
table-override = Override
table-sheet_state = State of a sheet
table-sheet_note = Comment
table-answer = Employee's answer
table-self_mark = Self-assessment
table-interview = Talk
table-follow_up = Follow-up
table-month_state = State of a month
table-correction = Correction
table-shift = Shift
table-duty = Roster
table-absence = Leave
table-wish = Wish
table-need = People needed
table-roster_version = Published roster
table-setting = Setting

job-reading = Reading files
job-comparing = Comparing with the book
job-writing = Writing to the book
job-backup = Backing up
job-restore = Restoring a backup
job-checking = Checking the book
job-printing = Laying out pages
job-closing = Closing the month
job-what_if = Trying the scheme on the months
job-sample = Making the sample shop

must_set-number = a number

scheme_rule-ratio = { $weight } × actual ÷ { $target }, at most { $cap } times
scheme_rule-ratio_lower = { $weight } × { $target } ÷ actual, at most { $cap } times
scheme_rule-pass_fail = { $weight } points if actual { $op } { $value }, else 0
scheme_rule-percent_score = { $weight } × mark out of 100 ÷ 100
scheme_rule-manual = rated by hand from { $min } to { $max }
scheme_rule-lookup = points by choice: { $labels }
scheme_rule-count_cap = { $each } each, at most { $cap }
scheme_rule-factor = mark × { $factor }
scheme_rule-linear = { $worst } gives 0, { $best } gives { $weight }, in proportion between
scheme_rule-tiers = points by { $count } bands: { $bands }
scheme_rule-deduct = { $weight } less { $each } per event, not below { $floor }
scheme_rule-bonus = 0 to { $max } on top
scheme_rule-entity_deduct = { $weight } less { $each } for each that is { $op } { $value }, not below { $floor }
scheme_rule-entity_pass_rate = { $weight } × how many are { $op } { $value } ÷ how many there are
scheme_rule-sla_hit_rate = { $weight } × cases in time ÷ all cases
scheme_rule-formula = { $expr }, from 0 to { $weight }
scheme_rule-group_mean = { $weight } × actual ÷ mean of the group, at most { $cap } times
scheme_rule-group_mean_lower = { $weight } × (2 − actual ÷ mean of the group), at most { $cap } times
scheme_rule-group_median = { $weight } × actual ÷ median of the group, at most { $cap } times
scheme_rule-group_median_lower = { $weight } × (2 − actual ÷ median of the group), at most { $cap } times
scheme_rule-rank = points by place, { $count } bands
scheme_rule-percentile = points by the share of people ahead, { $count } bands
scheme_rule-each = { $rule }; for each “{ $entity }” apart, then: { $combine }

why-role_weight = weight: { $metric }
why-role_top = numerator: { $metric }
why-role_bottom = denominator: { $metric }
change-no_data = { $report }, { $days }: no data
change-data_expected = { $report }, { $days }: to be imported after all
table-no_data = Days without data

change-layout_new = Remembered a kind of table: { $name }
change-layout_edit = Changed the own table layout “{ $name }”
change-layout_rename = Renamed an own table layout: { $name }
change-layout_remove = Deleted the own table layout “{ $name }”
change-layout_choose = This header is read as “{ $name }” from now on
change-layout_forget = No longer remembers as what a header is read
change-metric_new = Made the metric “{ $name }”
change-metric_edit = Changed the metric “{ $name }”
change-metric_retire = Retired the metric “{ $name }”
change-metric_offer = Offers the metric “{ $name }” again
table-own_layout = Own table layout
table-own_metric = Own metric
table-layout_choice = Header
