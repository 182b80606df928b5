### 枚举值的说法：word-组-代码。

word-check-sum = 相加
word-check-mean = 平均
word-check-weighted = 加权
word-check-same = 两处都有
word-hanging-exclusion = 剔除
word-hanging-override = 改分
word-hanging-correction = 更正
word-sheet-open = 待处理
word-sheet-reviewed = 已复核
word-sheet-confirmed = 已确认
word-sheet-signed = 已签字
word-sheet-refused = 拒签
word-sheet-appealed = 已申诉

word-month-open = 未关账
word-month-closed = 已关账

word-unranked-probation = 试用期，不参加排名
word-unranked-leaver = 本月离职，不参加排名
word-unranked-low_volume = 工作量未到方案的下限，不参加排名
word-unranked-part_month = 本月在职天数未到方案的下限，不参加排名
word-unranked-missing = 有评分项缺数据，暂不排名
word-unranked-gate = 按方案不参与排名

word-fact-settled = 已统计
word-fact-unsettled = 平台未统计完
word-fact-missing = 无数据
word-fact-not_measured = 无可衡量
word-unused-excluded = 已剔除
word-unused-excluded-why = 这个数没有参加计算：已被剔除。
word-unused-outranked = 被新文件替换
word-unused-outranked-why = 这个数没有参加计算：后来导入的同一种报表覆盖了这些天。
word-unused-other_report = 另有优先的数
word-unused-other_report-why = 这个数没有参加计算：同一天另一种报表的数，或整月的一个总数，排在前面。
word-unused-beyond = 跨出本月
word-unused-beyond-why = 这个数没有参加计算：它的日期跨出了本月，拆不开。
word-unused-unbound = 没有人认领
word-unused-unbound-why = 这个数没有参加计算：这些天没有人认领这个昵称。
word-unused-ignored = 忽略的账号
word-unused-ignored-why = 这个数没有参加计算：这个账号设为不算任何人的。
word-unused-changing = 期间换人
word-unused-changing-why = 这个数没有参加计算：账号在这几天之内换了人，拆不开。
word-unused-shop_level = 店铺的数
word-unused-shop_level-why = 这个数没有参加计算：它是全店的，不属于哪个人。

word-item-scored = 已评
word-item-missing = 未评，缺数据
word-item-left_out = 不计，其他项折算
word-item-missing_zero = 缺数据，记 0 分
word-item-not_measured = 无可衡量

word-direction-higher = 越高越好
word-direction-lower = 越低越好
word-direction-neutral = 仅供参考

word-src-seed = 原文件
word-src-inferred = 由原文件推出
word-src-suggested = 建议，原文件未规定
word-src-owner = 店主设定

word-missing-ask = 缺数据时等待补录
word-missing-reweight = 缺数据时不计该项，其他项折算
word-missing-zero = 缺数据时记 0 分

word-gate-item_zero = 本项记 0 分
word-gate-total_zero = 总分记 0 分
word-gate-grade_at_most = 限制最高等级
word-gate-unranked = 不参与排名

word-unallocated-add_third_item = 再加一个评分项
word-unallocated-leave_at_95 = 保持 95 分，不补足
word-unallocated-scale_items_to_100 = 各项同比放大到 100 分

word-period-month = 每月
word-period-quarter = 每季度
word-period-on_demand = 需要时

word-rule-ratio = 按完成比例
word-rule-pass_fail = 达标得分
word-rule-percent_score = 百分制得分
word-rule-manual = 人工评分
word-rule-lookup = 按选项给分
word-rule-count_cap = 按次加分，有上限
word-rule-factor = 按系数折算
word-rule-linear = 按区间折算
word-rule-tiers = 分档给分
word-rule-deduct = 按次扣分
word-rule-bonus = 加分
word-rule-entity_deduct = 按不达标的店扣分
word-rule-entity_pass_rate = 按达标的店占比
word-rule-sla_hit_rate = 按时限内的占比
word-rule-formula = 按公式
word-rule-relative = 和同组比

word-combine-mean = 取平均
word-combine-sum = 相加
word-combine-weighted_by_sales = 按销售额加权
word-combine-worst = 取最差

word-returned-mark = 手工录入有改动
word-returned-override = 得分或等级有改动
word-returned-import = 导入了新数据
word-returned-exclude = 剔除了一个数据
word-returned-include = 恢复了一个数据
word-returned-bind = 昵称的归属有改动
word-returned-unbind = 昵称的归属有改动
word-returned-scheme = 方案有改动
word-returned-target = 目标有改动
word-returned-staff = 员工资料有改动
word-returned-other = 下面的数据有改动
