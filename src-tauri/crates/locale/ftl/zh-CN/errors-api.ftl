### 命令本身的提示：打开、文件、任务。

command-bad_request = 这个操作的内容读不懂（{ $reason }）。没有改动任何数据。请重新打开程序再试；如果还这样，请把这句话发给我们。
command-unknown = 程序里没有「{ $name }」这个操作。没有改动任何数据。
command-no_file = 这个文件需要重新选一次。没有改动任何数据。
book-none = 还没有打开账本。请先打开或新建一个账本。
settings-not_kept = 语言、外观等设置没能保存（{ $reason }）。账本不受影响，本次运行中设置仍然有效。
job-cancelled = 已取消，没有写入任何内容。
file-unreadable = 读不了「{ $file }」：{ $reason }。没有写入任何内容。请确认文件还在、没有被别的程序占用，然后再选一次。
file-unwritable = 写不了「{ $file }」：{ $reason }。账本不受影响。请换一个文件夹，或关掉占用它的程序后再试。
file-disk_full = 磁盘已满，「{ $file }」没有写完，半成品已删除。账本不受影响。请清出空间或换一个位置再试。
file-read_only = 「{ $file }」所在的位置不能写入。账本不受影响。请换一个文件夹再试。
import-too_many_files = 文件夹里的文件超过 { $limit } 个。没有写入任何内容。请按月分批导入。
import-shop_unknown = 不知道这些文件是哪家店铺的{ $name ->
    [none] {""}
   *[other] （「{ $name }」不在账本里）
  }。没有写入任何内容。请先在「员工」里添加店铺，导入时选定它。
import-preview_gone = 这份预览已经用过或已失效。没有重复写入。请重新选择文件生成预览。
import-wrong_cells = 有 { $count } 个数据读不懂，没有写入任何内容。请按预览里列出的位置改好文件，再导入一次。
import-unknown_staff_no = 表里的工号「{ $staff_no }」不在员工名单里（{ $sheet } { $cell }）。没有写入任何内容。请先添加这名员工，或改正工号。
import-unknown_item = 表里的评分项「{ $item }」不属于方案「{ $scheme }」（{ $sheet } { $cell }）。没有写入任何内容。请重新下载录入表再填写。
import-bad_mark = { $sheet } { $cell } 的「{ $found }」不适合评分项「{ $item }」：{ $expected }。没有写入任何内容。请改正后再导入。
import-nothing = 文件里没有可以写入的内容。账本没有变化。
staff-unknown = 账本里没有工号「{ $staff_no }」。没有改动任何数据。请核对工号。
staff-no_shop = { $staff_no } { $name } 有昵称，但不知道是哪家店铺的。没有写入任何内容。请在表里填上店铺。
post-unknown = 账本里没有岗位「{ $name }」。没有改动任何数据。请核对名称，或先给员工设定这个岗位。
scheme-not_assigned = { $month } 没有给「{ $name }」指定考核方案。请在「方案」里指定给他的岗位、店铺或本人。
scheme-unknown = 账本里没有方案「{ $scheme }」。没有改动任何数据。
scheme-no_version = 方案「{ $scheme }」在 { $month } 还没有生效的版本。请把它的生效月份提前，或换一个方案。
scheme-no_item = 方案「{ $scheme }」里没有评分项「{ $item }」。没有改动任何数据。
scheme-item_of_two = 评分项「{ $item }」同时在几个方案里：{ $schemes }。没有改动任何数据。请在程序窗口里录入。
month-no_sheet = { $month } 没有「{ $name }」的考核表。没有改动任何数据。
month-no_data = { $month } 没有这个人的任何数据，不出考核表。请先导入数据，或在录入表里填写。
month-name_needed = 请先写明是谁在操作。没有改动任何数据。
month-reason_needed = 请写明原因。没有改动任何数据。
month-bad_value = 「{ $value }」不能填进评分项「{ $item }」：{ $expected }。没有改动任何数据。
month-missing_needs_reason = { $name } 的考核表还缺：{ $items }。没有确认。请先补齐，或写明为什么不等。
month-not_complete = { $month } 还不能直接关账：{ $open }。没有关账。请先处理，或写明为什么现在就关。
month-close_unconfirmed = 还有 { $count } 张考核表没有确认：{ $names }
month-close_missing = 有 { $count } 张考核表缺数据：{ $names }
month-close_unsettled = 有 { $count } 天的数据平台还没统计完：{ $days }
month-close_unbound = 有 { $count } 个昵称不知道是谁：{ $names }
month-close_days = 有 { $count } 天没有导入数据：{ $days }
month-close_scheme = 方案还有数值要您来定：{ $names }
facts-spans_change = 「{ $nickname }」{ $from } 至 { $to } 的数据跨过了换人的日子，先不计入任何人。请按人拆分日期后重新导出，或调整昵称的起止日期。
