### Errors of the calculation. It writes nothing: the book stays as it was.

# Who: a calculation knows the number only, an entry knows the name; nobody is not named.
score-who = { $name ->
    [none] { $person ->
        [none] { "" }
       *[other] Staff no. { $person }.{ " " }
    }
   *[other] { $name }.{ " " }
}
scheme-no_band = { score-who }The value { $found } of “{ $item_en }” falls into no band, so it has no points. Your data is unchanged. Add the band to the scheme, or check the value.
score-value_open = { score-who }The { $field_en } of “{ $item_en }” is not set yet, so it has no points. Your data is unchanged. Fill it in on the scheme screen first.
score-not_a_number = { score-who }“{ $item_en }” needs a number; found “{ $found }”. Your data is unchanged. Write a number; a percentage is written 85, not 85%.
score-unknown_label = { score-who }“{ $item_en }” has no choice “{ $found }”. Your data is unchanged. You may write: { $allowed }.
score-above_input_max = { score-who }The value { $found } of “{ $item_en }” is above its maximum { $most }. Your data is unchanged. Check the value.
score-out_of_range = { score-who }“{ $item_en }” cannot be { $found }: it must { $most ->
    [none] not be below { $least }
   *[other] { $least ->
        [none] not be above { $most }
       *[other] be from { $least } to { $most }
    }
}. Your data is unchanged. Correct it and enter it again.
score-overflow = A number is too large to compute exactly (28 digits). Your data is unchanged. Check the scheme and the entered figures for surplus zeros.
score-target_zero = { score-who }This month's target of “{ $item_en }” is { $found }; a ratio needs a target above 0. Your data is unchanged. Correct the target.
score-no_items = Every item of the scheme “{ $name_en }” is switched off, so there is nothing to compute. Your data is unchanged. Enable at least one item.
score-unknown_metric = The metric “{ $found }” is not in the list of metrics, so it has no figures. Your data is unchanged. Choose the source again on the scheme screen.
score-table_empty = The table is empty. Nothing was computed. Its first line should read: person,item,value.
score-table_header = “{ $found }” in the first line of the table is absent, doubled or unknown. Nothing was computed. The columns are: { $expected }; the first three are needed.
score-table_row = Line { $line } of the table has { $found } cells instead of { $expected }. Nothing was computed. Check the commas and quotes.
score-table_blank = Line { $line } of the table names no staff number or no item. Nothing was computed. Add it.
score-table_quote = The quotation mark opened at line { $line } of the table is never closed. Nothing was computed. Close it.
score-table_twice = Line { $line } of the table gives “{ $item }” of staff no. { $person } a second time. Nothing was computed. Delete one of the lines.
score-unknown_item = The item “{ $found }” in line { $line } of the table is not in the scheme. Nothing was computed. You may write: { $allowed }.
score-entity_unexpected = Line { $line } of the table: “{ $item }” has one value, not one for each shop or other entity. Nothing was computed. Leave the column entity empty.
score-unknown_entity = Line { $line } of the table: “{ $item }” has no time limit “{ $found }”. Nothing was computed. You may write: { $allowed }.
score-formula_of_words = { score-who }The formula of “{ $item_en }” uses “{ $other }”, whose value “{ $found }” is no number. Your data is unchanged. Correct the formula or the value.
facts-spans_change = The figures of “{ $nickname }” from { $from } to { $to } span a change of person, so nobody knows whose they are; they are not counted. Your data is all there. Export the days of each person apart and import again.
facts-layouts_differ = “{ $metric_en }” differs between two reports (from { $from }, { $count } in all): “{ $layout }” has { $ours }, “{ $other_layout }” has { $theirs }. The first is used and both are kept. Check the exported files.
facts-whole_beside_days = “{ $metric_en }”: an account has “{ $of_en }” only as one figure of { $from } to { $to }, and the other accounts by day. The two cannot be divided together, so the one figure is left out here; it is kept. Export the same days for that account too.
