calendar-day = { $year }年{ $month }月{ $day }日
calendar-month = { $year }年{ $month }月
calendar-month_short = { $month }月
calendar-span = { $first } 至 { $last }
