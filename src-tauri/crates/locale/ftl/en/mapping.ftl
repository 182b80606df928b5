### Tables the program does not know: the owner says what they are; layouts of the owner's own.

mapping-unknown = Tables that were not recognised
mapping-unknown_why = Say what the columns are, and the table is imported like any other; files with this header are never asked about again.
mapping-tell = Say what this is
mapping-rivals = { $count } reports fit alike; choose one:
mapping-read_as = Read as “{ $name }”
mapping-like = Most like “{ $name }”
mapping-wants_days = This is “{ $name }”, but neither the table nor the file's name says its days. Which days is it for?
mapping-whole_month = All of { $month }
mapping-these_days = These days
mapping-known = Recognised, but without figures to evaluate
mapping-known_days = { $count ->
    [one] { $count } column is what the days add to
   *[other] { $count } columns are what the days add to
}
mapping-known-attendance = Attendance: recognised; it holds no figures to evaluate, and shifts are not kept here yet
mapping-known-roster = Roster: recognised; it holds no figures to evaluate, and shifts are not kept here yet
mapping-known-people = Staff list: import it on the Staff screen
mapping-own = By your own layout
mapping-chosen = Tables with this header are read as “{ $name }” from now on
mapping-title = What this table is
mapping-back = Back to the preview
mapping-save = Remember and import
mapping-name = Name for this kind of table
mapping-name_hint = For example: daily summary
mapping-head = Header line
mapping-head_one = Row { $row }
mapping-head_two = Rows { $first } and { $row }
mapping-head_other = Another row…
mapping-head_row = Row of the header
mapping-top = Beginning of the table
mapping-top_row = Row
mapping-top_rows = { $count ->
    [one] 1 row in all
   *[other] { $count } rows in all
}
mapping-text = This text file
mapping-encoding = Encoding
mapping-encoding-utf8 = UTF-8
mapping-encoding-gb18030 = GB18030 (GBK)
mapping-encoding-utf16 = UTF-16
mapping-delimiter = Separator
mapping-delimiter-comma = Comma ,
mapping-delimiter-semicolon = Semicolon ;
mapping-delimiter-tab = Tab
mapping-delimiter-pipe = Pipe |
mapping-delimiter-blank = Space
mapping-text_found = As the program found it
mapping-text_said = Read as you chose; files with this header will be read so too
mapping-text_auto = Let the program find it
mapping-rows = Each row is
mapping-rows-days = figures of a person (or the shop) and a day
mapping-rows-events = one happening: an order, a conversation, a rating
mapping-rows_found = A person has several rows on one day ({ $sure })
mapping-who = Nickname column
mapping-who_none = None: the whole shop
mapping-when = Date column
mapping-when_none = None: said below
mapping-figures = What the rows of a person and day make
mapping-figures_why = Whether it is added up or a mean, the metric says.
mapping-figure_number = Figure { $number }
mapping-how = How
mapping-how-rows = Number of rows
mapping-how-value_sum = Sum of a column
mapping-how-value_mean = Mean of a column
mapping-how-value_max = Largest of a column
mapping-how-value_min = Smallest of a column
mapping-how-share = Share of the rows
mapping-how-since = Time between two columns
mapping-figure_column = Column
mapping-every_row = Every row
mapping-column_choose = Choose
mapping-figure_since = From
mapping-figure_until = To
mapping-since_in = Kept in { $unit }, as a mean
mapping-figure_only = Only
mapping-figure_where = Column
mapping-only_all = All rows
mapping-figure_is = Says
mapping-is_hint = Several: put commas between
mapping-figure_add = Add a figure
mapping-figure_remove = Take this figure away
mapping-figure_offers = Or perhaps
mapping-columns = What the columns are
mapping-column = Column
mapping-samples = It says
mapping-use = This column is
mapping-use-metric = Figure
mapping-use-nickname = Nickname
mapping-use-date = Date
mapping-use-ignore = Not read
mapping-metric = Which metric
mapping-metric_choose = Type Chinese, pinyin initials or English
mapping-unit = Unit
mapping-unit-number = Number
mapping-unit-seconds = Seconds
mapping-unit-minutes = Minutes
mapping-unit-hours = Hours
mapping-unit-duration = Duration (11秒, 00:02:23)
mapping-unit-yuan = Yuan
mapping-unit-fraction = 0 to 1, or with %
mapping-unit-percent = 0 to 100
mapping-unit-share = Rate, scale found out
mapping-unit-rows = Rows that are filled
mapping-unit-label = Words
mapping-sure = How sure
mapping-sure-sure = Sure
mapping-sure-likely = Likely
mapping-sure-maybe = A guess: check it
mapping-sure-own = Your choice
mapping-sure_like = “{ $name }” has this header
mapping-sure_near = Like a header of “{ $name }”
mapping-same_header = Same header as a column before it: only that one can be read
mapping-other_proposals = Or perhaps
mapping-whole_shop = No nickname column: these figures belong to the whole shop and enter nobody's evaluation.
mapping-days = Which days
mapping-days_column = The column “{ $header }” says the day of every row.
mapping-days_why = No date column: the whole table is for these days.
mapping-days_from_name = Left empty, the days in the file's name count, else the month chosen for the import.
mapping-from = From
mapping-to = To
mapping-short_dates = Days with a two-digit year
mapping-short_dates-none = There are none
mapping-short_dates-month_day_year = Month-day-year (12-29-25)
mapping-short_dates-year_month_day = Year-month-day (26-05-01)
mapping-short_dates-day_month_year = Day-month-year (31/07/2023)
mapping-settles = Days until figures are final
mapping-more = More
mapping-look = How it reads
mapping-look_count = { $count ->
    [one] 1 row of figures
   *[other] { $count } rows of figures
} in the first { $looked } rows
mapping-look_events = The first { $looked } rows make { $count ->
    [one] 1 row of figures
   *[other] { $count } rows of figures
}, one a person and day
mapping-look_summary = { $count ->
    [one] 1 row of totals, set aside
   *[other] { $count } rows of totals, set aside
}
mapping-look_wrong = { $count ->
    [one] 1 cell cannot be read
   *[other] { $count } cells cannot be read
}
mapping-look_days = { $from } to { $to }
mapping-look_wants_days = The days are not known yet: fill them in above, or choose the month.
mapping-look_rows = First rows as read
mapping-look_none = Not one row of figures was read. Check the header and the columns.
mapping-shop_wide = Whole shop
mapping-saved = Remembered “{ $name }”: files with this header are recognised from now on
mapping-layouts_none = No layouts of your own yet
mapping-layouts_none_why = When a table is not recognised, say what its columns are, and it is remembered here. A layout file from somebody else can be imported too.
mapping-layout = Layout
mapping-layout_columns = Columns read
mapping-layout_used = Used
mapping-layout_used_sheets = { $count ->
    [one] 1 table, up to { $last }
   *[other] { $count } tables, up to { $last }
}
mapping-layout_unused = Not used yet
mapping-layout_import = Import a layout file
mapping-layout_imported = Imported the layout “{ $name }”
mapping-layout_export = Export a layout file
mapping-layout_exported = Exported to { $file }
mapping-layout_change = Change
mapping-layout_save = Save
mapping-layout_saved = Saved the layout “{ $name }”
mapping-layout_delete = Delete
mapping-layout_delete_title = Delete the layout “{ $name }”?
mapping-layout_delete_why = Files like these will no longer be recognised. Figures that were imported stay and are not affected.
mapping-layout_deleted = Deleted the layout “{ $name }”; its figures stay
mapping-layout_edit_title = Change the layout “{ $name }”
mapping-choices = Headers whose report was chosen
mapping-choice_as = Read as “{ $name }”
mapping-choice_forget = Forget
mapping-choice_forgotten = Forgotten: you will be asked again
