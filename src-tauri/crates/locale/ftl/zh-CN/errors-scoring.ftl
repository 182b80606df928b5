### 计算得分时的报错。计算不写账本：出错时账本总是原样。

# 谁：计算时只知道工号，录入时知道姓名；没有人时不说。
score-who = { $name ->
    [none] { $person ->
        [none] { "" }
       *[other] 工号 { $person }：
    }
   *[other] { $name }：
}
scheme-no_band = { score-who }评分项“{ $item_zh }”的数值 { $found } 不在任何一档里，算不出分。数据没有改动。请在方案里补上这一档，或检查这个数。
score-value_open = { score-who }评分项“{ $item_zh }”的{ $field_zh }还没有定，算不出分。数据没有改动。请先在方案页面填上。
score-not_a_number = { score-who }评分项“{ $item_zh }”需要数字，现在是“{ $found }”。数据没有改动。请改成数字，百分数写 85，不要写 85%。
score-unknown_label = { score-who }评分项“{ $item_zh }”没有“{ $found }”这个选项。数据没有改动。可以写：{ $allowed }。
score-above_input_max = { score-who }评分项“{ $item_zh }”的数值是 { $found }，超过了满分 { $most }。数据没有改动。请检查这个数。
score-out_of_range = { score-who }评分项“{ $item_zh }”不能填 { $found }，{ $most ->
    [none] 不能小于 { $least }
   *[other] { $least ->
        [none] 不能大于 { $most }
       *[other] 只能填 { $least } 到 { $most }
    }
}。数据没有改动。请改正后再录。
score-overflow = 有数字太大，超出了能精确计算的范围（28 位）。数据没有改动。请检查方案和录入的数字有没有多写了零。
score-target_zero = { score-who }评分项“{ $item_zh }”这个月的目标是 { $found }，按比例计分的目标必须大于 0。数据没有改动。请改正目标。
score-no_items = 方案“{ $name_zh }”的评分项全部停用了，没有可算的。数据没有改动。请至少启用一项。
score-unknown_metric = 指标“{ $found }”不在指标表里，取不到数。数据没有改动。请在方案页面重新选择数据来源。
score-table_empty = 数据表是空的。没有计算任何内容。第一行应写：person,item,value。
score-table_header = 数据表第一行的“{ $found }”不对：缺少、重复或不认识。没有计算任何内容。可以写的列是：{ $expected }，前三列必须有。
score-table_row = 数据表第 { $line } 行有 { $found } 格，应该有 { $expected } 格。没有计算任何内容。请检查逗号和引号。
score-table_blank = 数据表第 { $line } 行没有写工号或评分项。没有计算任何内容。请补上。
score-table_quote = 数据表从第 { $line } 行开始的引号没有结束。没有计算任何内容。请补上引号。
score-table_twice = 数据表第 { $line } 行：工号 { $person } 的评分项“{ $item }”出现了两次。没有计算任何内容。请删掉其中一行。
score-unknown_item = 数据表第 { $line } 行的评分项“{ $found }”不在方案里。没有计算任何内容。可以写：{ $allowed }。
score-entity_unexpected = 数据表第 { $line } 行：评分项“{ $item }”只有一个数，不按店铺等分别计算。没有计算任何内容。请把 entity 一列留空。
score-unknown_entity = 数据表第 { $line } 行：评分项“{ $item }”没有“{ $found }”这个时限。没有计算任何内容。可以写：{ $allowed }。
score-formula_of_words = { score-who }评分项“{ $item_zh }”的公式用到“{ $other }”，它的数值是“{ $found }”，不是数字。数据没有改动。请改正公式或这个数值。
facts-spans_change = 账号“{ $nickname }”从 { $from } 到 { $to } 的数据跨过了换人的日子，分不清是谁的，先不计入。数据都在。请按天或按人分段导出后再导入。
facts-layouts_differ = “{ $metric_zh }”在两种报表里不一样（{ $from } 起，共 { $count } 处）：“{ $layout }”是 { $ours }，“{ $other_layout }”是 { $theirs }。按前一种计算，两个数都留着。请核对导出的文件。
facts-whole_beside_days = “{ $metric_zh }”：有账号的“{ $of_zh }”只有 { $from } 至 { $to } 的一个总数，其他账号是按天的，不能放在一起相除，这个总数没有算进去，数据都还在。请把该账号也按天导出再导入。
