### Errors of scheme and metric files. Reading changes nothing: the scheme in force stays as it was.

json-broken = The scheme file is not valid JSON near line { $line }, column { $column } ({ $detail }). Nothing was changed. Check the commas, quotes and brackets of that line.
json-duplicate_key = “{ $path }” is written twice in the scheme file, and it is not clear which one counts. Nothing was changed. Delete one of them.
json-number = The number “{ $found }” at “{ $path }” in the scheme file is too long or malformed; 28 digits are the most. Nothing was changed. Shorten it and try again.
json-too_deep = The brackets of the scheme file are nested too deeply at “{ $path }”; this does not look like a scheme. Nothing was changed. Check that you chose the right file.
metric-broken = The metric file “{ $file }” cannot be read: { $detail }. The book is unchanged. Install the program again.
metric-twice = The metric “{ $metric }” is defined twice. The book is unchanged. Install the program again.
metric-unknown = The metric “{ $metric }” uses “{ $found }”, which does not exist. The book is unchanged. Install the program again.
scheme-type_unsupported = The type of this file is “{ $found }”, not an evaluation scheme (scheme). Nothing was changed. Choose a scheme file.
scheme-kind_unsupported = The item “{ $item_en }” ({ $item }) uses the rule “{ $kind }”, which this version cannot compute (not computable: { $list }). Nothing was changed. Use one of these instead: { $supported }.
scheme-unknown_key = “{ $path }” in the scheme file is not known. Nothing was changed. Check the spelling; here you may write: { $allowed }.
scheme-missing_key = “{ $path }” is absent from the scheme file, or empty. Nothing was changed. Add it and try again.
scheme-not_a_number = “{ $path }” in the scheme file should be a number; found { $found }. Nothing was changed. Write the bare number, such as 15, without quotes or a unit.
scheme-wrong_shape = “{ $path }” in the scheme file should look like { $expected }; found { $found }. Nothing was changed. Correct it and try again.
scheme-bad_word = “{ $found }” at “{ $path }” in the scheme file is not a word that fits there. Nothing was changed. You may write: { $allowed }.
scheme-negative = “{ $path }” in the scheme file is { $found }; it may not be below 0. Nothing was changed. Write 0 or a positive number.
scheme-no_items = The scheme has no items (“{ $path }” is empty). Nothing was changed. Write at least one item.
scheme-duplicate_item = Two items of the scheme are called “{ $item }” ({ $path }). Nothing was changed. Rename one of them.
scheme-duplicate_block = Two blocks of the scheme are called “{ $found }” ({ $path }). Nothing was changed. Rename one of them.
scheme-unknown_block = The block “{ $found }” at “{ $path }” is not in the scheme's list of blocks. Nothing was changed. Check the spelling or add the block.
scheme-unknown_item = The item “{ $found }” at “{ $path }” is not in this scheme. Nothing was changed. Check the spelling.
scheme-unknown_field = An item has no value “{ $field }” that could be set. Nothing was changed. Open the scheme again and retry.
scheme-unknown_metric = The metric “{ $found }” at “{ $path }” is not in the list of metrics. Nothing was changed. Check the spelling, or leave it empty to enter figures by hand.
scheme-unknown_grade = The grade “{ $found }” at “{ $path }” is not in the grade table. Nothing was changed. Check the spelling or add the grade.
scheme-grade_twice = The grade “{ $grade }” or the starting points { $min } appear twice in the grade table ({ $path }). Nothing was changed. Write each grade and each start once.
scheme-target_zero = The target of “{ $item_en }” is 0, and a ratio cannot divide by 0 ({ $path }). Nothing was changed. Set a target above 0, or use a pass or fail rule.
scheme-limits_crossed = The lower limit { $low } of “{ $item_en }” is above its upper limit { $high } ({ $path }). Nothing was changed. Correct the two numbers.
scheme-linear_flat = For “{ $item_en }” the value for no points equals the value for full points, so there is no line between them. Nothing was changed. Make the two values different.
scheme-band_empty = A band of “{ $item_en }” is empty ({ $path }): its start is not below its end. Nothing was changed. Correct the band.
scheme-bands_overlap = Bands { $first } and { $second } of “{ $item_en }” overlap ({ $path }). Nothing was changed. Let every value fall into one band only.
scheme-bands_gap = The bands of “{ $item_en }” leave a gap: values { $from ->
    [none] below { $to }
   *[other] { $to ->
        [none] beyond { $from }
       *[other] between { $from } and { $to }
    }
} fall into no band, and have no points when they come. The scheme still works and your data is unchanged. Add the band to the scheme.
scheme-formula_broken = The formula at “{ $path }” cannot be read at character { $at } (“{ $found }”). Nothing was changed. A formula holds numbers, ids of items, + − × ÷ ( ) and min, max, abs, round.
scheme-formula_too_large = The formula at “{ $path }” is too long or its brackets too deep. Nothing was changed. { $chars } characters and { $depth } levels are the most; split it into several items.
scheme-formula_unknown = The formula of “{ $item_en }” uses “{ $found }”, which is no item of this scheme ({ $path }). Nothing was changed. You may write: { $allowed }.
scheme-formula_cycle = Formulas lead back to where they began, so none has a value: { $round_en }. Nothing was changed. Change one of them.
scheme-formula_zero = The formula “{ $found }” of “{ $item_en }” always divides by 0 ({ $path }). Nothing was changed. Correct it.
scheme-item_disabled = “{ $item_en }” uses “{ $other_en }”, which is switched off ({ $path }). Nothing was changed. Enable it, or change what uses it.
scheme-rank_grades_overlap = Lists { $first } and { $second } of grades by place overlap ({ $path }). Nothing was changed. Let every share of participants have one list only.
scheme-duplicate_grade = The grade “{ $found }” stands twice in one list ({ $path }). Nothing was changed. Delete one of them.
scheme-owner_must_set = The scheme “{ $name_en }” cannot be computed before you set what is open in it ({ $count }): { $fields_en }. Your data is all there. Fill them in on the scheme screen, or accept the suggestions.
scheme-nothing_enabled = No item is enabled, so nobody can get any points. Enable at least one.
scheme-block_differs = The items of block “{ $block_en }” add to { $sum } points; the block says { $nominal }. Change the weights or the block.
scheme-grade_unreachable = Grade “{ $grade }” begins at { $min } points, but { $max } is the most anybody can reach. Let it begin lower.
scheme-grades_no_floor = A total below { $min } has no grade. Unless you mean that, add a grade from 0.
scheme-value_open = The { $field_en } of “{ $item_en }” is not set; until it is, the item is not computed.
scheme-suggestion_open = For the { $field_en } of “{ $item_en }” { $suggested } is suggested. You have not accepted it; until then the item is not computed.
scheme-rule_suggested = The rule of “{ $item_en }” is only a suggestion; the source does not say it. Change it or agree with it, and it is yours.
scheme-points_unreachable = “{ $item_en }” has a weight of { $weight }, but at most { $max } points can be reached.
scheme-all_negative = “{ $item_en }” gives negative points whatever happens: it only takes away. Check that you mean it.
scheme-bands_below = The bands of “{ $item_en }” do not cover what is below { $from }: such a figure cannot be scored. Add a band.
scheme-bands_hole = The bands of “{ $item_en }” leave a gap between { $low } and { $high }: a figure in it cannot be scored. Let the two bands meet.
scheme-bands_above = The bands of “{ $item_en }” do not cover what is above { $to }: such a figure cannot be scored. Leave the end of the highest band empty.
scheme-weights_differ = The enabled items of “{ $name_en }” add to { $sum } points instead of { $nominal }, a difference of { $difference }. { $policy ->
    [add_third_item] You chose to add another item; until then the points are computed as they are.
    [leave_at_95] You chose to leave it so: { $sum } is the most anybody can reach.
    [scale_items_to_100] You chose to scale the items to { $nominal }.
   *[other] Nothing is done about it until you choose on the scheme screen.
}

layout-broken = The layout file is no valid JSON near line { $line }, character { $column } ({ $detail }). The book has not changed. Check the commas, quotes and brackets of that line.
layout-duplicate_key = “{ $path }” stands twice in the layout file, and nothing says which one counts. The book has not changed. Delete one of them.
layout-unknown_key = “{ $path }” of the layout file says “{ $found }”, which is not known. The book has not changed. What may stand there: { $expected }.
layout-missing_key = “{ $path }” is missing in the layout file, or empty. The book has not changed. Add it and try again.
layout-wrong_shape = “{ $path }” of the layout file should be { $expected }, but is { $found }. The book has not changed. Correct it and try again.
layout-bad_word = “{ $path }” of the layout file says “{ $found }”, which is not known. The book has not changed. What may stand there: { $expected }.
layout-unknown_metric = “{ $path }” of the layout file names the metric “{ $found }”, which is not in the dictionary. The book has not changed. Check the spelling, or make the metric first on the Metrics screen.
layout-no_columns = “{ $path }” of the layout file is empty: no figure could be read. The book has not changed. Add at least one column.
layout-twice = “{ $found }” in “{ $path }” of the layout file stands in “{ $first }” already. The book has not changed. A metric is read from one column and a header gives one metric: delete one of them.
layout-wrong_unit = “{ $path }” of the layout file has the unit “{ $found }”, which cannot hold “{ $metric_en }”. The book has not changed. What may stand there: { $expected }.
scheme-bad_days = { $path } of the scheme is { $found } and must be a whole number from 0 to 31. Nothing was saved. Correct it and import again.
