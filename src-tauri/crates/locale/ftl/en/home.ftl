### Home: what this month still misses.

home-misses = What this month still misses
home-nothing = Nothing is missing.
home-closed = This month is closed.
home-miss-no_shop = There is no shop yet
home-miss-no_staff = There are no staff yet
home-miss-no_scheme = { $count ->
    [one] { $count } person has no scheme
   *[other] { $count } people have no scheme
}
home-miss-owner_must_set = { $count ->
    [one] { $count } value of a scheme is yours to set
   *[other] { $count } values of schemes are yours to set
}
home-miss-unbound = { $count ->
    [one] { $count } nickname has no person
   *[other] { $count } nicknames have no person
}
home-miss-missing_days = { $count ->
    [one] { $count } day not imported
   *[other] { $count } days not imported
}
home-miss-unsettled = { $count ->
    [one] { $count } day was imported before the platform had settled it: export it again
   *[other] { $count } days were imported before the platform had settled them: export them again
}
home-miss-missing_items = { $count ->
    [one] { $count } item has no figure
   *[other] { $count } items have no figure
}
home-miss-unconfirmed = { $count ->
    [one] { $count } sheet is not confirmed
   *[other] { $count } sheets are not confirmed
}
home-miss-appeals = { $count ->
    [one] { $count } appeal waits for your decision
   *[other] { $count } appeals wait for your decision
}
home-miss-follow_ups = { $count ->
    [one] { $count } follow-up is due
   *[other] { $count } follow-ups are due
}
home-miss-ready_to_close = Everything is there; the month can be closed
home-mend-no_shop = Add a shop
home-mend-no_staff = Add staff
home-mend-no_scheme = Choose a scheme
home-mend-owner_must_set = Set them
home-mend-unbound = Say who
home-mend-missing_days = See which
home-mend-unsettled = See which
home-mend-missing_items = Enter them
home-mend-unconfirmed = Confirm
home-mend-appeals = Decide
home-mend-follow_ups = Follow up
home-mend-ready_to_close = Close the month
home-sheets = Sheets
home-no_sheets = No sheets this month yet. They appear once there are figures and a scheme.
home-backup = Backup
home-backup_age = { $days ->
    [0] Backed up today
    [one] Last backup { $days } day ago
   *[other] Last backup { $days } days ago
}
home-backup_none = No backup yet
home-miss-waiting = { $count ->
    [one] { $count } day the platform has not settled yet
   *[other] { $count } days the platform has not settled yet
}
home-mend-waiting = See the calendar
