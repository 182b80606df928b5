### How points came about: one sentence a step, for screen, paper and command line.

derivation-subject = { $item } (by { $metric })
derivation-points = { $n ->
        [one] { $n } point
       *[other] { $n } points
    }
derivation-none = no figure

## How a figure was made

derivation-whole = one figure for the whole period
derivation-sum = sum
derivation-sum_days = { $n ->
        [one] sum of { $n } day
       *[other] sum of { $n } days
    }
derivation-weighted = weighted by { $by }, { $total }
derivation-rate = { $top } ÷ { $bottom }
derivation-quotient = { $top_name } { $top } ÷ { $bottom_name } { $bottom }
derivation-max = largest of the days
derivation-min = smallest of the days
derivation-days_all = { $of ->
        [one] a figure for the { $of } day
       *[other] figures for all { $of } days
    }
derivation-days_some = figures for { $present } of { $of } days
derivation-unsettled = { $n ->
        [one] { $n } day not settled
       *[other] { $n } days not settled
    }
derivation-layout = Figures taken from “{ $layout }”
derivation-given = Given value { $value }
derivation-mark = entered by { $by }, { $at }
derivation-instead = instead of { $value }
derivation-reason = reason: { $reason }
derivation-excluded = Excluded: { $value } of { $span }, by { $by }, reason: { $reason }

## Target

derivation-target = target { $value }
derivation-target_shop = target { $value } (this shop’s)
derivation-target_person = target { $value } (this person’s)
derivation-target_dated = target { $value } (set for this month)

## Rules

derivation-rule-formula = { $formula } { $sign } { $points }
derivation-rule-full = target reached, full { $points }
derivation-rule-ratio_cap = { $formula }, at most { $limit } times, gives { $points }
derivation-rule-ratio_floor = { $formula }, at least { $limit } times, gives { $points }
derivation-rule-ratio_best = a value of { $value } counts as the best, gives { $points }
derivation-rule-nothing = the value is { $value }, gives { $points }
derivation-rule-pass = must be { $op } { $limit }, is { $value }: passed, { $points }
derivation-rule-fail = must be { $op } { $limit }, is { $value }: not passed, { $points }
derivation-rule-percent_cap = { $value } is over 100 and counts as 100, gives { $points }
derivation-rule-percent_floor = { $value } is below 0 and counts as 0, gives { $points }
derivation-rule-manual = scored { $value } ({ $min } to { $max }), gives { $points }
derivation-rule-manual_clamped = scored { $value }, outside { $min } to { $max }, counts as the limit, gives { $points }
derivation-rule-lookup = choice “{ $label }”, gives { $points }
derivation-rule-cap = { $formula }, at most { $limit }, gives { $points }
derivation-rule-floor = { $formula }, at least { $limit }, gives { $points }
derivation-rule-best = { $value } is at or past the best value { $best }, full { $points }
derivation-rule-worst = { $value } is at or past the worst value { $worst }, gives { $points }
derivation-rule-band = { $band }, this band gives { $points }
derivation-rule-bonus = { $points } on top (at most { $max })
derivation-rule-bonus_cap = { $value } given, at most { $max }, gives { $points }
derivation-rule-gives = gives { $points }
derivation-rule-suggested = { "" } (proposed rule, not in the source document)
derivation-rule-inferred = { "" } (rule inferred from the source document)

## Rules of more than one figure

derivation-among = { $count } of { $all } are { $op } { $limit } ({ $names })
derivation-among_none = none of { $all } is { $op } { $limit }
derivation-entities_without = { $names } without a figure, not counted
derivation-cases = { $inside } of { $all } cases in time
derivation-by_formula = formula { $expr } ({ $parts }) { $sign } { $value }
derivation-group_mean = mean of the group of { $people }: { $value }
derivation-group_median = median of the group of { $people }: { $value }
derivation-all_mean = small group, so the mean of all { $people }: { $value }
derivation-all_median = small group, so the median of all { $people }: { $value }
derivation-group_baseline = too few people ({ $people } with a figure), so the baseline { $value }
derivation-place = place { $rank } of { $of } ranked
derivation-place_share = place { $rank } of { $of } ranked, { $place }% are ahead
derivation-combine-mean = the mean gives { $points }
derivation-combine-sum = together { $points }
derivation-combine-weighted = weighted by sales { $points }
derivation-combine-worst = the lowest counts, { $points }
derivation-raters = scored by { $count }: { $each }; mean { $value }
derivation-provisional = provisional
derivation-provisional_line = Provisional: the platform is still counting, a later import may change it.

## No figure

derivation-missing-missing = no figure
derivation-missing-unsettled = the platform is still counting
derivation-missing-not_measured = there was nothing to measure (the denominator is 0)
derivation-missing-ask = waiting for it, points and total stay open
derivation-missing-reweight = this item is left out and the others are scaled
derivation-missing-zero = counts as 0 points, as the scheme says

## After the sum

derivation-gate = { $actual } { $op } { $limit } closes a gate: { $effect }
derivation-of_item = { $item }: { $text }
derivation-gate-item_zero = this item gets 0 points
derivation-gate-total_zero = the total becomes 0 points
derivation-gate-grade_at_most = the grade is at most “{ $grade }”
derivation-gate-grade_limited = the grade is limited
derivation-gate-unranked = takes no part in the ranking
derivation-reweighted = items were left out, the rest scaled: { $before } × { $factor } { $sign } { $after }
derivation-scaled = items scaled to the full total: { $before } × { $factor } { $sign } { $after }
derivation-override = { $by } changed the points from { $from } to { $to }, { $at }, reason: { $reason }
derivation-grade_override = { $by } changed the grade from “{ $from }” to “{ $to }”, { $at }, reason: { $reason }
derivation-no_value = none
derivation-grade = a total of { $min } or more, grade “{ $grade }”
derivation-grade_coefficient = a total of { $min } or more, grade “{ $grade }”, coefficient { $coefficient }
derivation-rank_place = { $place }% are ahead, { $participation }% take part
derivation-rank_failed = grade “{ $grade }” wants { $item } { $op } { $limit }, is { $actual }: not met
derivation-rank_failed_ratio = grade “{ $grade }” wants { $item } { $op } { $limit }% of the group, is { $actual }%: not met
derivation-rank_grade = grade “{ $grade }”
derivation-rank_grade_coefficient = grade “{ $grade }”, coefficient { $coefficient }
derivation-rank_no_grade = no grade for this place
derivation-grade_capped = grade limited from “{ $from }” to “{ $to }”
derivation-rank_reward = place { $rank } is worth { $amount }

## Total

derivation-total = total { $total } (of { $max })
derivation-total_open = no total yet, missing: { $items }
derivation-total_none = no total yet
derivation-total_sum = items added: { $sum } = { $points }
derivation-total_rank = rank { $rank } of { $of }
derivation-total_grade = grade “{ $grade }”
derivation-total_coefficient = coefficient { $coefficient }

## Sources

derivation-source = { $place }!{ $cell }
derivation-source_more = { $source } ({ $count } cells)
