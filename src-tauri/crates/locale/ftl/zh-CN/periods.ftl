### 季度、半年、年度：每个人各月的总分、平均、走势。

periods-grid = 各月总分
periods-length = 时间长短
periods-length-3 = 季度
periods-length-6 = 半年
periods-length-12 = 年度
periods-earlier = 往前
periods-later = 往后
periods-quarter = { $year } 年第 { $n } 季度
periods-half = { $year } 年{ $n ->
    [1] 上半年
   *[2] 下半年
}
periods-year = { $year } 年
periods-title_of = { $scheme }　{ $first } 至 { $last }
periods-totals = 总分
periods-mean = 平均
periods-counted = 有总分的月数
periods-counted_of = { $counted }/{ $of } 个月
periods-change = 每月升降
periods-change_why = 最接近各月总分的直线每月升降多少分；至少三个月才有
periods-streak = 连续
periods-streak_of = 连续按什么算
periods-streak-group = 本组平均
periods-streak-grade = 等级「{ $grade }」
periods-streak_above = 连续 { $months } 个月不低于本组平均
periods-streak_below = 连续 { $months } 个月低于本组平均
periods-streak_grade = 连续 { $months } 个月「{ $grade }」及以上
periods-streak_under = 连续 { $months } 个月不到「{ $grade }」
periods-short_above = { $months } 个月 ≥ { $what }
periods-short_below = { $months } 个月 < { $what }
periods-longest = 最长 { $months } 个月
periods-best = 最好的评分项
periods-worst = 最弱的评分项
periods-share = 得分占满分 %
periods-group_share = 本组平均占满分 %
periods-gap = 没有考核表
periods-max = 从{ $month }起满分由 { $before } 变为 { $after }，前后的总分不能直接比。
periods-empty = { $period }还没有考核表
periods-empty_why = 有了考核表，这里按月列出每个人的总分、平均和走势。
periods-export = 导出 Excel
periods-file = { $period }考核.xlsx
periods-chart = { $name } 各月总分：{ $values }
periods-person = { $name } 与本组平均
