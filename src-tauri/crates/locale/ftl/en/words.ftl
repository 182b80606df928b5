### Words of the enumerations: word-group-code.

word-check-sum = added
word-check-mean = mean
word-check-weighted = weighted
word-check-same = given twice
word-hanging-exclusion = Excluded
word-hanging-override = Points changed
word-hanging-correction = Correction
word-sheet-open = Open
word-sheet-reviewed = Reviewed
word-sheet-confirmed = Confirmed
word-sheet-signed = Signed
word-sheet-refused = Signature refused
word-sheet-appealed = Appealed

word-month-open = Open
word-month-closed = Closed

word-unranked-probation = On probation, not ranked
word-unranked-leaver = Left this month, not ranked
word-unranked-low_volume = Below the scheme’s minimum volume, not ranked
word-unranked-part_month = fewer days in the month than the scheme asks for, not ranked
word-unranked-missing = Figures missing, not ranked yet
word-unranked-gate = Takes no part in the ranking, as the scheme says

word-fact-settled = Settled
word-fact-unsettled = Not settled yet
word-fact-missing = No figure
word-fact-not_measured = Nothing to measure
word-unused-excluded = Left out
word-unused-excluded-why = This figure does not count: somebody left it out.
word-unused-outranked = Replaced
word-unused-outranked-why = This figure does not count: the same report was imported again for these days.
word-unused-other_report = Another first
word-unused-other_report-why = This figure does not count: another report has the same day, or one figure the whole month, and comes first.
word-unused-beyond = Beyond the month
word-unused-beyond-why = This figure does not count: its days reach beyond this month and cannot be split.
word-unused-unbound = Nobody’s
word-unused-unbound-why = This figure does not count: nobody has this nickname on those days.
word-unused-ignored = Ignored account
word-unused-ignored-why = This figure does not count: the account is set to be nobody’s.
word-unused-changing = Changes hands
word-unused-changing-why = This figure does not count: the account changes hands within these days and cannot be split.
word-unused-shop_level = The shop’s
word-unused-shop_level-why = This figure does not count for a person: it is the whole shop’s.

word-item-scored = Scored
word-item-missing = Not scored, figure missing
word-item-left_out = Left out, others scaled
word-item-missing_zero = Figure missing, counted as 0
word-item-not_measured = Nothing to measure

word-direction-higher = Higher is better
word-direction-lower = Lower is better
word-direction-neutral = For information

word-src-seed = Source document
word-src-inferred = Inferred from the document
word-src-suggested = Proposed, not in the source document
word-src-owner = Set by the owner

word-missing-ask = Wait for a missing figure
word-missing-reweight = Leave the item out and scale the others
word-missing-zero = Count a missing figure as 0 points

word-gate-item_zero = This item gets 0
word-gate-total_zero = The total becomes 0
word-gate-grade_at_most = The grade is limited
word-gate-unranked = Takes no part in the ranking

word-unallocated-add_third_item = Add another item
word-unallocated-leave_at_95 = Leave the total at 95
word-unallocated-scale_items_to_100 = Scale the items to 100

word-period-month = Monthly
word-period-quarter = Quarterly
word-period-on_demand = When needed

word-rule-ratio = Share of the target
word-rule-pass_fail = Pass or fail
word-rule-percent_score = Percent score
word-rule-manual = Scored by a person
word-rule-lookup = Points by choice
word-rule-count_cap = Points per event, capped
word-rule-factor = Value times a factor
word-rule-linear = Between worst and best
word-rule-tiers = Points by band
word-rule-deduct = Deduction per event
word-rule-bonus = Bonus
word-rule-entity_deduct = Deduction per shop that fails
word-rule-entity_pass_rate = Share of shops that pass
word-rule-sla_hit_rate = Share of cases in time
word-rule-formula = By formula
word-rule-relative = Against the group

word-combine-mean = Mean
word-combine-sum = Sum
word-combine-weighted_by_sales = Weighted by sales
word-combine-worst = The worst

word-returned-mark = a value was entered or cleared by hand
word-returned-override = points or grade were overridden
word-returned-import = figures were imported or withdrawn
word-returned-exclude = a figure was taken out
word-returned-include = a figure was put back
word-returned-bind = a nickname was given to somebody
word-returned-unbind = a nickname was taken from somebody
word-returned-scheme = the scheme changed
word-returned-target = a target changed
word-returned-staff = the staff list changed
word-returned-other = something beneath it changed
