"""The scoring workbook somebody would build by hand: raw figures and one formula a score, no stored results."""
import csv
import json
import os
import sys
from decimal import Decimal

from openpyxl import Workbook, load_workbook

folder = sys.argv[1]
PEOPLE = 500

# One an item, of the cell that holds its figure.
SCORES = [
    "=ROUND(15*MAX(0,MIN(1,30/{0})),2)",
    "=ROUND(10*MAX(0,MIN(1,({0}-90)/(30-90))),2)",
    "=ROUND(15*MAX(0,MIN(1,{0}/90)),2)",
    "=ROUND(10*MAX(0,MIN(1,{0}/98)),2)",
    "=ROUND(10*MAX(0,MIN(1,{0}/1.5)),2)",
    "=ROUND(MAX(0,10-{0}),2)",
    "=IF({0}<=1,5,0)",
    "=IF({0}<240,10,IF({0}<360,6,2))",
    "=ROUND(MIN(10,{0}*0.001),2)",
    "=ROUND({0}*0.5,2)",
]


def write():
    book = Workbook()
    sheet = book.active
    sheet.append(["month", "staff"] + [f"value {i}" for i in range(10)] + [f"points {i}" for i in range(10)] + ["total", "rank", "grade"])
    with open(os.path.join(folder, "figures.csv"), encoding="utf-8") as file:
        for n, (month, staff, *values) in enumerate(csv.reader(file)):
            row = n + 2
            first = n // PEOPLE * PEOPLE + 2
            last = first + PEOPLE - 1
            sheet.append(
                [int(month), staff]
                + [float(v) for v in values]
                + [score.format(f"{chr(67 + i)}{row}") for i, score in enumerate(SCORES)]
                + [
                    f"=ROUND(SUM(M{row}:V{row}),2)",
                    f"=RANK(W{row},W${first}:W${last})",
                    f'=LOOKUP(W{row},{{0,60,70,80,90}},{{"E","D","C","B","A"}})',
                ]
            )
    book.save(os.path.join(folder, "scores.xlsx"))
    Workbook().save(os.path.join(folder, "empty.xlsx"))
    return {}


def check():
    book = load_workbook(os.path.join(folder, "converted", "scores.xlsx"), data_only=True, read_only=True)
    totals = [row[0] for row in book.active.iter_rows(min_row=2, min_col=23, max_col=23, values_only=True)]
    total = sum(Decimal(str(round(t, 2))) for t in totals)
    return {"total": f"{total:f}", "rows": len(totals)}


for line in sys.stdin:
    print(json.dumps(write() if line.strip() == "write" else check()), flush=True)
