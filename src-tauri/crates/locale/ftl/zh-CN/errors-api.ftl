### 命令本身的提示：打开、文件、任务。

command-bad_request = 这个操作的内容读不懂（{ $reason }）。没有改动任何数据。请重新打开程序再试；如果还这样，请把这句话发给我们。
command-unknown = 程序里没有「{ $name }」这个操作。没有改动任何数据。
command-no_file = 这个文件需要重新选一次。没有改动任何数据。
book-none = 还没有打开账本。请先打开或新建一个账本。
settings-not_kept = 语言、外观等设置没能保存（{ $reason }）。账本不受影响，本次运行中设置仍然有效。
job-cancelled = 已取消，没有写入任何内容。
file-unreadable = 读不了「{ $file }」：{ $reason }。没有写入任何内容。请确认文件还在、没有被别的程序占用，然后再选一次。
file-unwritable = 写不了「{ $file }」：{ $reason }。账本不受影响。请换一个文件夹，或关掉占用它的程序后再试。
file-is_a_book = 「{ $file }」是账本或数据库，没有覆盖它，也没有写入任何内容。请换一个文件名再保存。
file-disk_full = 磁盘已满，「{ $file }」没有写完，半成品已删除。账本不受影响。请清出空间或换一个位置再试。
file-read_only = 「{ $file }」所在的位置不能写入。账本不受影响。请换一个文件夹再试。
import-too_many_files = 文件夹里的文件超过 { $limit } 个。没有写入任何内容。请按月分批导入。
import-shop_unknown = 不知道这些文件是哪家店铺的。没有写入任何内容。请先添加店铺，导入时用它的名称选定。账本里现有的店铺：{ $shops }。
import-preview_gone = 这份预览已经用过或已失效。没有重复写入。请重新选择文件生成预览。
import-wrong_cells = 有 { $count } 个数据读不懂，没有写入任何内容。请按预览里列出的位置改好文件，再导入一次。
import-unknown_staff_no = 表里的工号「{ $staff_no }」不在员工名单里（{ $sheet } { $cell }）。没有写入任何内容。请先添加这名员工，或改正工号。
import-unknown_item = 表里的评分项「{ $item }」不属于方案「{ $scheme }」（{ $sheet } { $cell }）。没有写入任何内容。请重新下载录入表再填写。
import-nothing = 文件里没有可以写入的内容。账本没有变化。
import-no_file_chosen = 没有选中任何文件。没有写入任何内容。请选择导出的文件，或把文件拖进来。
import-only_staff = 这是员工名单，不是平台导出的数据。没有写入任何内容。请到「员工」页面导入它。
import-only_headings = 表认得出来，但只有表头，没有一行数据。没有写入任何内容。请在平台后台核对导出的日期范围，再导出一次。
import-all_ignored = 文件里的昵称都设为「不计入任何人」，导入后不会出现在任何人的考核里。如果不对，请先在「员工」里改这些昵称的归属。
import-all_unchanged = 文件里的 { $count } 个数据账本里都有，而且一样，不用再导入。
import-all_unbound = 文件里的 { $count } 个昵称都还不知道是谁。数据可以先导入保存，说明昵称是谁之后才会计入考核。
import-all_unsettled = 文件里 { $count } 天的数据平台都还没统计完。可以先导入看个大概，等平台统计完后请再导出、再导入一次。
staff-unknown = 账本里没有工号「{ $staff_no }」。没有改动任何数据。请核对工号。
staff-no_shop = { $staff_no } { $name } 有昵称，但不知道是哪家店铺的。没有写入任何内容。请在表里填上店铺。
post-unknown = 账本里没有岗位「{ $name }」。没有改动任何数据。请核对名称，或先给员工设定这个岗位。
scheme-not_assigned = { $month } 没有给「{ $name }」指定考核方案。请在「方案」里指定给他的岗位、店铺或本人。
scheme-unknown = 账本里没有方案「{ $scheme }」。没有改动任何数据。
scheme-no_version = 方案「{ $name_zh }」在{ $month }还没有生效的版本。请把它的生效月份提前，或换一个方案。
scheme-no_item = 方案「{ $scheme }」里没有评分项「{ $item }」。没有改动任何数据。
scheme-item_of_two = 评分项「{ $item }」同时在几个方案里：{ $schemes }。没有改动任何数据。请在程序窗口里录入。
scheme-only_draft = 方案「{ $name_zh }」还只是草稿，没有生效过。没有改动任何数据。请先在编辑器里让它生效。
scheme-name_missing = 新方案还没有名称。没有写入任何内容。请填一个名称。
scheme-too_large = 这个方案太大了，存不下。没有改动任何内容。请减少评分项。
scheme-no_draft = 这个方案没有草稿，可能刚被丢弃、撤销或生效。没有改动任何数据。请重新打开方案。
scheme-no_example = 还没有可以计算的评分项，所以没有例子。请添加评分项并定好它的数值。
scheme-no_figures = { $month }没有可以试算的数据。请换一个月份，或先导入数据。
scheme-no_months = 请选 1 到 { $most } 个月来试算。没有改动任何数据。
scheme-items_wait = 这些评分项还有数值没有定，没有算进去：{ $items }。
scheme-not_fed = “{ $item_zh }”没有数据来源，每个月要手工录入。如果报表里有，请给它选一个指标。
scheme-not_brought = “{ $item_zh }”用的指标「{ $metric_zh }」没有任何报表能带来，每个月要手工录入。
month-no_sheet = { $month } 没有「{ $name }」的考核表。没有改动任何数据。
month-no_data = { $month } 没有这个人的、这个方案用得上的数据，不出考核表。已有的数据都在。请导入含有这些指标的表格，或在方案里改评分项的数据来源，或在录入表里填写。
month-name_needed = 请先写明是谁在操作。没有改动任何数据。
month-bad_value = 「{ $value }」不能填进评分项「{ $item }」：{ $expected }。没有改动任何数据。
month-wrong_cells = 有 { $count } 格不能这样填：{ $cells }。一格也没有写入。请改正后再粘贴。
month-wrong_cell = { $name }「{ $item }」{ $value }
month-missing_needs_reason = { $name } 的考核表还缺：{ $items }。没有确认。请先补齐，或写明为什么不等。
month-not_complete = { $month } 还不能直接关账：{ $open }。没有关账。请先处理，或写明为什么现在就关。
month-close_not_over = { $month }还没过完，最后一天是 { $last }
month-close_empty = { $month }还没有考核表
month-close_unconfirmed = 还有 { $count } 张考核表没有确认：{ $names }
month-close_missing = 有 { $count } 张考核表缺数据：{ $names }
month-close_unsettled = 有 { $count } 天的数据平台还没统计完：{ $days }
month-close_unbound = 有 { $count } 个昵称不知道是谁：{ $names }
month-close_part = { $names } 本月只在职一部分日子，考核表上写明天数。
month-close_small = { $names } 有样本少的评分项，考核表上有标注。
month-bad_period = 时间段是 { $months } 个月，只能是 1 到 { $most } 个月。没有改动任何数据。请选季度、半年或年度。
month-close_days = 有 { $count } 天没有导入数据：{ $days }
json-not_text = 「{ $file }」不是文本文件，读不出方案。没有写入任何内容。请选择方案文件（.json）。
import-no_files = 选中的文件夹里没有能读的表格：xlsx、xls、xlsm、xlsb、ods、csv、tsv，有表格的 txt 和网页，或装着它们的 zip。没有写入任何内容。请选择放着导出文件的文件夹，或直接选择文件。
command-usage = 命令的写法不对，没有做任何事：{ $reason }
import-nothing_ticked = 一行也没有勾选，没有可以导入的内容。账本没有变化。请勾选要导入的行或表。
import-reader_stopped = 读文件时中途停下了。没有写入任何内容。请再选一次文件；如果还这样，请一次少选几个，找出是哪一个。
import-too_slow = 读「{ $file }」超过了 { $limit } 秒，已经停下。没有写入任何内容，账本没有受影响。文件可能损坏，或者比正常的导出大得多：请按月重新导出。
import-reader_died = 读「{ $file }」时中断了：文件可能损坏，或者要用的内存超过 { $limit } MB。没有写入任何内容，账本没有受影响。请重新导出，或用 Excel、WPS 打开后另存为新的 .xlsx。
import-no_reader = 程序里读文件的部分启动不了（{ $reason }），「{ $file }」没有读。没有写入任何内容。请重新启动程序；如果还这样，请在杀毒软件里放行掌柜，或重新安装。
facts-no_days = 没有选中任何日期。没有改动任何数据。请先选日期。

import-only_known = 认出了 { $count } 张表，都是考勤、排班或员工名单，不含考核数字。没有写入任何内容。考勤和排班的功能还没有做，文件请先留着；员工名单请到「员工」页面导入。

mapping-file_gone = 找不到刚才的文件“{ $file }”，或者它已经改过。没有写入任何内容。请重新选择文件。
mapping-no_header = 这张表里没有可以当表头的行：至少要有两列文字。没有写入任何内容。请在表格里补上表头后再选一次。
mapping-no_header_there = 第 { $row } 行不能当表头：至少要有两列文字，并且在前 200 行里。没有写入任何内容，原来的表头还在用。请填另一行。
mapping-text_unfit = 按您选的编码和分隔符，文件“{ $file }”读不成表：文字对不上，或者分不出两列。没有写入任何内容。请换一种再看。
mapping-no_name = 请给这种表起一个名字，最多 { $limit } 个字。还没有写入任何内容。
mapping-no_figures = 还没有指定任何一列是指标。请至少把一列设为「指标」。还没有写入任何内容。
mapping-no_metric = 「{ $header }」这一列设成了指标，还没有选是哪个指标。请选一个，或改为「不读」。还没有写入任何内容。
mapping-twice = 「{ $first }」和「{ $second }」两列都设成了「{ $metric }」。一个指标只读一列，请改其中一列。还没有写入任何内容。
mapping-two_agents = 「{ $first }」和「{ $second }」两列都设成了客服昵称。只能有一列，请改其中一列。还没有写入任何内容。
mapping-two_dates = 「{ $first }」和「{ $second }」两列都设成了日期。只能有一列，请改其中一列。还没有写入任何内容。
mapping-wrong_unit = 「{ $header }」这一列的单位装不下「{ $metric }」。请换一个单位，或换一个指标。还没有写入任何内容。
mapping-no_happening_figures = 还没有说这些行合成哪些数字。请至少加一个数字。还没有写入任何内容。
mapping-figure_no_metric = 第 { $number } 个数字还没有选是哪个指标。请选一个，或删掉它。还没有写入任何内容。
mapping-figure_twice = 有两个数字都是「{ $metric }」。一个指标只能有一种算法，请改其中一个。还没有写入任何内容。
mapping-no_column = 「{ $metric }」还没有选从哪一列算（两个时间要选两列）。请选好。还没有写入任何内容。
mapping-no_value = 「{ $metric }」只算一部分行，还没有说那一列写着什么。请填好，或改为算全部行。还没有写入任何内容。
layout-gone = 这个表格布局已经不在了，可能刚被删除或撤销。账本没有变化。请刷新后再试。
layout-not_text = “{ $file }”不是文本文件，读不出布局。账本没有变化。请选择从本程序导出的 .json 布局文件。
layout-not_figures = 这个布局是给“{ $found }”用的，不读考核数字。账本没有变化。这里只能导入读数字的布局。
metric-gone = 这个指标已经不在了，可能刚被撤销。账本没有变化。请回到指标列表再试。
metric-not_own = 这是程序自带的指标，不能改。账本没有变化。需要不同的口径时，请新建一个自己的指标。
metric-no_name = 请给指标起一个名字，最多 { $limit } 个字。账本没有变化。
metric-name_taken = 已经有叫「{ $name }」的指标了。账本没有变化。请直接用它，或换一个名字。
metric-bad_total = 「{ $name }」的汇总方式还不完整，或者和单位不配：按比重平均要选一个比重，相除要选分子和分母，文字只能不汇总。账本没有变化。请改好后再保存。
metric-unit_fixed = 账本里已经有「{ $metric }」的数字，单位不能再改，否则旧数字的意思就变了。账本没有变化。请新建一个指标。

# 系统拒绝的原因：跟在冒号后面或括号里的半句话，句号由外面的句子加。
words-not_found = 找不到它
words-denied = 没有权限
words-folder = 它是文件夹
words-no_folder = 路径里有一段不是文件夹
words-full = 空间不够
words-read_only = 那里只能读
words-in_use = 正被别的程序占用
words-no_text = 内容不是文字
words-cut_short = 文件比它自己写明的短
words-name = 名称不合系统的规矩
words-os = 系统错误 { $number }
words-unknown = 系统没有说明原因
settings-appeal_days = 申诉天数要是 0 到 { $most } 之间的整数（0 表示不限）。没有写入任何内容。请改正后再保存。

roster-unknown_code = 看不懂 { $name } { $day } 的「{ $code }」，没有写入任何内容。可以填：{ $known }。
roster-not_employed = { $name } 在 { $day } 不在职，不能排班。没有写入任何内容。请看看员工页的入职和离职日期。
roster-not_the_month = { $day } 不在 { $month } 里，没有写入任何内容。请先换到那个月。
roster-wish_leave = { $day } 的愿望只能是一个班次或休息，没有写入任何内容。请假请直接写进排班表。
roster-shift_reserved = 「{ $code }」在排班表里表示休息或请假，不能作班次代号。没有写入任何内容。请换一个代号。
roster-shift_hours = { $why ->
    [empty] 班次「{ $code }」没有上下班时间，也没有时长
    [order] 班次「{ $code }」有一段时间先下班后上班，或与前一段重叠
    [long] 班次「{ $code }」的一段从第二天才开始，或整个班超过一天
   *[nominal_end] 班次「{ $code }」的名义下班时间不在班内
}，没有写入任何内容。时间写成 09:00-18:00；过了午夜就照写，比如 22:00-06:00。
roster-no_set = 程序里没有这套班次（{ $set }），没有写入任何内容。请从列出的里面选。
roster-need_day = 「{ $day }」不是星期几，也不是日期，没有写入任何内容。

# 排班表哪里不合规则：说清谁、哪天、差多少。
roster-on_leave = { $name } { $day } 请假，却排了班。排班没有因此改动；请把班改给别人，或取消请假。
roster-short_rest = { $name } { $day } 上班前只休息 { $hours } 小时，少于 { $least } 小时。请换掉前一天或这一天的班。
roster-long_run = { $name } 从 { $first } 到 { $last } 连续上班 { $days } 天，最多 { $most } 天。请在中间排一天休息。
roster-few_rests = { $name } 从 { $first } 到 { $last } 只休息 { $have } 天，至少要 { $least } 天。请再排休息。
roster-few_hours = { $name } 从 { $first } 到 { $last } 最长只连续休息 { $hours } 小时，至少要 { $least } 小时。请再排休息。
roster-long_week = { $name } 从 { $first } 到 { $last } 上班 { $hours } 小时，超过一周 { $most } 小时；多出的是加班，要付加班费或补休。
roster-cover = { $day } 的「{ $shift }」只有 { $have } 人，至少要 { $least } 人。请再排人，或改少需要的人数。
roster-broken = { $month } 的排班有 { $count } 处不合规则，没有改动。请看每一处的说明。
