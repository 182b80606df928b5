"""pandas reading the same files: one large text, or a folder of workbooks."""
import glob
import json
import os
import sys
import time

import pandas as pd

for line in sys.stdin:
    what, _, path = line.strip().partition(" ")
    start = time.perf_counter()
    if what == "csv":
        rows = len(pd.read_csv(path, encoding="gbk"))
    else:
        rows = sum(len(pd.read_excel(f, engine="openpyxl")) for f in sorted(glob.glob(os.path.join(path, "*.xlsx"))))
    print(json.dumps({"rows": rows, "seconds": time.perf_counter() - start}), flush=True)
