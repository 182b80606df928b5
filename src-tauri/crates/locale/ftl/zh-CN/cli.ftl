### 命令行的回答：一句话说清做了什么。

cli-made = 已新建账本：{ $path }
cli-restored = 已恢复到：{ $path }
cli-restored_aside = 已恢复到：{ $path }。原来的账本改名为「{ $aside }」，留在同一个文件夹里。
cli-staff = 员工表已写入：新增 { $new } 人，改动 { $changed } 人，未变 { $unchanged } 人
cli-withdrawn = 已撤回第 { $import } 号导入
cli-bound = 已记下：昵称「{ $nickname }」属于 { $owner }
cli-ignored = 已记下：昵称「{ $nickname }」不计入任何人
cli-scheme = 方案 { $scheme } 从 { $from } 起生效
cli-marked = 已录入：{ $staff_no } 的 { $item } = { $value }
cli-confirmed = { $month }：确认了 { $count } 张考核表
cli-closed = { $month } 已关账
cli-reopened = { $month } 已重新打开
cli-checked = 账本完好
cli-backed_up = 已备份：{ $file }
cli-unchanged = 没有需要改动的内容
cli-actor = 命令行
