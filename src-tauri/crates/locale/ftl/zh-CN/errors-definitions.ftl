### 方案、指标文件的报错。读取时不改动任何东西：出错时原来的方案照旧有效。

json-broken = 方案文件第 { $line } 行第 { $column } 个字附近不是合法的 JSON（{ $detail }）。没有改动任何内容。请检查这一行的逗号、引号和括号。
json-duplicate_key = 方案文件里“{ $path }”写了两次，程序不知道该用哪一个。没有改动任何内容。请删掉其中一个。
json-number = 方案文件里“{ $path }”的数字“{ $found }”太长或写法不对，最多 28 位数字。没有改动任何内容。请改短后再试。
json-too_deep = 方案文件在“{ $path }”处括号套得太深，这不像是方案文件。没有改动任何内容。请确认选对了文件。
metric-broken = 指标文件“{ $file }”读不出来：{ $detail }。账本没有改动。请重新安装程序。
metric-twice = 指标“{ $metric }”定义了两次。账本没有改动。请重新安装程序。
metric-unknown = 指标“{ $metric }”用到了不存在的指标“{ $found }”。账本没有改动。请重新安装程序。
scheme-type_unsupported = 这个文件的 type 是“{ $found }”，不是考核方案（scheme）。没有改动任何内容。请选择考核方案文件。
scheme-kind_unsupported = 评分项“{ $item_zh }”（{ $item }）的计分方式“{ $kind }”这个版本还不会算（不会算的有：{ $list }）。没有改动任何内容。请换成这些方式之一：{ $supported }。
scheme-unknown_key = 方案文件里“{ $path }”这一项程序不认识。没有改动任何内容。请检查拼写；这里可以写：{ $allowed }。
scheme-missing_key = 方案文件缺少“{ $path }”，或者它是空的。没有改动任何内容。请补上后再试。
scheme-not_a_number = 方案文件里“{ $path }”应该是数字，现在写的是 { $found }。没有改动任何内容。请直接写数字，例如 15，不要加引号和单位。
scheme-wrong_shape = 方案文件里“{ $path }”应该写成 { $expected } 的样子，现在是 { $found }。没有改动任何内容。请改正后再试。
scheme-bad_word = 方案文件里“{ $path }”写的“{ $found }”程序不认识。没有改动任何内容。可以写：{ $allowed }。
scheme-negative = 方案文件里“{ $path }”是 { $found }，这里不能小于 0。没有改动任何内容。请改成 0 或正数。
scheme-no_items = 方案里一个评分项也没有（“{ $path }”是空的）。没有改动任何内容。请至少写一个评分项。
scheme-duplicate_item = 方案里有两个评分项都叫“{ $item }”（{ $path }）。没有改动任何内容。请给其中一个换个名字。
scheme-duplicate_block = 方案里有两个模块都叫“{ $found }”（{ $path }）。没有改动任何内容。请给其中一个换个名字。
scheme-unknown_block = “{ $path }”写的模块“{ $found }”不在方案的模块表里。没有改动任何内容。请检查拼写，或在模块表里加上它。
scheme-unknown_item = “{ $path }”写的评分项“{ $found }”不在这个方案里。没有改动任何内容。请检查拼写。
scheme-unknown_field = 评分项里没有“{ $field }”这个可以填的数。没有改动任何内容。请重新打开方案页面再填。
scheme-unknown_metric = “{ $path }”写的指标“{ $found }”不在指标表里。没有改动任何内容。请检查拼写，或留空改为手工录入。
scheme-unknown_grade = “{ $path }”写的等级“{ $found }”不在等级表里。没有改动任何内容。请检查拼写，或在等级表里加上它。
scheme-grade_twice = 等级表里“{ $grade }”或起点分 { $min } 出现了两次（{ $path }）。没有改动任何内容。每个等级和每个起点分只能写一次。
scheme-target_zero = 评分项“{ $item_zh }”的目标是 0，按比例计分时不能除以 0（{ $path }）。没有改动任何内容。请填一个大于 0 的目标，或换成达标计分。
scheme-limits_crossed = 评分项“{ $item_zh }”的下限 { $low } 比上限 { $high } 还高（{ $path }）。没有改动任何内容。请改正这两个数。
scheme-linear_flat = 评分项“{ $item_zh }”的零分值和满分值一样，没法按直线计分。没有改动任何内容。请把两个值改成不同的。
scheme-band_empty = 评分项“{ $item_zh }”有一档的范围是空的（{ $path }）：起点不小于终点。没有改动任何内容。请改正这一档。
scheme-bands_overlap = 评分项“{ $item_zh }”的第 { $first } 档和第 { $second } 档有重叠（{ $path }）。没有改动任何内容。请让每个数只落在一档里。
scheme-bands_gap = 评分项“{ $item_zh }”的分档有空档：{ $from ->
    [none] 小于 { $to }
   *[other] { $to ->
        [none] { $from } 以后
       *[other] { $from } 到 { $to } 之间
    }
}的数不在任何一档里，遇到时算不出分。方案照旧可用，数据没有改动。请在方案里补上这一档。
scheme-formula_broken = “{ $path }”里的公式在第 { $at } 个字（“{ $found }”）读不懂。没有改动任何内容。公式里只能写数字、评分项的编号、+ − × ÷ ( ) 和 min、max、abs、round。
scheme-formula_too_large = “{ $path }”里的公式太长或括号太深。没有改动任何内容。最多 { $chars } 个字、{ $depth } 层括号，请拆成几个评分项。
scheme-formula_unknown = 评分项“{ $item_zh }”的公式用到“{ $found }”，方案里没有这个评分项（{ $path }）。没有改动任何内容。可以写：{ $allowed }。
scheme-formula_cycle = 公式绕了回来，谁也算不出：{ $round_zh }。没有改动任何内容。请改掉其中一个公式。
scheme-formula_zero = 评分项“{ $item_zh }”的公式“{ $found }”总是除以 0（{ $path }）。没有改动任何内容。请改正公式。
scheme-item_disabled = 评分项“{ $item_zh }”要用到“{ $other_zh }”，而它停用了（{ $path }）。没有改动任何内容。请启用它，或改掉用到它的地方。
scheme-rank_grades_overlap = 按名次定级的第 { $first } 张和第 { $second } 张表有重叠（{ $path }）。没有改动任何内容。请让每个参评率只用一张表。
scheme-duplicate_grade = 等级“{ $found }”在同一张表里写了两次（{ $path }）。没有改动任何内容。请删掉其中一个。
scheme-owner_must_set = 方案“{ $name_zh }”还有 { $count } 处要由您来定，定好之前不计算：{ $fields_zh }。已有的数据都在。请在方案页面填上，或采纳建议值。
scheme-nothing_enabled = 没有启用任何评分项，用这个方案谁也得不了分。请至少启用一项。
scheme-block_differs = 模块“{ $block_zh }”的评分项加起来是 { $sum } 分，模块写的是 { $nominal } 分。请改权重，或改模块的分值。
scheme-grade_unreachable = 等级“{ $grade }”从 { $min } 分起，可是最多只能得 { $max } 分，谁也到不了。请降低它的起点。
scheme-grades_no_floor = 总分低于 { $min } 的人没有等级。如果不是有意的，请加一个从 0 分起的等级。
scheme-value_open = “{ $item_zh }”的{ $field_zh }还没有定，定好之前这一项不计算。
scheme-suggestion_open = “{ $item_zh }”的{ $field_zh }有建议值 { $suggested }，您还没有采用，采用之前不计算。
scheme-rule_suggested = “{ $item_zh }”的算法只是建议，原文件没有规定。改一下算法，或确认就这样算，就算是您定的。
scheme-points_unreachable = “{ $item_zh }”的权重是 { $weight } 分，可是最多只能得 { $max } 分。
scheme-all_negative = “{ $item_zh }”无论怎样都是负分，只会扣分。请确认是不是这个意思。
scheme-bands_below = “{ $item_zh }”没有管到 { $from } 以下的数：遇到这样的数会算不出来。请加一档。
scheme-bands_hole = “{ $item_zh }”的分档在 { $low } 和 { $high } 之间有空档：落在里面的数会算不出来。请把两档接上。
scheme-bands_above = “{ $item_zh }”没有管到 { $to } 以上的数：遇到这样的数会算不出来。请把最高一档的终点留空。
scheme-weights_differ = 方案“{ $name_zh }”启用的评分项加起来是 { $sum } 分，应为 { $nominal } 分，相差 { $difference } 分。{ $policy ->
    [add_third_item] 您选了再加一个评分项，加上之前按现在的分数算。
    [leave_at_95] 您选了保持不变，满分就是 { $sum } 分。
    [scale_items_to_100] 您选了按比例折算到 { $nominal } 分。
   *[other] 多出或缺少的分数先不处理，请在方案页面选择怎么办。
}

layout-broken = 布局文件第 { $line } 行第 { $column } 个字附近不是合法的 JSON（{ $detail }）。账本没有变化。请检查这一行的逗号、引号和括号。
layout-duplicate_key = 布局文件里“{ $path }”写了两次，程序不知道该用哪一个。账本没有变化。请删掉其中一个。
layout-unknown_key = 布局文件里“{ $path }”写的“{ $found }”程序不认识。账本没有变化。这里可以写：{ $expected }。
layout-missing_key = 布局文件缺少“{ $path }”，或者它是空的。账本没有变化。请补上后再试。
layout-wrong_shape = 布局文件里“{ $path }”应该写成 { $expected }，现在是 { $found }。账本没有变化。请改正后再试。
layout-bad_word = 布局文件里“{ $path }”写的是“{ $found }”，程序不认识。账本没有变化。可以写：{ $expected }。
layout-unknown_metric = 布局文件里“{ $path }”写的指标“{ $found }”不在指标词典里。账本没有变化。请检查拼写，或先在「指标」页面新建这个指标。
layout-no_columns = 布局文件的“{ $path }”是空的：一个指标也读不出来。账本没有变化。请至少写一列。
layout-twice = 布局文件里“{ $path }”的“{ $found }”在“{ $first }”已经写过。账本没有变化。一个指标只读一列，一个表头只给一个指标，请删掉其中一个。
layout-wrong_unit = 布局文件里“{ $path }”写的单位是“{ $found }”，装不下“{ $metric_zh }”。账本没有变化。可以写：{ $expected }。
scheme-bad_days = 方案的 { $path } 是 { $found }，应为 0 到 31 的整数。没有保存。请改正后再导入。
