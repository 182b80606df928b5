### 读取文件时的报错。读取从不写入账本：出错时账本总是原样。

import-empty_file = 文件“{ $file }”是空的（0 字节），可能没有下载完。没有写入任何内容。请重新导出后再导入。
import-too_large = 文件“{ $file }”有 { $size } MB，上限是 { $limit } MB。没有写入任何内容。请在后台按月分段导出，再逐个导入。
import-password = 文件“{ $file }”设了打开密码，程序读不了。没有写入任何内容。请在 Excel 或 WPS 里去掉密码，另存后再导入。
import-xls_too_old = 文件“{ $file }”是 Excel 4.0 或更早的格式，读不了。没有写入任何内容。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。
import-text_not_workbook = 文件“{ $file }”的内容是文字，里面没有用逗号、制表符、分号或竖线隔开的表格。没有写入任何内容。请在后台选择导出 Excel 或 CSV。
import-page_without_table = 文件“{ $file }”的内容是网页，里面没有表格（可能下载到了登录页或出错页）。没有写入任何内容。请重新登录后台，再导出一次。
import-too_many_rows = 文件“{ $file }”超过 { $limit } 行。没有写入任何内容。请在后台按月分段导出，再逐个导入。
import-ragged_rows = 文件“{ $file }”有 { $count } 行的列数和其他行不一样，第一处是第 { $row } 行：有 { $found } 列，其他行是 { $expected } 列。数据按位置读取；请看看这些行是否多了或少了分隔符。
import-paste_empty = 剪贴板里没有可以粘贴的表格。账本没有变化。请在 Excel、WPS 或网页里选中表格（包括表头）复制后再粘贴。
import-zip_in_zip = 压缩包“{ $file }”里还有压缩包“{ $inside }”。没有写入任何内容。请先解压外面这一层，再导入里面的压缩包。
import-not_workbook = 文件“{ $file }”不是表格文件（Excel、WPS、ODS 或 CSV）。没有写入任何内容。请确认选的是从后台导出的文件。
import-zip_not_workbook = 文件“{ $file }”是压缩包，里面没有表格文件。没有写入任何内容。请确认压缩包里有从后台导出的 Excel 或 CSV 文件。
import-damaged = 文件“{ $file }”已损坏或没有下载完整，打不开。没有写入任何内容。请重新导出后再导入。
import-unreadable = 文件“{ $file }”的内部结构不符合 Excel 格式，读不出来。没有写入任何内容。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。
import-sheet_unreadable = 文件“{ $file }”的工作表“{ $sheet }”内部结构有误，读不出来。没有写入任何内容。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。
import-too_many_entries = 文件“{ $file }”内部有 { $found } 个部分，上限是 { $limit } 个，不像正常的导出文件。没有写入任何内容。请重新从后台导出。
import-duplicate_entry = 文件“{ $file }”内部有重名的部分，不像正常的导出文件。没有写入任何内容。请用 Excel 打开后另存为新文件，或重新导出。
import-bad_entry_name = 文件“{ $file }”内部有指向别处的路径，可能被人改动过。没有写入任何内容。请重新从后台导出，不要使用来路不明的文件。
import-zip_ratio = 文件“{ $file }”解压后是原来的 { $found } 倍（上限 { $limit } 倍），可能是恶意文件。没有写入任何内容。请重新从后台导出，不要使用来路不明的文件。
import-entry_too_large = 文件“{ $file }”解压后有一部分超过 { $limit } MB。没有写入任何内容。请在后台按月分段导出，再逐个导入。
import-inflated_too_large = 文件“{ $file }”解压后总共超过 { $limit } MB。没有写入任何内容。请在后台按月分段导出，再逐个导入。
import-zips_too_large = 一次选的压缩包解压后加起来超过 { $limit } MB，压缩包“{ $file }”没有读。没有写入任何内容，账本和文件都没有变化。请先导入其他文件，再单独导入这个压缩包。
import-doctype = 文件“{ $file }”内部带有 DOCTYPE 声明，正常的 Excel 文件没有，可能是恶意文件。没有写入任何内容。请重新从后台导出，不要使用来路不明的文件。
import-too_many_strings = 文件“{ $file }”有 { $found } 条文字，上限是 { $limit } 条。没有写入任何内容。请在后台按月分段导出，再逐个导入。
import-too_many_cells = 文件“{ $file }”的单元格超过 { $limit } 个。没有写入任何内容。请在后台按月分段导出，再逐个导入。

import-no_layout = 没有认出文件“{ $file }”是哪种报表。读到的表头是：{ $found }。没有写入任何内容。请确认导出的是程序支持的报表，没有删改列名；也可以在导入预览里告诉程序这是什么、表头在哪一行。
import-empty_workbook = 文件“{ $file }”里没有任何内容。没有写入任何内容。请确认后台选的日期有数据，重新导出后再导入。
import-sheet_skipped = 文件“{ $file }”的工作表“{ $sheet }”不是认识的报表，已跳过，没有读取；其他工作表不受影响。
import-formula_values = 文件“{ $file }”有 { $count } 个公式单元格，读取的是文件里存着的计算结果。如果改过数据却没有重新计算，请先在 Excel 里打开保存一次。
import-no_rows = 文件“{ $file }”的工作表“{ $sheet }”只有表头，没有数据行。账本没有变化。请确认后台选的日期有数据。
import-no_period = 文件“{ $file }”的工作表“{ $sheet }”没有日期列，文件名里也没有日期，不知道是哪几天的数据。没有写入任何内容。请保留导出时的原文件名，或者导入时指定月份。
import-period_out_of_range = 文件“{ $file }”的名字里写的日期是 { $found }，应在 { $first } 到 { $last } 之间。没有写入任何内容。请改回导出时的文件名，或核对电脑的日期。
import-day_out_of_range = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 的日期是 { $found }，应在 { $first } 到 { $last } 之间。这一行没有读取，账本没有变化。请核对这一行的日期或电脑的日期。
import-other_month = 文件“{ $file }”的工作表“{ $sheet }”的数据是 { $first } 到 { $last }，不都在您指定的 { $month }。数据按文件里的日期读取；如果选错了文件，请取消这次导入。
import-not_a_date = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 写的是“{ $found }”，应是日期，例如 2026-05-01。这一行没有读取，账本没有变化。请改正后重新导入。
import-not_a_number = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 写的是“{ $found }”，{ $expected ->
    [seconds] 应是时长，例如 38.2、2分30秒 或 00:02:30
    [moment] 应是日期和时间，例如 2026-05-01 08:30；两列要么都有日期，要么都没有
    [yuan] 应是金额，例如 1234.5
    [fraction] 应是 0 到 1 之间的小数，或带 % 的百分数，例如 0.95 或 95%
    [percent] 应是百分数，例如 95 或 95%
   *[number] 应是数字
}。这一格没有读取，账本没有变化。请在原文件里改正后重新导入。
import-no_nickname = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 没有客服昵称，但这一行有数字。这一行没有读取，账本没有变化。请补上昵称后重新导入。
import-duplicate_row = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：“{ $found }”在 { $day } 的数据已经在第 { $first } 行出现过。后面这一行没有读取，账本没有变化。请在原文件里只留一行后重新导入。
import-total_differs = 工作表“{ $sheet }”第 { $row } 行“{ $label }”的{ $header }是 { $theirs }（{ $theirs_cell }），{ $how ->
    [mean] 各行的平均是 { $ours }（{ $ours_cell }）{ $weighted ->
        [none] {""}
       *[other] ，加权平均是 { $weighted }
    }
    [weighted] 各行按分子、分母算出来是 { $ours }（{ $ours_cell }）
   *[sum] 各行相加是 { $ours }（{ $ours_cell }）
}。程序使用各行的数字；请看看是否漏了行。
import-sheets_differ = 工作表“{ $sheet }”与“{ $other }”的{ $header }不一致：{ $compared } 人·天里有 { $differing } 处不同，例如 { $ours_cell } 是 { $ours }，{ $theirs_cell } 是 { $theirs }。两个数字都会保留，请核对导出的日期是否相同。
import-days_and_month_differ = 工作表“{ $sheet }”的“{ $header }”与“{ $other }”各天相加对不上：{ $compared } 人里有 { $differing } 人不同，例如 { $theirs_cell } 是 { $theirs }，{ $ours_cell } 相加是 { $ours }。没有写入任何内容。请核对两张表是不是同样的日期、有没有人改过格子。
import-row_in_two_files = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：“{ $who }”在 { $day } 的{ $header }是“{ $found }”，文件“{ $other }”的工作表“{ $other_sheet }”{ $other_cell } 是“{ $other_found }”。同一家店、同一张报表、同一天只能有一个数，账本没有变化。请核对哪个文件对，不要导入另一个。
import-rows_twice = 文件“{ $file }”的工作表“{ $sheet }”有 { $count } 行与文件“{ $other }”的工作表“{ $other_sheet }”里的完全相同，只算一次。数据没有少，不用处理。
import-same_file_twice = 文件“{ $other }”与“{ $file }”内容完全相同，只读了“{ $file }”。数据没有少，不用处理。
import-figures_gone = 账本里 { $first } 至 { $last } 有 { $count } 个数在文件“{ $file }”的工作表“{ $sheet }”里没有了（{ $found }）。导入后这些数不再参加计算；它们仍留在账本里，撤回这次导入就会恢复。如果这个文件只是一部分人的，请把其他人的文件一起导入。

import-marks_top_changed = 文件“{ $file }”的工作表“{ $sheet }”是手工录入表，但第一行的方案（B1）或月份（C1）被改动了，读不了。没有写入任何内容。请重新导出录入表，只在姓名右边的格子里填写。
import-marks_no_items = 文件“{ $file }”的工作表“{ $sheet }”是手工录入表，但隐藏的第 2 行里没有评分项编号，不知道每一列是什么。没有写入任何内容。请重新导出录入表，不要删除前三行。
import-marks_item_twice = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：评分项 { $found } 出现了两次，不知道用哪一列。没有写入任何内容。请删掉其中一列后重新导入。
import-marks_no_staff_no = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 没有工号，但这一行填了分数。这一行没有读取，账本没有变化。请补上工号后重新导入。
import-marks_staff_twice = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：工号 { $found } 在第 { $first } 行已经填过。后面这一行没有读取，账本没有变化。请只留一行后重新导入。

import-no_staff_table = 文件“{ $file }”里没有找到员工表：前 10 行里要有“工号”和“姓名”两个表头。读到的表头是：{ $found }。没有写入任何内容。
import-staff_no_number = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 没有工号（姓名“{ $found }”）。这一行没有读取，账本没有变化。请补上工号后重新导入。
import-staff_no_name = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 没有姓名（工号 { $found }）。这一行没有读取，账本没有变化。请补上姓名后重新导入。
import-staff_number_twice = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：工号 { $found } 在第 { $first } 行是“{ $other }”，这里是“{ $name }”。这一行没有读取，账本没有变化。一个工号只能给一个人，请改正后重新导入。
import-staff_left_before_hired = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：“{ $name }”的离职日期 { $found } 早于入职日期 { $hired }。这一行没有读取，账本没有变化。请改正后重新导入。
import-staff_same_name = 文件“{ $file }”的工作表“{ $sheet }”{ $cell }：有两位“{ $found }”，工号是 { $other } 和 { $staff_no }。程序按两个人处理；如果其实是同一个人，请改成同一个工号。
import-text_unreadable = 文件“{ $file }”不是能读懂的文本表格（不是 UTF-8、UTF-16 或 GB18030 编码，或者有损坏的字符）。没有写入任何内容。请用 Excel 或 WPS 打开，另存为 .xlsx 或“CSV UTF-8”后再试。

import-not_facts = 工作表“{ $sheet }”（文件“{ $file }”）认出来了，{ $what ->
    [attendance] 是考勤表。考勤数据由日历使用，这次没有读取
    [roster] 是排班表。排班由日历使用，这次没有读取
   *[people] 是员工花名册。请在“员工”页面导入，这次没有读取
}；其他工作表不受影响，账本没有变化。
import-looks_like = 工作表“{ $sheet }”（文件“{ $file }”）没有认出来，最像“{ $like_zh }”：对上了 { $matched } 列，缺少 { $missing }。没有读取这张表。请核对导出的报表和列名。
import-rate_over_100 = 工作表“{ $sheet }”{ $cell } 的{ $header }是 { $found }，比率不应超过 100%（这一列共 { $count } 处）。数字照原样读取，请在平台上核对。
import-negative = 工作表“{ $sheet }”{ $cell } 的{ $header }是 { $found }，这一项不应是负数（这一列共 { $count } 处）。数字照原样读取，请在平台上核对。
import-figure_without_base = 工作表“{ $sheet }”{ $cell } 的{ $header }是 { $found }，可是 { $other } 的{ $other_header }是 0（这一列共 { $count } 处）。没有接待就没有这一项，程序按未测得处理。
import-part_over_whole = 工作表“{ $sheet }”{ $cell } 的{ $header }是 { $found }，比 { $other } 的{ $other_header } { $other_found } 还多（这一列共 { $count } 处）。数字照原样读取，请核对是否导错了日期或店铺。
import-id_cut = 工作表“{ $sheet }”{ $cell } 的{ $header }“{ $found }”像是被 Excel 截断的长编号（这一列共 { $count } 处）：Excel 只保留前 15 位。需要完整编号时，请重新导出，不要用 Excel 打开后再保存。
import-ends_before_start = 文件“{ $file }”的工作表“{ $sheet }”有 { $count } 行的时间是倒着的：结束比开始还早，第一处是 { $cell }。这些行照样计数，只是不算进时长的平均。如果两列选反了，请换过来；否则请看看原文件里的日期。
import-zero_of_nothing = 文件“{ $file }”的工作表“{ $sheet }”里，“{ $header }”列有 { $count } 个 0，表里没有说明是从多少人或多少次里算出来的，第一处是 { $cell }。这些 0 记为无可衡量，既不算满分也不算零分，其他数照常导入。如果表里有对应的人数或次数那一列，请在“这是什么表”里也选上它；没有的话，可以在考核表里手工录入。
import-stray_day = 工作表“{ $sheet }”{ $cell } 的日期是 { $found }，与其他行（例如 { $other } 的 { $other_found }）不在同一个月。数据按表里的日期读取，请核对这一行的日期。
import-names_alike = 工作表“{ $sheet }”{ $cell } 的“{ $found }”与 { $other } 的“{ $other_found }”只差空格、全角半角或大小写，程序按两个账号处理。如果是同一个账号，请把两个昵称都绑定给同一位员工。
import-names_alike_files = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 的“{ $found }”与文件“{ $other }”里的“{ $other_found }”只差空格、全角半角或大小写，程序按两个账号处理。如果是同一个账号，请把两个昵称都绑定给同一位员工。
import-names_alike_book = 文件“{ $file }”的工作表“{ $sheet }”{ $cell } 的“{ $found }”与账本里的账号“{ $other_found }”只差空格、全角半角或大小写，程序按两个账号处理。如果是同一个账号，请把“{ $found }”也绑定给同一位员工。
import-other_mode = 文件“{ $file }”是按{ $found ->
    [order] 下单优先判定
   *[pay] 付款优先判定
}导出的，同一店铺的这张报表以前是按{ $expected ->
    [order] 下单优先判定
   *[pay] 付款优先判定
}导出的（文件“{ $other }”）。两种判定算出的销售和转化不同，导入后会替换同一天原来的数据。还没有写入任何内容，请先核对导出时选的判定方式。
import-other_platform = 文件“{ $file }”的工作表“{ $sheet }”是{ $found ->
    [tmall] 天猫
    [taobao] 淘宝
    [jd] 京东
    [pinduoduo] 拼多多
    [douyin] 抖音
    [kuaishou] 快手
    [weixin_shop] 微信小店
   *[other] 其他平台
}的报表，店铺“{ $shop }”是{ $expected ->
    [tmall] 天猫
    [taobao] 淘宝
    [jd] 京东
    [pinduoduo] 拼多多
    [douyin] 抖音
    [kuaishou] 快手
    [weixin_shop] 微信小店
   *[other] 其他平台
}的。账本没有变化。如果选错了店铺，请在这张表的店铺一栏改选；如果没错，可以照常导入。
import-people_added = 工作表“{ $sheet }”第 { $row } 行“{ $label }”的{ $header } { $found } 是把各天的人数加起来的：同一位顾客来两天会算两次，得到的是人次。程序没有用它来核对总数。

import-mapping_unfit = 按现在的说明，在文件“{ $file }”的工作表“{ $sheet }”里找不到这些列。没有写入任何内容。请另选表头，或重新指定各列。
