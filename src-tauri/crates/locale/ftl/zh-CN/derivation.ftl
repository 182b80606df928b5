### 一项得分怎么来的：每一步一句，界面、纸面和命令行共用。

derivation-subject = { $item }（取{ $metric }）
derivation-points = { $n } 分
derivation-none = 没有数据

## 数值怎么来的

derivation-whole = 整期数值
derivation-sum = 合计
derivation-sum_days = { $n } 天合计
derivation-weighted = 按{ $by }加权，{ $total }
derivation-rate = { $top } ÷ { $bottom }
derivation-quotient = { $top_name } { $top } ÷ { $bottom_name } { $bottom }
derivation-max = 各天最大值
derivation-min = 各天最小值
derivation-days_all = { $of } 天都有数据
derivation-days_some = { $of } 天中 { $present } 天有数据
derivation-unsettled = { $n } 天未统计完
derivation-layout = 数据取自「{ $layout }」
derivation-given = 给定数值 { $value }
derivation-mark = 手工录入，{ $by }，{ $at }
derivation-instead = 替代 { $value }
derivation-reason = 原因：{ $reason }
derivation-excluded = 已剔除 { $span } 的数值 { $value }，{ $by }，原因：{ $reason }

## 目标

derivation-target = 目标 { $value }
derivation-target_shop = 目标 { $value }（本店目标）
derivation-target_person = 目标 { $value }（个人目标）
derivation-target_dated = 目标 { $value }（当月目标）

## 规则

derivation-rule-formula = { $formula } { $sign } { $points }
derivation-rule-full = 已达目标，得满分 { $points }
derivation-rule-ratio_cap = { $formula }，最多按 { $limit } 倍，得 { $points }
derivation-rule-ratio_floor = { $formula }，至少按 { $limit } 倍，得 { $points }
derivation-rule-ratio_best = 数值为 { $value }，按最好计，得 { $points }
derivation-rule-nothing = 数值为 { $value }，得 { $points }
derivation-rule-pass = 要求 { $op } { $limit }，实际 { $value }，达标，得 { $points }
derivation-rule-fail = 要求 { $op } { $limit }，实际 { $value }，未达标，得 { $points }
derivation-rule-percent_cap = { $value } 超过 100，按 100 计，得 { $points }
derivation-rule-percent_floor = { $value } 低于 0，按 0 计，得 { $points }
derivation-rule-manual = 评分 { $value }（{ $min } 至 { $max }），得 { $points }
derivation-rule-manual_clamped = 评分 { $value } 超出 { $min } 至 { $max }，按界限计，得 { $points }
derivation-rule-lookup = 选项「{ $label }」，得 { $points }
derivation-rule-cap = { $formula }，最多 { $limit }，得 { $points }
derivation-rule-floor = { $formula }，最低 { $limit }，得 { $points }
derivation-rule-best = { $value } 不差于最好值 { $best }，得满分 { $points }
derivation-rule-worst = { $value } 不好于最差值 { $worst }，得 { $points }
derivation-rule-band = { $band }，这一档得 { $points }
derivation-rule-bonus = 加 { $points }（最多 { $max }）
derivation-rule-bonus_cap = 给 { $value }，最多加 { $max }，得 { $points }
derivation-rule-gives = 得 { $points }
derivation-rule-suggested = （建议规则，原文件未规定）
derivation-rule-inferred = （推定规则，由原文件推出）

## 不止一个数值的规则

derivation-among = { $all } 个中 { $op } { $limit } 的有 { $count } 个（{ $names }）
derivation-among_none = { $all } 个中没有 { $op } { $limit } 的
derivation-entities_without = { $names }没有数据，不算在内
derivation-cases = 时限内 { $inside } 件，共 { $all } 件
derivation-by_formula = 公式 { $expr }（{ $parts }）{ $sign } { $value }
derivation-group_mean = 同组 { $people } 人均值 { $value }
derivation-group_median = 同组 { $people } 人中位数 { $value }
derivation-all_mean = 同组人少，取全体 { $people } 人均值 { $value }
derivation-all_median = 同组人少，取全体 { $people } 人中位数 { $value }
derivation-group_baseline = 人少（{ $people } 人有数据），取基准值 { $value }
derivation-place = 第 { $rank } 名（参与排名 { $of } 人）
derivation-place_share = 第 { $rank } 名（参与排名 { $of } 人），前面的人占 { $place }%
derivation-combine-mean = 平均得 { $points }
derivation-combine-sum = 相加得 { $points }
derivation-combine-weighted = 按销售额加权得 { $points }
derivation-combine-worst = 取最低，得 { $points }
derivation-raters = { $count } 人评分：{ $each }，平均 { $value }
derivation-provisional = 暂定
derivation-provisional_line = 暂定：平台还没有统计完，以后导入新数据会变。

## 没有数据

derivation-missing-missing = 没有数据
derivation-missing-unsettled = 平台还没有统计完
derivation-missing-not_measured = 没有可衡量的内容（分母为 0）
derivation-missing-ask = 等待补录，得分和总分暂缺
derivation-missing-reweight = 本项不计，其他项按比例折算
derivation-missing-zero = 按方案记 0 分

## 合计之后

derivation-gate = 实际 { $actual } { $op } { $limit }，触发底线：{ $effect }
derivation-of_item = { $item }：{ $text }
derivation-gate-item_zero = 本项记 0 分
derivation-gate-total_zero = 总分记 0 分
derivation-gate-grade_at_most = 等级最高为「{ $grade }」
derivation-gate-grade_limited = 限制最高等级
derivation-gate-unranked = 不参与排名
derivation-reweighted = 有评分项不计，其余 { $before } × { $factor } { $sign } { $after }
derivation-scaled = 各项按满分折算：{ $before } × { $factor } { $sign } { $after }
derivation-override = { $by } 于 { $at } 把得分由「{ $from }」改为「{ $to }」，原因：{ $reason }
derivation-grade_override = { $by } 于 { $at } 把等级由「{ $from }」改为「{ $to }」，原因：{ $reason }
derivation-no_value = 无
derivation-grade = 总分达到 { $min }，等级「{ $grade }」
derivation-grade_coefficient = 总分达到 { $min }，等级「{ $grade }」，系数 { $coefficient }
derivation-rank_place = 前面的人占 { $place }%，参评率 { $participation }%
derivation-rank_failed = 「{ $grade }」要求{ $item } { $op } { $limit }，实际 { $actual }，未达到
derivation-rank_failed_ratio = 「{ $grade }」要求{ $item }为本组的 { $op } { $limit }%，实际 { $actual }%，未达到
derivation-rank_grade = 等级「{ $grade }」
derivation-rank_grade_coefficient = 等级「{ $grade }」，系数 { $coefficient }
derivation-rank_no_grade = 没有对应的等级
derivation-grade_capped = 等级由「{ $from }」限为「{ $to }」
derivation-rank_reward = 第 { $rank } 名奖励 { $amount }

## 总分

derivation-total = 总分 { $total }（满分 { $max }）
derivation-total_open = 总分暂缺，缺少：{ $items }
derivation-total_none = 总分暂缺
derivation-total_sum = 各项相加：{ $sum } = { $points }
derivation-total_rank = 第 { $rank } 名（共 { $of } 人）
derivation-total_grade = 等级「{ $grade }」
derivation-total_coefficient = 系数 { $coefficient }

## 来源

derivation-source = { $place }!{ $cell }
derivation-source_more = { $source } 等 { $count } 格
