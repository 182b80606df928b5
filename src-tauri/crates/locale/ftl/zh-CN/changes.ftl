### 历史里每一步叫什么；改动的是哪张表；任务在做什么。

change-book_new = 新建账本
change-staff_add = 添加员工 { $staff_no } { $name }
change-staff_edit = 修改员工 { $staff_no } { $name }
change-staff_remove = 删除员工 { $staff_no } { $name }
change-staff_import = 从「{ $file }」导入员工，{ $count } 行
change-shop = 设置店铺「{ $shop }」
change-post = 设置岗位「{ $post }」
change-bind = 昵称「{ $nickname }」属于 { $name }
change-bind_ignore = 昵称「{ $nickname }」不计入任何人
change-unbind = 解除昵称的归属
change-import = 导入 { $files }
change-import_withdraw = 撤回导入 { $files }
change-exclude = 剔除一个数据：{ $cell }
change-include = 恢复一个数据
change-scheme_version = 方案「{ $scheme }」第 { $version } 版，从 { $from } 起
change-scheme_assign = 把方案「{ $scheme }」指定给 { $name }
change-scheme_unassign = 取消方案的指定
change-scheme_new = 新建方案「{ $scheme }」
change-scheme_draft = 修改方案「{ $scheme }」的草稿
change-scheme_discard = 丢弃方案「{ $scheme }」的草稿
change-target = 设置「{ $item }」的目标 { $value }
change-untarget = 删除一个目标
change-mark = 手工录入 { $name } 的「{ $item }」：{ $value }
change-marks = 手工录入 { $count } 格
change-mark_clear = 清除 { $name } 的「{ $item }」的手工录入
change-override = 改动 { $name } 的「{ $item }」：{ $value }
change-override_clear = 取消对 { $name } 的改动
change-comment = 评语：{ $name }
change-self_mark = 自评：{ $name } { $item }
change-answer = { $kind ->
    [handed] 交给员工
    [signed] 签字
    [refused] 拒签
    [appealed] 申诉
    [upheld] 申诉裁定：维持
   *[revised] 申诉裁定：改正
}：{ $name } { $month }
change-interview = 面谈：{ $name }
change-interview_remove = 删除一次面谈
change-follow_up = 跟进：{ $name }
change-follow_up_remove = 删除一项跟进
change-review = 复核 { $month } 的 { $count } 张考核表
change-confirm = 确认 { $month } 的 { $count } 张考核表
change-reopen_sheet = 退回 { $month } 的 { $count } 张考核表
change-close = { $month } 关账
change-reopen = 重新打开 { $month }
change-correct = 更正 { $month } { $name } 的「{ $item }」
change-settings = 修改账本设置
change-letterhead = 设置页眉页脚和徽标
change-roster = { $month } 排班：{ $count } 格
change-roster_wishes = { $month } 的愿望：{ $count } 格
change-roster_published = 发布 { $month } 的排班
change-roster_needs = 设置每班至少几人
change-roster_rules = 设置排班规则
change-shift = 设置班次「{ $code }」
change-shift_retired = 停用班次「{ $code }」
change-shift_back = 重新启用班次「{ $code }」
change-shift_set = 采用一套班次：{ $set }
change-sample = 建立示例店铺：{ $what }
history-migrated = 程序升级，账本换到第 { $version } 版格式

table-shop = 店铺
table-post = 岗位
table-person = 员工
table-binding = 昵称归属
table-import = 导入
table-exclusion = 剔除
table-scheme = 方案
table-scheme_version = 方案版本
table-assignment = 方案指定
table-target = 目标
table-mark = 手工录入
table-override = 改动得分
table-sheet_state = 考核表状态
table-sheet_note = 评语
table-answer = 员工的答复
table-self_mark = 自评
table-interview = 面谈
table-follow_up = 跟进
table-month_state = 月份状态
table-correction = 更正
table-shift = 班次
table-duty = 排班
table-absence = 请假
table-wish = 愿望
table-need = 至少几人
table-roster_version = 发布的排班
table-setting = 设置

job-reading = 正在读取文件
job-comparing = 正在与账本比较
job-writing = 正在写入账本
job-backup = 正在备份
job-restore = 正在恢复备份
job-checking = 正在检查账本
job-printing = 正在排版
job-closing = 正在关账
job-what_if = 正在试算
job-sample = 正在建立示例店铺

must_set-number = 一个数

scheme_rule-ratio = { $weight } 分 × 实际 ÷ { $target }，最多 { $cap } 倍
scheme_rule-ratio_lower = { $weight } 分 × { $target } ÷ 实际，最多 { $cap } 倍
scheme_rule-pass_fail = 实际 { $op } { $value } 得 { $weight } 分，否则 0 分
scheme_rule-percent_score = { $weight } 分 × 百分制成绩 ÷ 100
scheme_rule-manual = 人工评 { $min } 到 { $max } 分
scheme_rule-lookup = 按选项得分：{ $labels }
scheme_rule-count_cap = 每个 { $each } 分，最多 { $cap } 分
scheme_rule-factor = 成绩 × { $factor }
scheme_rule-linear = { $worst } 得 0 分，{ $best } 得 { $weight } 分，之间按比例
scheme_rule-tiers = 分 { $count } 档给分：{ $bands }
scheme_rule-deduct = { $weight } 分起，每次扣 { $each } 分，最低 { $floor } 分
scheme_rule-bonus = 另加 0 到 { $max } 分
scheme_rule-entity_deduct = { $weight } 分起，每个 { $op } { $value } 的扣 { $each } 分，最低 { $floor } 分
scheme_rule-entity_pass_rate = { $weight } 分 × { $op } { $value } 的个数 ÷ 总个数
scheme_rule-sla_hit_rate = { $weight } 分 × 时限内的件数 ÷ 总件数
scheme_rule-formula = { $expr }，0 到 { $weight } 分
scheme_rule-group_mean = { $weight } 分 × 实际 ÷ 同组均值，最多 { $cap } 倍
scheme_rule-group_mean_lower = { $weight } 分 ×（2 − 实际 ÷ 同组均值），最多 { $cap } 倍
scheme_rule-group_median = { $weight } 分 × 实际 ÷ 同组中位数，最多 { $cap } 倍
scheme_rule-group_median_lower = { $weight } 分 ×（2 − 实际 ÷ 同组中位数），最多 { $cap } 倍
scheme_rule-rank = 按名次分 { $count } 档给分
scheme_rule-percentile = 按前面的人占比分 { $count } 档给分
scheme_rule-each = { $rule }；按每个「{ $entity }」分别算，再{ $combine }

why-role_weight = 权重：{ $metric }
why-role_top = 分子：{ $metric }
why-role_bottom = 分母：{ $metric }
change-no_data = { $report } { $days }没有数据
change-data_expected = { $report } { $days }仍要导入
table-no_data = 没有数据的日期

change-layout_new = 记住一种表格：{ $name }
change-layout_edit = 修改自己的表格布局「{ $name }」
change-layout_rename = 给自己的表格布局改名：{ $name }
change-layout_remove = 删除自己的表格布局「{ $name }」
change-layout_choose = 这种表头今后按「{ $name }」读
change-layout_forget = 不再记住一种表头按哪种报表读
change-metric_new = 新建指标「{ $name }」
change-metric_edit = 修改指标「{ $name }」
change-metric_retire = 停用指标「{ $name }」
change-metric_offer = 重新启用指标「{ $name }」
table-own_layout = 自己的表格布局
table-own_metric = 自己的指标
table-layout_choice = 表头
