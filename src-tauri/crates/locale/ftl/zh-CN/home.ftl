### 首页：这个月还差什么。

home-misses = 这个月还差什么
home-nothing = 什么都不差。
home-closed = 这个月已经关账。
home-miss-no_shop = 还没有店铺
home-miss-no_staff = 还没有员工
home-miss-no_scheme = { $count } 名员工还没有考核方案
home-miss-owner_must_set = 方案里有 { $count } 个数值要您来定
home-miss-unbound = { $count } 个昵称不知道是谁
home-miss-missing_days = { $count } 天未导入
home-miss-unsettled = { $count } 天的数据导入时平台没统计完，现在可以重新导出了
home-miss-missing_items = { $count } 个评分项缺数据
home-miss-unconfirmed = { $count } 张考核表还没确认
home-miss-appeals = { $count } 份申诉等您裁定
home-miss-follow_ups = { $count } 项跟进到期了
home-miss-ready_to_close = 都齐了，可以关账
home-mend-no_shop = 添加店铺
home-mend-no_staff = 添加员工
home-mend-no_scheme = 选择方案
home-mend-owner_must_set = 去设定
home-mend-unbound = 去认领
home-mend-missing_days = 看缺哪些
home-mend-unsettled = 看缺哪些
home-mend-missing_items = 去录入
home-mend-unconfirmed = 去确认
home-mend-appeals = 去裁定
home-mend-follow_ups = 去跟进
home-mend-ready_to_close = 关账
home-sheets = 考核表
home-no_sheets = 这个月还没有考核表。导入数据、指定方案之后就会出现。
home-backup = 备份
home-backup_age = { $days ->
    [0] 今天备份过
   *[other] 上次备份在 { $days } 天前
}
home-backup_none = 还没有备份
home-miss-waiting = { $count } 天的数据平台还没统计完，过几天再导出
home-mend-waiting = 看日历
