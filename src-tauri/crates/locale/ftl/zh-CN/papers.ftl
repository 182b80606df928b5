### 打印：考核表、排名表、工作簿。

papers-choose = 打印什么
papers-kind = 种类
papers-kind-evaluation = 绩效考核表
papers-kind-ranking = 排名表（内部）
papers-kind-ranking_wall = 公示表（只有工号）
papers-kind-workbook = 工作簿（xlsx）
papers-file-evaluation = { $month }绩效考核表
papers-file-ranking = { $month }排名表
papers-file-ranking_wall = { $month }公示表
papers-file-workbook = { $month }绩效月报
papers-people = 员工
papers-everybody = 全部 { $count } 人
papers-pages = 共 { $count } 页，与打印出来的一样
papers-workbook_sheets = 工作簿有 { $count } 张表：汇总、每人一张、全部数据及出处。
papers-page_of = 第 { $page } 页，共 { $pages } 页
papers-save = 保存
papers-save_pdf = 保存为一个 PDF
papers-save_xlsx = 保存为 xlsx
papers-each = 每人一个 PDF
papers-saving = 正在排版并保存
papers-saved = 已保存 { $count } 个文件
papers-reveal = 打开所在文件夹
papers-none = { $month }没有可打印的
papers-none_why = 有了考核表，这里就能预览和保存成 PDF。
papers-preview = 预览
