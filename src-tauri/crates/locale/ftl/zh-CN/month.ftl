### 月度考核：总表、个人考核表、确认、关账。

month-board = 月度考核表
month-scheme = 方案
month-rank = 排名
month-name = 姓名
month-total = 总分
month-coefficient = 系数
month-grade = 等级
month-trend = 走势
month-group = 本组平均
month-target = 目标 { $target } { $unit }
month-max = 满分 { $max }
month-max_points = 满分
month-actual = 实际
month-provisional = 暂定：有的日子平台还没统计完
month-marked = 手工录入
month-overridden = 得分改过
month-small = 样本少：{ $n }
month-small_why = 样本少：这个数只由 { $n } 个得出，少于 { $least } 个，容易大起大落。
month-part = { $first } 至 { $last } 在职，{ $days } 天（全月 { $of } 天）
month-part_short = { $days }/{ $of } 天
month-cell-missing = 未评
month-cell-left_out = 不计
month-cell-missing_zero = 0
month-cell-not_measured = 无可衡量
month-trend_of = { $name } 近六个月：{ $values }
month-pick = 选中 { $name }
month-pick_all = 全选
month-only_missing = 缺数据的
month-enter_for = 录入 { $name } 的「{ $item }」
month-by_hand = 表格内录入
month-entered = 已录入 { $what }：{ $value }
month-cleared = 已清除 { $what }
month-to_scheme = 去方案
month-no_scheme = 这个月还没有人用任何方案
month-no_scheme_why = 考核按方案计分。先选一个方案，指定给岗位、店铺或员工。
month-empty = { $month }还没有考核表
month-empty_why = 有数据的员工才有考核表。先把这个月平台导出的表格导进来。
month-refused = 没有办成的
month-without = 没有考核表的人
month-corrections = 更正
month-print = 打印
month-review = 复核
month-review_n = 复核 { $count } 张
month-review_some = 复核 { $count } 张考核表
month-review_all = 复核所有可以复核的考核表
month-review_note = 复核表示已经看过、数字没有问题。之后数据一有变动，会自动退回。
month-review_done = 已复核 { $count } 张
month-confirm = 确认
month-confirm_n = 确认 { $count } 张
month-confirm_ready = 确认齐全的 { $count } 张
month-confirm_some = 确认 { $count } 张考核表
month-confirm_all = 确认所有齐全的考核表
month-confirm_note = 确认包含复核。之后数据一有变动，会自动退回并说明。
month-confirm_gaps = 其中 { $count } 张还有未评的评分项。可以确认，但要写明原因，考核表上会印「未评」。
month-confirm_done = 已确认 { $count } 张
month-reopen_sheet = 退回
month-reopen_sheet_some = 退回 { $count } 张考核表
month-reopen_sheet_all = 退回考核表
month-reopen_sheet_note = 退回后可以再改，需要重新确认。
month-reopen_sheet_done = 已退回 { $count } 张
month-close = 关账
month-close_title = { $month }关账
month-close_ready = { $count } 张考核表都已确认，没有未统计完的数据。
month-close_open = 还有没处理完的：
month-close_worth = 另外请知道：
month-close_note = 关账后这个月的数字、方案和考核表都定下来，不再变动。关账前会自动备份。
month-close_anyway = 写明原因并关账
month-closing = 正在关账
month-closed_done = { $month }已关账
month-reopen = 重新打开
month-reopen_title = 重新打开 { $month }
month-reopen_note = 原来的考核表会一直保留；再次关账时会印「第 2 次修订」。
month-reopened = 已重新打开 { $month }
month-back = 回到总表
month-previous = 上一位
month-next = 下一位
month-result = 结果
month-rank_of = 第 { $rank } 名，共 { $of } 人
month-six = 近六个月总分
month-comment = 评语
month-comment_hint = 写给本人看的话，会印在考核表上
month-plan = 改进计划
month-plan_hint = 下个月具体做什么
month-log = 经过
month-points = 得分
month-gap = 未评
month-template = 下载录入表
month-template_file = { $month }手工录入表.xlsx
month-template_why = 填好之后从「数据」导入；表格里没有的分数也可以直接在格子里录入
month-staff_no = 工号
month-points_of = { $item } 得分
month-copied = 已复制 { $count } 格
month-copy_refused = 没有复制：系统没有交出剪贴板，可能正被别的程序占用。请再按一次 Ctrl+C
month-copied_rows = 已复制 { $count } 行，可以粘贴到表格里
month-entered_cells = 已录入 { $count } 格
month-paste_nothing = 没有可录入的内容
month-paste_outside = 「{ $value }」落在录入格之外。没有写入。请从左上角的录入格开始粘贴。
month-paste_fed = 「{ $item }」由导入的数据得出，{ $name } 的「{ $value }」不能粘贴进去。没有写入。要改请点开这一格录入。
month-paste_done = { $name } 的考核表已确认，「{ $item }」不能粘贴 { $value }。没有写入。请先退回这张表。

# 员工这一边：自评、面谈、跟进、签字和申诉。
answer-handed = { $day } { $by }交给员工{ $ends ->
    [yes] ，申诉截止 { $due }
   *[no] {""}
}{ $said ->
    [yes] ：{ $text }
   *[no] {""}
}
answer-signed = { $day } { $by }签字{ $said ->
    [yes] ：{ $text }
   *[no] {""}
}
answer-refused = { $day } { $by }拒签，见证人 { $witness }：{ $text }
answer-appealed = { $day } { $by }对{ $of ->
    [item] 「{ $item }」
   *[sheet] 整张考核表
}提出申诉：{ $text }
answer-upheld = { $day } { $by }裁定维持原结果：{ $text }
answer-revised = { $day } { $by }裁定申诉成立：{ $text }
talk-line = { $day } { $by }：{ $text }
follow_up-line = { $due } 到期：{ $what }{ $is ->
    [done] （{ $done } 完成）
    [told] （{ $done } 完成：{ $result }）
   *[open] （未完成）
}
self-sum = 自评 { $count } 项，合计 { $total } 分
self-expected = 0 到 { $max } 之间的数字
talk-answers = 员工确认
talk-not_yet = 考核表确认之后，才能交给员工签字
talk-no_answers = { $days ->
    [0] 还没有交给员工
   *[other] 还没有交给员工；交出之后员工有 { $days } 天可以申诉
}
talk-do-handed = 交给员工
talk-do-signed = 已签字
talk-do-refused = 拒签
talk-do-appealed = 申诉
talk-do-upheld = 维持原结果
talk-do-revised = 申诉成立
talk-title-handed = 把考核表交给{ $name }
talk-title-signed = { $name }签字
talk-title-refused = { $name }拒绝签字
talk-title-appealed = { $name }提出申诉
talk-title-upheld = 裁定：维持{ $name }的结果
talk-title-revised = 裁定：{ $name }的申诉成立
talk-title-interview = 与{ $name }面谈
talk-title-follow_up = { $name }的改进跟进
talk-why-handed = { $days ->
    [0] 记下哪天交给本人。
   *[other] 记下哪天交给本人；从那天起有 { $days } 天可以申诉（天数在设置里改）。
}
talk-why-signed = 本人看过并签了字。
talk-why-refused = 本人看过但不签字：要写明原因，并有一位见证人。
talk-why-appealed = 裁定之前，这张考核表标为「已申诉」。
talk-why-upheld = 结果不变，考核表重新等待签字。
talk-why-revised = 考核表会退回，改好数据或得分后重新确认；申诉和裁定都留在考核表上。
talk-why-corrects = 这个月已经关账，考核表不再变动：写下正确的得分，作为更正印在两个月的考核表上，不改变总分。
talk-day = 日期
talk-item = 评分项
talk-whole = 整张考核表
talk-choose_item = 请选择
talk-points = 正确的得分
talk-witness = 见证人
talk-text-handed = 备注（可不填）
talk-text-signed = 本人的意见（可不填）
talk-text-refused = 拒签的原因
talk-text-appealed = 申诉的理由
talk-text-upheld = 裁定的理由
talk-text-revised = 裁定的理由，改什么
talk-text-interview = 谈了什么、约定了什么
talk-text-follow_up = 要做的事
talk-late = 过期也受理
talk-did-handed = 已记下：交给{ $name }
talk-did-signed = 已记下：{ $name }签字
talk-did-refused = 已记下：{ $name }拒签
talk-did-appealed = 已记下{ $name }的申诉
talk-did-upheld = 已裁定：维持{ $name }的结果
talk-did-revised = 已裁定：{ $name }的申诉成立
talk-did-interview = 已记下与{ $name }的面谈
talk-did-follow_up = 已记下{ $name }的跟进
talk-self = 员工自评
talk-self_sum = 自评合计 { $own }，考核总分 { $total }
talk-self_for = 「{ $item }」的自评分
talk-got = 得 { $points }
talk-own = 员工的话
talk-own_hint = 本人对这个月的说明，会印在考核表上
talk-interviews = 面谈
talk-interview_add = 记一次面谈
talk-no_interviews = 还没有面谈记录
talk-follow_ups = 改进跟进
talk-follow_up_add = 加一项
talk-no_follow_ups = 还没有要跟进的事；到期的会出现在首页
talk-what = 要做的事
talk-due = 到期日
talk-done = 完成日
talk-open = 未完成
talk-result = 结果
talk-is_due = 到期
talk-done_of = 「{ $what }」的完成日
talk-result_of = 「{ $what }」的结果
talk-change_of = 修改 { $what }
talk-remove_of = 删除 { $what }
