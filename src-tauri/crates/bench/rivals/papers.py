"""The same sheets as HTML, laid out by WeasyPrint: no JavaScript, one stylesheet, the system's Chinese font."""
import html
import json
import os
import sys
import time

from weasyprint import CSS, HTML

folder = sys.argv[1]
sheets = json.load(open(os.path.join(folder, "sheets.json"), encoding="utf-8"))

STYLE = """
@page { size: A4; margin: 14mm 15mm 17mm 18mm; @bottom-left { content: string(who); font-size: 7pt; color: #5a5a5a }
        @bottom-right { content: '第 ' counter(page) ' 页'; font-size: 7pt; color: #5a5a5a } }
body { font: 8.5pt/1.3 'Noto Sans CJK SC'; margin: 0 }
article { break-before: page; counter-reset: page 1 }
h1 { font-size: 19pt; margin: 0; string-set: who attr(data-who) }
h1 small { font-weight: normal; font-size: 13pt }
h2 { font-size: 9.5pt; margin: 12pt 0 5pt }
.soft { color: #5a5a5a; font-size: 7pt }
.head { display: flex; justify-content: space-between; border-bottom: 1.2pt solid; padding-bottom: 6pt }
dl { display: flex; gap: 7mm; white-space: nowrap; margin: 6pt 0 } dt { color: #5a5a5a; font-size: 7pt } dd { margin: 0 }
.total { font-size: 26pt; font-weight: bold }
.result { display: flex; justify-content: space-between; border: solid #a5a5a5; border-width: .5pt 0; padding: 9pt 0 }
table { width: 100%; border-collapse: collapse } th { text-align: left; font-size: 7.5pt; border-bottom: .8pt solid }
td { border-bottom: .5pt solid #a5a5a5; padding: 3.5pt 3pt } .n { text-align: right } .why { font-size: 7.5pt }
.block td { background: #f0f0f0; font-weight: bold; font-size: 7.5pt; padding: 3pt }
.mark { border: .5pt solid #5a5a5a; border-radius: 1pt; font-size: 6.5pt; padding: 0 2pt; margin-left: 3pt }
.line { height: 8mm; border-bottom: .4pt solid #a5a5a5 } .sign { display: flex; gap: 9mm; margin-top: 16pt }
.sign div { flex: 1 } .how { break-before: page } .how td { font-size: 7.5pt; vertical-align: top } .how td:first-child { width: 34mm }
"""


def e(text):
    return html.escape(str(text or ""))


def curve(months, key, y, style):
    points = [(8 + i * 33, y(float(m[key]))) for i, m in enumerate(months) if m[key] is not None]
    path = " ".join(f"{x:.1f},{v:.1f}" for x, v in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{v:.1f}" r="2"/>' for x, v in points)
    return f'<polyline points="{path}" fill="none" {style}/>{dots}'


def chart(months):
    known = [float(m[k]) for m in months for k in ("own", "group") if m[k] is not None]
    low, high = min(known), max(known)
    room = max((high - low) / 4, 2)
    y = lambda v: 68 - 68 * (v - low + room) / (high - low + 2 * room)
    labels = "".join(f'<text x="{8 + i * 33}" y="80" font-size="7" text-anchor="middle">{e(m["label"])}</text>' for i, m in enumerate(months))
    own = "".join(
        f'<text x="{8 + i * 33}" y="{y(float(m["own"])) - 4:.1f}" font-size="6.5" text-anchor="middle">{m["own"]}</text>'
        for i, m in enumerate(months)
        if m["own"] is not None
    )
    return (
        '<svg width="230" height="84">'
        + curve(months, "group", y, 'stroke="#5a5a5a" stroke-dasharray="3 2" stroke-width="0.7"')
        + curve(months, "own", y, 'stroke="black" stroke-width="1.3"')
        + labels + own + "</svg>"
    )


def sheet(s):
    p, r = s["person"], s["result"]
    who = " · ".join([p["name"], p["staff_no"], s["month"], s["print_date"]])
    pairs = [("姓名", p["name"]), ("工号", p["staff_no"]), ("岗位", p["post"]), ("店铺", p["shops"]), ("入职", p["hired"])]
    more = [("等级", r["grade"]), ("系数", r["coefficient"]), ("排名", f'{r["rank"]} / {r["of"]}' if r["rank"] else r["unranked"]),
            ("较上月", r["versus_last"]), ("较均分", r["versus_group"])]
    listed = lambda pairs: "<dl>" + "".join(f"<div><dt>{e(k)}</dt><dd>{e(v)}</dd></div>" for k, v in pairs if v) + "</dl>"
    rows, block = [], None
    for i in s["items"]:
        if i["block"] and i["block"] != block:
            rows.append(f'<tr class="block"><td colspan="6">{e(i["block"])}</td></tr>')
        block = i["block"]
        marks = "".join(f'<span class="mark">{e(m)}</span>' for m in i["marks"])
        rows.append(
            f'<tr><td>{e(i["name"])}{marks}</td><td class="n">{e(i["target"])}</td><td class="n">{e(i["actual"])}</td>'
            f'<td class="n"><b>{e(i["points"] or "未评")}</b></td><td class="n">{e(i["max"])}</td>'
            f'<td class="why">{"<br>".join(map(e, i["reasons"]))}</td></tr>'
        )
    steps = lambda d: "<br>".join(
        e(t["text"]) + "".join(f'<br><span class="soft">← {e(source)}</span>' for source in t["sources"]) for t in d["steps"]
    )
    how = "".join(f'<tr><td><b>{e(d["name"])}</b><br>{e(d["points"])}</td><td>{steps(d)}</td></tr>' for d in s["how"])
    lines = lambda n: '<div class="line"></div>' * n
    roles = {"employee": "被考核人", "supervisor": "主管", "owner": "负责人"}
    signs = "".join(
        f'<div><b>{roles[g["role"]]}</b><div class="line">{e(g["name"])}</div><span class="soft">日期</span> {e(g["date"])}</div>'
        for g in s["signatures"]
    )
    return f"""<article><div class="head"><div><div class="soft">{e(s["book"])}</div>
<h1 data-who="{e(who)}">绩效考核表 <small>{e(s["month"])}</small></h1></div><div>{e(" · ".join(s["stamps"]))}<br>{e(s["state"])}</div></div>
{listed(pairs)}<p class="soft">方案 {e(s["scheme"])} {e(s["scheme_version"])}</p>
<div class="result"><div><div class="soft">总分</div><span class="total">{e(r["total"])}</span> / {e(r["max"])}{listed(more)}</div>
{chart(s["chart"]["months"]) if s["chart"] else ""}</div>
<table><thead><tr><th>项目<th>目标<th>实际<th>得分<th>满分<th>说明</tr></thead>{"".join(rows)}
<tr><td colspan="3"><b>总分</b></td><td class="n"><b>{e(r["total"])}</b></td><td class="n">{e(r["max"])}</td><td></td></tr></table>
{"".join(f"<p>{e(t)}</p>" for t in s["remarks"])}
<h2>评语</h2>{e(s["comments"]) or lines(3)}<h2>改进计划</h2>{e(s["plan"]) or lines(3)}<div class="sign">{signs}</div>
<section class="how"><h2>分数怎么来的</h2><table>{how}</table><h2>异议</h2>{lines(3)}</section></article>"""


for line in sys.stdin:
    text = "<meta charset=utf-8><body>" + "".join(sheet(s) for s in sheets[: int(line)])
    start = time.perf_counter()
    HTML(string=text).write_pdf(os.path.join(folder, "rival.pdf"), stylesheets=[CSS(string=STYLE)])
    print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)
