### 全月手工录入：人 × 评分项。

marks-views = 月度考核的几种看法
marks-view-board = 总表
marks-view-marks = 手工录入
marks-view-periods = 季度与年度
marks-grid = 手工录入表
marks-how = 直接输入；可从 Excel 粘贴一块，第一列可以是姓名或工号；Ctrl+D 向下填充，Delete 清除
marks-show_fed = 也显示由数据得出的评分项
marks-fed = 由数据得出
marks-reason_hint = 接下来录入的格子都用这个原因
marks-give_reason = 给选中的 { $count } 格写上原因
marks-by_hand = 手工录入表内录入
marks-cleared = 已清除 { $count } 格
marks-entered_by = 录入 { $value }，{ $by } { $at }，原因：{ $reason }
marks-figure = 数据里是 { $value }
marks-empty = 还没有录入
marks-no_scheme = 这个人不用这个方案
marks-choices = 可填：{ $choices }
marks-closed = 这个月已关账，只能看。
marks-nothing = 没有要手工录入的评分项
marks-nothing_why = 这个月的评分项都由导入的数据得出。要改其中一个数，可以把它们显示出来再录入。
marks-not_theirs = { $name } 不用有「{ $item }」的方案，{ $value } 不能录入。没有写入。
marks-nobody = 没有写入：这个月没有「{ $name }」这个人。请核对第一列的姓名或工号。
marks-two_of_name = 没有写入：有两个人叫「{ $name }」。请把第一列换成工号。
marks-no_column = 没有写入：「{ $value }」所在的列，表头不是这里的评分项。
