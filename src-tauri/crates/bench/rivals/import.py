"""pandas as somebody who knows it would use it: one read, one melt, one transaction."""
import itertools
import json
import os
import sqlite3
import sys
import time

import pandas as pd

path = sys.argv[1]
name = os.path.basename(path)
KEYS = ["旺旺昵称", "日期"]
frame = None


def read():
    global frame
    frame = pd.read_excel(path, engine="openpyxl")
    return {"rows": len(frame)}


def letters(n):
    return chr(65 + n) if n < 26 else letters(n // 26 - 1) + chr(65 + n % 26)


def prepare(database):
    con = sqlite3.connect(database, isolation_level=None)
    con.execute("PRAGMA journal_mode = WAL")
    con.execute("PRAGMA synchronous = FULL")
    con.execute("PRAGMA wal_autocheckpoint = 4000")
    con.execute("CREATE TABLE fact (nickname TEXT, day TEXT, metric TEXT, value REAL, file TEXT, sheet TEXT, cell TEXT)")
    con.execute("CREATE UNIQUE INDEX fact_cell ON fact (file, sheet, cell)")
    return con


def write(con):
    columns = {header: letters(i) for i, header in enumerate(frame.columns)}
    long = frame.melt(id_vars=KEYS, var_name="metric", value_name="value", ignore_index=False)
    rows = (long.index + 2).astype(str)
    cells = long["metric"].map(columns) + rows
    con.execute("BEGIN IMMEDIATE")
    con.executemany(
        "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)",
        zip(
            long[KEYS[0]].tolist(),
            long[KEYS[1]].dt.strftime("%Y-%m-%d").tolist(),
            long["metric"].tolist(),
            long["value"].tolist(),
            itertools.repeat(name),
            itertools.repeat("客服数据"),
            cells.tolist(),
        ),
    )
    con.execute("COMMIT")
    return {}


for line in sys.stdin:
    what, _, database = line.strip().partition(" ")
    con = prepare(database) if what == "write" else None
    start = time.perf_counter()
    answer = read() if what == "read" else write(con)
    answer["seconds"] = time.perf_counter() - start
    if con:
        answer["rows"] = con.execute("SELECT count(*) FROM fact").fetchone()[0]
        con.close()
    print(json.dumps(answer), flush=True)
