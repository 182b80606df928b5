### Quarters, half-years, years: totals by month, mean, trend.

periods-grid = Totals by month
periods-length = Length
periods-length-3 = Quarter
periods-length-6 = Half-year
periods-length-12 = Year
periods-earlier = Earlier
periods-later = Later
periods-quarter = Quarter { $n } of { $year }
periods-half = { $n ->
    [1] First
   *[2] Second
} half of { $year }
periods-year = Year { $year }
periods-title_of = { $scheme }, { $first } to { $last }
periods-totals = Totals
periods-mean = Mean
periods-counted = Months with a total
periods-counted_of = { $counted } of { $of } months
periods-change = Change a month
periods-change_why = How many points a month the straight line nearest to the totals rises or falls; three months at least
periods-streak = In a row
periods-streak_of = In a row against
periods-streak-group = Group mean
periods-streak-grade = Grade “{ $grade }”
periods-streak_above = { $months ->
    [one] { $months } month at or above the group mean
   *[other] { $months } months in a row at or above the group mean
}
periods-streak_below = { $months ->
    [one] { $months } month below the group mean
   *[other] { $months } months in a row below the group mean
}
periods-streak_grade = { $months ->
    [one] { $months } month of “{ $grade }” or better
   *[other] { $months } months in a row of “{ $grade }” or better
}
periods-streak_under = { $months ->
    [one] { $months } month under “{ $grade }”
   *[other] { $months } months in a row under “{ $grade }”
}
periods-short_above = { $months } mo. ≥ { $what }
periods-short_below = { $months } mo. < { $what }
periods-longest = { $months ->
    [one] longest { $months } month
   *[other] longest { $months } months
}
periods-best = Best item
periods-worst = Weakest item
periods-share = Points, % of max
periods-group_share = Group mean, % of max
periods-gap = No sheet
periods-max = From { $month } on the most points reachable are { $after } instead of { $before }: totals before and after cannot be compared as they stand.
periods-empty = No sheets in { $period } yet
periods-empty_why = Once there are sheets, this lists everybody’s totals by month with mean and trend.
periods-export = Export to Excel
periods-file = Evaluations { $period }.xlsx
periods-chart = { $name }, totals by month: { $values }
periods-person = { $name } and the group mean
