//! One small sheet of every platform export, with the oddities its platform is known for. The headers
//! are those the platforms print; the figures are made up.

use intake::Kind;

use crate::book::{codes, only_sheet};
use crate::shipped::{all, layout_of, read_on, sheet};

/// Layout, file, sheet, lines, the figures of the first row.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str], &'static str);

const AGENTS: &[Case] = &[
    (
        "sycm.custom_agent",
        "自制报表-报表查看-客服绩效_20260509_20260509_全部.xlsx",
        "客服绩效",
        &[
            "旺旺昵称|询单最终付款人数|询单人数|询单最终付款转化率|首次响应时长（秒)|平均响应时长（秒)|客户满意率|旺旺回复率|询单最终付款金额|成功退款金额",
            "店:阿青|4|10|40.00%|12.50|30.25|90.00%|100.00%|1,234.50|0.00",
            "汇总值|4|10|40.00%|-|-|-|-|1,234.50|0.00",
            "平均值|4|10|40.00%|12.50|30.25|90.00%|100.00%|1,234.50|0.00",
            "全店汇总值|40|100|40.00%|-|-|-|-|9,999.00|0.00",
            "全店平均值|4|10|40.00%|12|30|90.00%|99%|999.90|0.00",
            "同行同层优秀|9|12|75.00%|5|10|98.00%|100%|5,000.00|0.00",
            "同行同层均值|5|11|45.00%|15|35|88.00%|97%|2,000.00|0.00",
        ],
        "pay_users_final=4; inquiry_users=10; conv_pay_final=0.4; first_resp_sec=12.5; avg_resp_sec=30.25; csat_rate=0.9; reply_rate=1; pay_amount_final=1234.5; refund_amount=0",
    ),
    (
        "sycm.reception",
        "咨询接待_20260509.xlsx",
        "Sheet1",
        &[
            "旺旺昵称|旺旺分组|咨询人数|接待人数|未回复人数|有效接待人数|平均响应时长（秒)|3分钟人工响应率|咨询客服人次|客服回复人次|客服未回复人次|旺旺回复率|首次响应时长（秒)|慢响应人数|长接待人数|买家发起人数|客服主动跟进人数|总消息数|买家消息条数|客服消息条数|答问比|客服字数|平均接待时长",
            "阿青|售前|30|28|1|25|33.1|96.7%|30|29|1|96.67%|11.2|2|1|29|1|310|130|180|1.38|5,200|2分30秒",
        ],
        "consult_users=30; receive_users=28; unreplied_users=1; valid_receive_users=25; avg_resp_sec=33.1; within_3min_rate=0.967; consult_sessions=30; replied_times=29; unreplied_times=1; reply_rate=0.9667; first_resp_sec=11.2; slow_users=2; long_users=1; buyer_initiated=29; agent_initiated=1; total_msgs=310; buyer_msgs=130; agent_msgs=180; qa_ratio=1.38; agent_words=5200; avg_receive_duration=150",
    ),
    (
        "pdd.agent_detail",
        "客服_服务数据_20260509-20260509.xlsx",
        "客服绩效详情",
        &[
            "数据说明",
            "",
            "客服账号|客服服务分|咨询人数|询单人数|最终成团人数|去退销售额|需要人工回复的咨询人数|人工接待人数|3分钟未回复人数|3分钟人工回复率(8-23点)|30秒应答率(8-23点)|平均人工响应时长|询单转化率|客服销售额",
            "pdd001|4.8|50|20|8|￥800.00|45|44|1|97.8%|80%|0.5|40%|￥880.00",
        ],
        "service_score=4.8; consult_users=50; inquiry_users=20; pay_users_final=8; sales_amount_net=800; needs_human_users=45; receive_users=44; unreplied_3min_users=1; within_3min_rate=0.978; within_30s_rate=0.8; avg_resp_sec=30; conv_pay_final=0.4; sales_amount=880",
    ),
    (
        "feige.agent",
        "客服表现_2026-05-09至2026-05-09.xlsx",
        "Sheet1",
        &[
            "客服账号|客服在线天数|接待会话量|待回复会话量|已接待人数|转出会话量|有效评价数|有效好评数|有效差评数|全天不满意率|全天满意率|全天平响时长|全天首响时长|全天3分钟回复率|工作时间3分钟回复率|服务问题会话数|询单人数|下单人数|支付人数|退款人数|客服询单支付额|退款金额|退款后销售额|询单转化率",
            "店铺汇总值|-|120|0|100|3|10|9|1|-|-|-|-|-|-|0|40|20|18|1|5000|100|4900|-",
            "店铺平均值|1|120|0|100|3|10|9|1|10%|90%|2分30秒|11秒|97%|98%|0|40|20|18|1|5000|100|4900|45%",
            "小飞|1|120|0|100|3|10|9|1|10%|90%|2分30秒|11秒|97%|98%|0|40|20|18|1|5000|100|4900|45%",
        ],
        "work_days=1; receive_sessions=120; pending_sessions=0; receive_users=100; transferred_sessions=3; ratings_received=10; good_ratings=9; bad_ratings=1; dissat_rate=0.1; csat_rate=0.9; avg_resp_sec=150; first_resp_sec=11; within_3min_rate=0.97; within_3min_rate_work=0.98; problem_sessions=0; inquiry_users=40; order_users=20; pay_users_final=18; refund_users=1; sales_amount=5000; refund_amount=100; sales_amount_net=4900; conv_pay_final=0.45",
    ),
    (
        "weixin.service",
        "微信小店客服数据_2026-05-09.xlsx",
        "Sheet1",
        &["客服|咨询用户数|会话数|回复率|平均响应|未回复率|满意率", "小微|30|35|97%|28秒|3%|95%"],
        "consult_users=30; consult_sessions=35; reply_rate=0.97; avg_resp_sec=28; unreplied_rate=0.03; csat_rate=0.95",
    ),
    (
        "weixin.sales",
        "微信小店客服数据_2026-05-09.xlsx",
        "Sheet1",
        &["客服|询单人数|下单人数|成交人数|询单转化率|客服销售额", "小微|20|10|8|40%|1,000.00"],
        "inquiry_users=20; order_users=10; pay_users_final=8; conv_pay_final=0.4; sales_amount=1000",
    ),
    (
        "chitu.presales_detail",
        "售前明细_2026-05-09至2026-05-09.xlsx",
        "Sheet1",
        &[
            "客服|接待人数|询单人数|询单->最终付款人数|询单->最终付款成功率|客件数|客单价|邮费总额|手工折扣率|客服回复率|平均响应时间|首次响应时间|平均接待时长|平均接待时长(秒)|静默下单本人落实付款-人数|静默下单本人落实付款-金额|销售额|客服答问比|慢响应人数|询单->最终下单人数|下单->最终付款成功率|全静默单本人跟进-人数|询单->次日付款人数|询单->次日付款成功率|协助跟进人数|协助下单人数|转出人数|退款率",
            "阿青|30|12|延迟统计|延迟统计|1.5|200|0|0|98%|30秒|12秒|2分30秒|150|1|99|600|1.4|2|5|80%|0|4|33%|0|1|0|5%",
            "汇总|30|12|延迟统计|延迟统计|1.5|200|0|0|98%|30秒|12秒|2分30秒|150|1|99|600|1.4|2|5|80%|0|4|33%|0|1|0|5%",
        ],
        "receive_users=30; inquiry_users=12; pay_users_final=- unsettled; conv_pay_final=- unsettled; items_per_customer=1.5; avg_order_value=200; reply_rate=0.98; avg_resp_sec=30; first_resp_sec=12; avg_receive_duration=150; landed_silent_pay_users=1; landed_silent_pay_amount=99; sales_amount=600; qa_ratio=1.4; slow_users=2; order_users=5; conv_order_to_pay=0.8; silent_followup_users=0; pay_users_next_day=4; conv_pay_next_day=0.33; assist_followup_users=0; assist_order_users=1; transfer_out=0; own_refund_rate=0.05",
    ),
    (
        "chitu.online",
        "遵时率_2026-05-09至2026-05-09.xlsx",
        "Sheet1",
        &[
            "客服|旺旺|上班天数|平均上线时间|平均最后在线时间|最早上线|最晚在线|总登录次数|日均登录次数|在线总时长|在线总时长(秒)|平均日在线时长|平均日在线时长(秒)|服务总时长|服务总时长(秒)|挂起总时长|挂起总时长(秒)",
            "青|店:阿青|1|08:30:00|18:00:00|08:30:00|18:00:00|2|2|9小时30分|34200|9小时30分|34200|9小时|32400|30分|1800",
        ],
        "work_days=1; logins=2; chat_online_hours=9.5; service_hours=9; suspended_hours=0.5",
    ),
];

const SHOPS: &[Case] = &[
    (
        "sycm.reception_shop",
        "咨询接待.xlsx",
        "Sheet1",
        &[
            "日期|咨询人数|接待人数|未回复人数|有效接待人数|平均响应时长（秒)|3分钟人工响应率",
            "2026-05-09|30|28|1|25|33.1|96.7%",
        ],
        "consult_users=30; receive_users=28; unreplied_users=1; valid_receive_users=25; avg_resp_sec=33.1; within_3min_rate=0.967",
    ),
    (
        "sycm.inquiry_shop",
        "业绩询单_20260512.xlsx",
        "Sheet1",
        &[
            "日期|询单人数|当日询单人数|当日付款人数|当日付款金额|最终付款人数|最终付款金额|询单当日付款转化率|询单最终付款转化率",
            "2026-05-09|100|90|30|3,000.00|45|4,500.00|33.33%|45.00%",
            "2026-05-10|暂无数据|-|-|-|-|-|-|-",
        ],
        "inquiry_users=100; inquiry_users_today=90; pay_users_today=30; pay_amount_today=3000; pay_users_final=45; pay_amount_final=4500; conv_pay_today=0.3333; conv_pay_final=0.45",
    ),
    (
        "sycm.basket_shop",
        "客单价.xlsx",
        "Sheet1",
        &["日期|销售额|销售量|销售人数|客单价|客件数|件均价", "2026-05-09|1.2万|60|40|300|1.5|200"],
        "sales_amount=12000; sales_qty=60; sales_users=40; avg_order_value=300; items_per_customer=1.5; avg_item_price=200",
    ),
    (
        "sycm.reviews_shop",
        "接待评价.xlsx",
        "Sheet1",
        &[
            "日期|接待人数|总|||||||||||邀请|||||||||||自主||||||||||",
            "||发出|收到|很满意|满意|一般|不满|很不满|发送率|返回率|满意率|服务度|发出|收到|很满意|满意|一般|不满|很不满|发送率|返回率|满意率|服务度|发出|收到|很满意|满意|一般|不满|很不满|发送率|返回率|满意率|服务度",
            "2026-05-09|100|50|20|15|3|1|1|0|50%|40%|90%|4.7|40|16|12|3|1|0|0|40%|40%|93.75%|4.8|10|4|3|0|0|1|0|10%|40%|75%|4.2",
        ],
        "receive_users=100; csat_sent=50; ratings_received=20; csat_very_satisfied=15; csat_satisfied=3; csat_neutral=1; csat_dissatisfied=1; csat_very_dissatisfied=0; eval_rate=0.5; eval_return_rate=0.4; csat_rate=0.9; csat_invited_sent=40; csat_invited_received=16; csat_invited_rate=0.9375; csat_own_sent=10; csat_own_received=4; csat_own_rate=0.75",
    ),
    (
        "jd.workload",
        "客服_服务工作量.xlsx",
        "Sheet1",
        &[
            "服务工作量",
            "",
            "日期|在岗客服数|登录时长(小时)|店铺服务时长(小时)|咨询独立访客|咨询量|接待量|接通率|回复率|30秒应答率|满意度|邀评率|平均回复消息数|超时回复量|平均会话时长(分)|首次平均响应|新平均响应|留言咨询量|留言分配量|留言接待量|留言回复率|留言响应率|商家留言率|解决率",
            "2026.05.09|3|25.5|16|80|90|88|97.8|99|85.5|96|70|4.2|2|3.5|9.8|21.4|5|5|4|80|60|5.5|91",
        ],
        "agents_on_duty=3; shop_login_hours=25.5; service_hours=16; consult_users=80; consult_sessions=90; receive_sessions=88; connect_rate=0.978; reply_rate=0.99; within_30s_rate=0.855; csat_rate=0.96; eval_rate=0.7; msgs_per_reception=4.2; overtime_replies=2; avg_receive_duration=210; first_resp_sec=9.8; avg_resp_sec=21.4; note_consults=5; note_assigned=5; note_received=4; note_reply_rate=0.8; note_response_rate=0.6; shop_note_rate=0.055; shop_solved_rate=0.91",
    ),
    (
        "jd.sales",
        "客服_销售绩效.xlsx",
        "Sheet1",
        &[
            "日期|在岗客服数|售前接待人数|下单人数|出库人数|订单数|出库订单数|下单商品件数|出库商品件数|下单商品金额|出库商品金额|咨询下单转化率|咨询出库转化率",
            "2026/5/9|3|60|20|15|22|16|30|20|¥3,000|¥2,000|33.3%|25%",
        ],
        "agents_on_duty=3; presales_receive_users=60; order_users=20; outstock_users=15; order_orders=22; outstock_orders=16; order_items=30; outstock_qty=20; order_amount=3000; outstock_amount=2000; conv_order_final=0.333; conv_outstock=0.25",
    ),
    (
        "pdd.service_shop",
        "客服_服务数据.xlsx",
        "Sheet1",
        &[
            "说明",
            "",
            "日期|咨询人数|需人工回复人数|人工接待人数|3分钟未回复人数|3分钟人工回复率(8-23点)|30秒应答率(8-23点)|平均人工响应时长(分)|低分订单|纠纷退款",
            "05-09-26|50|45|44|1|0.978|0.8|0.5|0|1",
        ],
        "consult_users=50; needs_human_users=45; receive_users=44; unreplied_3min_users=1; within_3min_rate=0.978; within_30s_rate=0.8; avg_resp_sec=30; low_score_orders=0; dispute_refunds=1",
    ),
    (
        "pdd.sales_shop",
        "客服_销售数据.xlsx",
        "Sheet1",
        &["日期|询单人数|最终成团人数|询单转化率|客服销售额|可提升销售额", "05-09-26|20|8|40%|880.00|120"],
        "inquiry_users=20; pay_users_final=8; conv_pay_final=0.4; sales_amount=880; missed_sales_amount=120",
    ),
    (
        "kuaishou.shop",
        "客服_考核数据_20260509.xlsx",
        "Sheet1",
        &[
            "三分钟回复率（人维度）|三分钟回复率（会话）|不服务率|咨询人数|咨询人次|人工会话量|人工平均回复时长|好评率（人维度）|好评率（会话）|差评率（人维度）|差评率（会话）|IM不满意率（人维度）|询单人数|下单人数|支付人数|询单转化率|询单客单价|客服销售额",
            "98%|97%|1%|50|55|53|25秒|90%|89%|2%|2%|1%|20|10|8|40%|110|880",
        ],
        "within_3min_rate=0.98; within_3min_rate_sessions=0.97; unreplied_rate=0.01; consult_users=50; consult_sessions=55; receive_sessions=53; avg_resp_sec=25; csat_rate=0.9; csat_rate_sessions=0.89; bad_rating_rate=0.02; bad_rating_rate_sessions=0.02; dissat_rate=0.01; inquiry_users=20; order_users=10; pay_users_final=8; conv_pay_final=0.4; avg_order_value=110; sales_amount=880",
    ),
];

#[test]
fn every_platform_s_export_is_recognised_and_every_column_read() {
    for (layout, file, tab, lines, want) in AGENTS.iter().chain(SHOPS) {
        let draft = sheet(file, tab, lines);
        assert_eq!(layout_of(&draft), Some(*layout), "{:?}", draft.problems);
        assert_eq!(codes(&draft), Vec::<&str>::new(), "{layout}");
        let sheet = only_sheet(&draft);
        assert_eq!(all(&sheet.rows[0]), *want, "{layout}");
        assert_eq!(sheet.unread, Vec::<String>::new(), "{layout}");
        assert_eq!(sheet.rows[0].span.first.to_string(), "2026-05-09", "{layout}");
    }
}

#[test]
fn agents_are_named_as_printed_and_exports_of_a_shop_name_nobody() {
    for (layout, file, tab, lines, _) in AGENTS {
        let draft = sheet(file, tab, lines);
        assert!(only_sheet(&draft).rows.iter().all(|r| r.nickname.is_some()), "{layout}");
    }
    for (layout, file, tab, lines, _) in SHOPS {
        let draft = sheet(file, tab, lines);
        assert!(only_sheet(&draft).rows.iter().all(|r| r.nickname.is_none()), "{layout}");
    }
}

#[test]
fn summary_rows_of_the_platforms_become_nobody_s_figures() {
    let (_, file, tab, lines, _) = AGENTS[0];
    let draft = sheet(file, tab, lines);
    let sheet_ = only_sheet(&draft);
    assert_eq!((sheet_.rows.len(), sheet_.summary.len()), (1, 6));
    let (_, file, tab, lines, _) = AGENTS[3];
    let draft = sheet(file, tab, lines);
    let labels: Vec<_> = draft.sheets[0].summary.iter().map(|s| s.label.as_str()).collect();
    assert_eq!(labels, ["店铺汇总值", "店铺平均值"]);
}

#[test]
fn a_figure_is_settled_only_after_the_days_its_platform_takes() {
    let head = ["日期|询单人数|当日询单人数|最终付款人数", "2026-05-09|100|90|45"];
    let rows: Vec<Vec<&str>> = head.iter().map(|l| l.split('|').collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let bytes = crate::book::workbook(&[("业绩询单", &rows)]);
    for (today, settled) in [("2026-05-11", false), ("2026-05-12", true)] {
        let draft = read_on(today, "x.xlsx", &bytes);
        let told = crate::book::told(&only_sheet(&draft).rows[0], "pay_users_final");
        assert_eq!(told, if settled { "45 settled" } else { "45 unsettled" }, "{today}");
    }
}

#[test]
fn a_rate_of_the_row_s_own_columns_carries_both_parts() {
    let (_, file, tab, lines, _) = AGENTS[1];
    let draft = sheet(file, tab, lines);
    let rate = crate::book::cell(&only_sheet(&draft).rows[0], "reply_rate");
    assert_eq!((rate.numerator, rate.denominator), (Some(29.into()), Some(30.into())));
}

const NAMED: [(&str, &str, &[&str]); 10] = [
    (
        "dingtalk.daily",
        "每日统计",
        &[
            "每日汇总 统计日期：2026-05-01 至 2026-05-31",
            "报表生成时间：2026-06-01 08:00",
            "姓名|考勤组|部门|工号|职位|UserId|日期|workDate|班次|上班1打卡时间|上班1打卡结果|请假||加班总时长",
            "|||||||||||事假(小时)|年假(天)|",
            "张三|普通出勤|客服部|001|客服|u1|26-05-01 星期五|1777564800000|普通出勤 08:30-18:00|08:20|正常|||",
        ],
    ),
    (
        "dingtalk.month",
        "月度汇总",
        &[
            "月度汇总 统计日期：2026-05-01 至 2026-05-31",
            "姓名|考勤组|部门|工号|出勤天数|迟到次数|早退次数|请假||考勤结果|",
            "|||||||事假(小时)|年假(天)|1|六",
            "张三|普通出勤|客服部|001|20|0|0|||正常|休息",
        ],
    ),
    (
        "dingtalk.punches",
        "打卡时间",
        &[
            "姓名|考勤组|部门|UserId|打卡时间||||",
            "||||劳动节|六|日|4|5",
            "张三|普通出勤|客服部|u1||||08:20|08:21",
        ],
    ),
    (
        "dingtalk.raw",
        "原始记录",
        &[
            "姓名|考勤组|部门|工号|UserId|考勤日期|考勤时间|打卡时间|打卡结果|打卡地址",
            "张三|普通出勤|客服部|001|u1|26-05-01 星期五|2026-05-01 08:30|2026-05-01 08:20|正常|考勤机",
        ],
    ),
    (
        "dingtalk.overtime",
        "加班",
        &[
            "序号|数据id|审批编号|标题|发起时间|审批状态|审批结果|发起人姓名|开始时间|结束时间|时长|加班类型|加班原因",
            "1|d1|20260501|加班|2026-05-01|完成|同意|张三|2026-05-01 18:00|2026-05-01 19:00|1|工作日|大促",
        ],
    ),
    (
        "wecom.month",
        "上下班打卡_月报",
        &[
            "上下班打卡_月报",
            "统计时间:03-01 ～ 03-31",
            "姓名|账号|所属规则|基础信息|||考勤概况||异常统计|",
            "|||部门|职务|工号|应出勤天数(天)|实际出勤天数(天)|异常合计(次)|迟到次数(次)",
            "张三|zs|规则|客服部|--|--|22|21|1|1",
        ],
    ),
    (
        "wecom.punches",
        "打卡时间记录",
        &[
            "打卡时间记录",
            "姓名|账号|基础信息|||打卡时间记录||",
            "||部门|职务|工号|1\n星期日|2\n星期一|3\n星期二",
            "张三|zs|客服部|--|--|--|08:38、18:00|08:59(补卡)、18:16",
        ],
    ),
    (
        "hr.punch_log",
        "Sheet1",
        &[
            "姓名|工号|部门|职位|手机号|打卡时间|打卡地点|来源|来源描述|是否有效",
            "张三|001|客服部|客服|-|2026-05-01 08:20|公司|手机||是",
        ],
    ),
    (
        "roster.grid",
        "Sheet1",
        &[
            "#46143",
            "|#46143|#46144|#46145|#46146|#46147|#46148|#46149|#46150",
            "姓名|#46143|#46144|#46145|#46146|#46147|#46148|#46149|#46150",
            "张三 |A1|A1|休|B2|B2|休|A2|A2",
        ],
    ),
    (
        "hr.staff_file",
        "花名册",
        &[
            "姓名|员工状态|部门|职位|职级|工号|证件号|手机号码|合同类型|员工类型|入职日期|性别|离职日期",
            "张三|在职|客服部|客服|P1|001|-|-|固定|全职|2025-01-01|女|",
        ],
    ),
];

#[test]
fn attendance_rosters_and_staff_files_are_named_and_left_to_their_own_place() {
    for (layout, tab, lines) in NAMED {
        let draft = sheet("考勤.xlsx", tab, lines);
        assert_eq!(layout_of(&draft), Some(layout), "{:?}", draft.problems);
        let sheet = only_sheet(&draft);
        assert_eq!((sheet.kind, sheet.rows.len()), (Kind::Known, 0), "{layout}");
        assert_eq!(codes(&draft), ["import.not_facts"], "{layout}");
        assert!(!draft.refused(), "{layout}");
    }
}

#[test]
fn the_attendance_files_that_real_programs_made_are_known() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/attendance");
    if !root.exists() {
        println!("skipped: no shared data beside the repository");
        return;
    }
    for (file, want) in [
        (
            "dingtalk/考勤报表.xlsx",
            vec!["dingtalk.punches", "dingtalk.raw", "dingtalk.month", "dingtalk.daily", "dingtalk.month"],
        ),
        ("wecom/上下班打卡_月报.xlsx", vec!["wecom.month"]),
        ("wecom/上下班打卡_打卡时间记录.xlsx", vec!["wecom.punches"]),
        ("wecom/排班表.xlsx", vec!["roster.grid"]),
    ] {
        let bytes = std::fs::read(root.join(file)).expect(file);
        let draft = crate::shipped::read(file, &bytes);
        let found: Vec<_> = draft.sheets.iter().map(|s| s.layout.as_deref().unwrap_or("?")).collect();
        assert_eq!(found, want, "{file}");
    }
}

#[test]
fn real_files_of_chitu_stay_known_among_all_layouts_and_nothing_in_them_is_doubted() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/kpi/chitu");
    if !root.exists() {
        println!("skipped: no shared data beside the repository");
        return;
    }
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".xlsx") {
            continue;
        }
        let draft = crate::shipped::read(&name, &std::fs::read(&path).unwrap());
        let mut found: Vec<_> = draft.sheets.iter().filter_map(|s| s.layout.as_deref()).collect();
        found.sort_unstable();
        assert_eq!(found, ["chitu.agent_data", "chitu.per_person_day", "chitu.weekly_person"], "{name}");
        assert_eq!(codes(&draft), Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn the_months_of_a_real_attendance_file_are_what_its_days_add_to() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/data/attendance/dingtalk/考勤报表.xlsx");
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: no shared data beside the repository");
        return;
    };
    let draft = crate::shipped::read("考勤报表.xlsx", &bytes);
    assert!(codes(&draft).iter().all(|c| *c == "import.not_facts"), "{:?}", codes(&draft));
    let of = |sheet: &str| draft.sheets.iter().find(|s| s.sheet == sheet).unwrap();
    let checks = &of("月度汇总").checks;
    // 59 of the 60 people stand in both sheets; what nobody did or took has no figure to compare.
    assert!(checks.iter().all(|c| (c.ok, c.compared, c.differing) == (true, 59, 0)), "{checks:#?}");
    let measures = [
        "出勤天数",
        "休息天数",
        "工作时长",
        "迟到次数",
        "迟到时长",
        "早退次数",
        "早退时长",
        "上班缺卡次数",
        "下班缺卡次数",
        "旷工天数",
        "外出时长",
        "请假·事假(小时)",
        "请假·年假(天)",
        "请假·调休(小时)",
        "请假·病假(小时)",
    ];
    for measure in measures {
        assert!(checks.iter().any(|c| c.metric == measure && !c.theirs.is_zero()), "{measure} {checks:#?}");
    }
    // A leftover half-filled sheet has one person and agrees as well.
    println!("{} columns compared, {}", checks.len(), of("Sheet1").checks.len());
    let (sheets, _) = intake::tables(&intake::Here, "考勤报表.xlsx", &bytes).unwrap();
    let people = |sheet: &str, first: u32| {
        let table = sheets.iter().flatten().find(|t| t.sheet == sheet).unwrap();
        let body = table.lines.iter().filter(|l| l.row + 1 >= first);
        let ids: std::collections::BTreeSet<String> = body.map(|l| intake::shown(l.get(5))).collect();
        ids.iter().filter(|id| !id.is_empty()).count()
    };
    let all = [("每日统计", 5), ("打卡时间", 5), ("月度汇总", 5), ("原始记录", 4)];
    assert_eq!(all.map(|(sheet, first)| people(sheet, first)), [60, 60, 59, 57]);
}
