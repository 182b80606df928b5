"""A second implementation of the evaluation contract, written from its text and simple enough to be read in
one go. Exact fractions, the standard library, no line shared with the program.

Reads a case a line: {"scheme": as in a scheme file, "rows": [[person, item, value, entity, numerator,
denominator], ...], "unranked": {person: why}, "volume": {person: number}}. Writes the result a line.
"""
import json
import re
import sys
from fractions import Fraction as F

sys.dont_write_bytecode = True

from formula import half_up, read_formula, used, work_out  # noqa: E402

OPS = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
       ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "!=": lambda a, b: a != b}
MISSING, NOT_MEASURED = "missing", "not_measured"


class Refused(Exception):
    """What the contract calls an error."""


def clamp(n, low, high):
    return high if n > high else low if n < low else n


def show(n):
    """At most two places, or as many as it has; no trailing zeros."""
    if n is None:
        return None
    text = f"{abs(int(n * 10**6)):07d}"
    text = (text[:-6] + "." + text[-6:]).rstrip("0").rstrip(".")
    return ("-" if n < 0 else "") + text


def number(text):
    try:
        return F(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None
    except ValueError:
        return None


# What a person's cells say: a value for each item, or why there is none.

class Cell:
    def __init__(self):
        self.value, self.state, self.entities, self.given = None, MISSING, [], False


def of_row(item, value, numerator, denominator):
    """(value, state) of one line: as given, else the quotient of its parts."""
    top, bottom = number(numerator), number(denominator)
    if bottom == 0:
        return None, NOT_MEASURED
    if value not in ("", "-", "--"):
        n = number(value)
        return (value if n is None else n), None
    if top is None or bottom is None:
        return None, MISSING
    kinds = ("percent_score", "sla_hit_rate", "entity_pass_rate")
    percent = item.get("unit") == "%" or item["rule"]["kind"] in kinds
    return top * (100 if percent else 1) / bottom, None


def entity_value(item, entities):
    rule, values = item["rule"], [e["value"] for e in entities if e["value"] is not None]
    kind = rule["kind"]
    if kind == "sla_hit_rate":
        known = [e for e in entities if e["num"] is not None and e["den"] is not None]
        inside, all = sum(e["num"] for e in known), sum(e["den"] for e in known)
        return F(inside * 100) / all if all else None
    if not values:
        return None
    if kind == "entity_deduct":
        return F(sum(OPS[rule["op"]](v, rule["threshold"]) for v in values))
    if kind == "entity_pass_rate":
        return F(100 * sum(OPS[rule["op"]](v, rule["line"]) for v in values), len(values))
    return F(sum(values)) / len(values)


def cells(items, rows, person):
    """Everything a person's lines say, by item."""
    found = {}
    for item in items:
        cell = found[item["id"]] = Cell()
        own = [r[2:] for r in rows if r[0] == person and r[1] == item["id"]]
        if not own:
            continue
        kind = item["rule"]["kind"]
        if own[0][1] == "":
            cell.value, state = of_row(item, own[0][0], own[0][2], own[0][3])
            cell.state, cell.given = state or MISSING, cell.value is not None
        elif kind in ("manual", "percent_score") and "per_entity" not in item["rule"]:
            marks = [of_row(item, v, t, b)[0] for v, _, t, b in own]
            marks = [m for m in marks if m is not None]
            if marks:
                cell.value = F(sum(marks)) / len(marks)
        else:
            for value, entity, top, bottom in own:
                v, state = of_row(item, value, top, bottom)
                cell.entities.append({"entity": entity, "value": v, "state": state,
                                      "num": number(top), "den": number(bottom)})
            cell.value = entity_value(item, cell.entities)
            unmeasured = any(e["state"] == NOT_MEASURED or e["den"] == 0 for e in cell.entities)
            cell.state = NOT_MEASURED if unmeasured else MISSING
    formulas = {i["id"]: read_formula(i["rule"]["expr"]) for i in items if i["rule"]["kind"] == "formula"}
    while formulas:
        for id, tree in list(formulas.items()):
            if any(u in formulas for u in used(tree)):
                continue
            del formulas[id]
            if found[id].value is not None:
                continue
            lacking = [found[u].state for u in used(tree) if found[u].value is None]
            if lacking:
                found[id].state = MISSING if MISSING in lacking else NOT_MEASURED
                continue
            values = {u: found[u].value for u in used(tree)}
            if any(isinstance(v, str) for v in values.values()):
                raise Refused("a word in a formula")
            found[id].value = work_out(tree, values)
    return found


# Points of one value.

def band_points(bands, v):
    for b in bands:
        low, high = b.get("min"), b.get("max")
        above = low is None or (v >= low if b.get("min_incl", True) else v > low)
        below = high is None or (v <= high if b.get("max_incl", False) else v < high)
        if above and below:
            return F(b["points"])
    raise Refused("no band")


def lower_is_better(item):
    rule = item["rule"]
    return rule.get("dir") == "lower" or rule["kind"] in ("deduct", "entity_deduct")


class Month:
    def __init__(self, case):
        self.scheme = case["scheme"]
        self.items = [i for i in self.scheme["items"] if i.get("enabled", True)]
        self.by_id = {i["id"]: i for i in self.items}
        self.people = sorted({r[0] for r in case["rows"]})
        self.cells = {p: cells(self.items, case["rows"], p) for p in self.people}
        self.why = {p: self.aside(p, case) for p in self.people}

    def aside(self, person, case):
        """Why somebody takes no place."""
        for item in self.items:
            gate = item.get("gate")
            if gate and gate["effect"] == "unranked" and self.closes(person, item) is not None:
                return "gate"
        if person in case["unranked"]:
            return case["unranked"][person]
        least, volume = self.scheme.get("min_volume"), case["volume"].get(person)
        if least and volume is not None and F(volume) < least["value"]:
            return "low_volume"
        return None

    def takes_place(self, person):
        why = self.why[person]
        return why is None or (why != "gate" and self.scheme.get("rank_everyone", False))

    def closes(self, person, item):
        gate = item["gate"]
        v = self.cells[person][gate.get("item") or item["id"]].value
        return v if isinstance(v, F) and OPS[gate["op"]](v, gate["value"]) else None

    def value(self, person, item, entity):
        cell = self.cells[person][item["id"]]
        if entity is None:
            return cell.value if isinstance(cell.value, F) else None
        return next((e["value"] for e in cell.entities if e["entity"] == entity), None)

    def group_of(self, person, item):
        within = item["rule"].get("within")
        v = self.cells[person][within].value if within else None
        return None if v is None else (v if isinstance(v, str) else show(v))

    def relative(self, person, item, v, entity):
        """Points, or None where there is nothing to measure by; and own ÷ group."""
        rule, lower = item["rule"], item["rule"]["dir"] == "lower"
        everybody = [(p, self.value(p, item, entity)) for p in self.people]
        everybody = [(p, n) for p, n in everybody if n is not None]
        group = [(p, n) for p, n in everybody if self.group_of(p, item) == self.group_of(person, item)]
        if rule["to"] in ("group_mean", "group_median"):
            small, numbers = rule.get("small"), [n for _, n in group]
            common = None
            if small and len(numbers) <= small["at_most"]:
                numbers = [n for _, n in everybody]
                if len(numbers) <= small["at_most"]:
                    common = small.get("baselines", {}).get(self.group_of(person, item), small.get("baseline"))
                    numbers = []
            if numbers and rule["to"] == "group_mean":
                common = F(sum(numbers)) / len(numbers)
            elif numbers:
                numbers.sort()
                half = len(numbers) // 2
                common = numbers[half] if len(numbers) % 2 else F(numbers[half - 1] + numbers[half]) / 2
            if common is None or common <= 0:
                return None, None
            ratio = 2 - v / F(common) if lower else v / F(common)
            return item["weight"] * clamp(ratio, rule.get("floor", 0), rule["cap"]), ratio
        tie = rule.get("tie_break")

        def key(p, n):
            t = self.cells[p][tie].value if tie else None
            known = isinstance(t, F)
            t = -t if known and lower_is_better(self.by_id[tie]) else t
            return (-n if lower else n, known, t if known else 0)

        ranked = [(p, n) for p, n in group if self.takes_place(p)]
        rank = 1 + sum(key(p, n) > key(person, v) for p, n in ranked)
        if rule["to"] == "rank":
            return band_points(rule["bands"], F(rank)), None
        if not ranked:
            return None, None
        return band_points(rule["bands"], F(100 * (rank - 1), len(ranked))), None

    def points(self, person, item, v, entity=None):
        """Before rounding; None where there is nothing to measure by."""
        rule, w = item["rule"], item.get("weight")
        kind = rule["kind"]
        cell = self.cells[person][item["id"]]
        if kind == "lookup":
            label = v if isinstance(v, str) else show(v)
            if label not in rule["map"]:
                raise Refused("unknown label")
            return F(rule["map"][label])
        if isinstance(v, str):
            raise Refused("not a number")
        if kind == "relative":
            return self.relative(person, item, v, entity)[0]
        if kind == "ratio":
            target, cap, floor = F(item["target"]), rule["cap"], rule.get("floor", 0)
            if rule["dir"] == "higher":
                return w * clamp(v / target, floor, cap)
            return w * (cap if v <= 0 else clamp(target / v, floor, cap))
        if kind == "pass_fail":
            return F(w if OPS[rule["op"]](v, rule["value"]) else 0)
        if kind == "percent_score":
            return w * clamp(v, 0, 100) / F(100)
        if kind == "manual":
            most = rule.get("max", "weight")
            return clamp(v, rule.get("min", 0), w if most == "weight" else most)
        if kind == "count_cap":
            return clamp(rule["points_each"] * v, 0, rule["cap"])
        if kind == "factor":
            if rule.get("input_max") is not None and v > rule["input_max"]:
                raise Refused("above the most")
            return v * rule["factor"]
        if kind == "linear":
            return w * clamp((v - rule["worst"]) / (F(rule["best"]) - rule["worst"]), 0, 1)
        if kind == "tiers":
            return band_points(rule["bands"], v)
        if kind == "deduct":
            return clamp(w - rule["per_event"] * v, rule.get("floor", 0), w)
        if kind == "bonus":
            return clamp(v, 0, rule["max"])
        if kind == "formula":
            return clamp(v, 0, w)
        if kind == "entity_deduct":
            return clamp(w - rule["points_each"] * v, rule.get("floor", 0), w)
        return w * clamp(v, 0, 100) / F(100)  # sla_hit_rate, entity_pass_rate

    def item_points(self, person, item):
        cell, rule = self.cells[person][item["id"]], item["rule"]
        if not cell.entities or "per_entity" not in rule:
            return self.points(person, item, cell.value), 1
        got = [(self.points(person, item, e["value"], e["entity"]), e["den"])
               for e in cell.entities if e["value"] is not None]
        got = [(p, w) for p, w in got if p is not None]
        how = rule["combine"]
        if how == "weighted_by_sales":
            if any(w is None for _, w in got) or sum(w for _, w in got) == 0:
                return None, len(got)
            return F(sum(p * w for p, w in got)) / sum(w for _, w in got), len(got)
        if not got:
            return None, 0
        points = [p for p, _ in got]
        mean = F(sum(points)) / len(points)
        return {"mean": mean, "sum": sum(points), "worst": min(points)}[how], len(got)

    def most(self, item):
        rule, w = item["rule"], item.get("weight")
        kind = rule["kind"]
        if kind in ("ratio", "relative") and rule.get("to") not in ("rank", "percentile"):
            return w * rule["cap"]
        if kind in ("tiers", "relative"):
            return max(b["points"] for b in rule["bands"])
        if kind == "lookup":
            return max(rule["map"].values())
        if kind == "factor":
            return w if rule.get("input_max") is None else rule["factor"] * rule["input_max"]
        if kind in ("deduct", "entity_deduct"):
            return max(w, rule.get("floor", 0))
        if kind == "manual":
            return w if rule.get("max", "weight") == "weight" else rule["max"]
        return {"count_cap": rule.get("cap"), "bonus": rule.get("max")}.get(kind, w)

    # A sheet, and then what comes of everybody's.

    def sheet(self, person):
        bonus = {i["id"] for i in self.items if i["rule"]["kind"] == "bonus"}
        points, most, left_out, missing, gates = {}, {}, [], [], []
        for item in self.items:
            id, cell = item["id"], self.cells[person][item["id"]]
            got, count = (None, 1) if cell.value is None else self.item_points(person, item)
            many = item["rule"].get("combine") == "sum" and cell.entities and got is not None
            most[id] = F(self.most(item)) * (count if many else 1)
            closed = item.get("gate") and self.closes(person, item) is not None
            if closed:
                gates.append(item["gate"])
            if got is not None:
                points[id] = F(0) if closed and item["gate"]["effect"] == "item_zero" else half_up(F(got))
                continue
            state = cell.state if cell.value is None else NOT_MEASURED
            policy = item.get("missing", "ask")
            if policy == "zero" and state == NOT_MEASURED:
                policy = "ask"
            if policy == "zero":
                points[id] = F(0)
            elif policy == "reweight":
                left_out.append(id)
            else:
                missing.append(id)
        counted = [i["id"] for i in self.items if i["id"] not in bonus]
        if counted and all(id in left_out for id in counted):
            missing = list(left_out)
        sheet = {"person": person, "points": points, "missing": missing, "total": None, "gates": gates}
        if missing:
            return sheet

        def scaled(top, bottom):
            for id in points:
                if id not in bonus:
                    points[id] = half_up(points[id] * top / bottom)

        if left_out:
            rest = sum(most[id] for id in counted if id not in left_out)
            if rest:
                scaled(sum(most[id] for id in counted), rest)
        total = self.scheme.get("total", {})
        if total.get("unallocated_policy") == "scale_items_to_100":
            nominal = total.get("base", total.get("nominal"))
            shares = sum(i.get("weight", self.most(i)) for i in self.items if i["id"] not in bonus)
            if nominal is not None and shares:
                scaled(F(nominal), F(shares))
        closed = any(g["effect"] == "total_zero" for g in gates)
        sheet["total"] = F(0) if closed else sum(points.values(), F(0))
        return sheet

    def caps(self, sheet):
        found = []
        for gate in sheet["gates"]:
            if gate["effect"] == "grade_at_most":
                of = gate.get("grade_of")
                v = self.cells[sheet["person"]][of].value if of else gate.get("grade")
                found.append(v if isinstance(v, str) or v is None else show(v))
        return found

    def meets(self, person, need):
        when = need.get("when")
        if when:
            v = self.cells[person][when["item"]].value
            if (v if isinstance(v, str) or v is None else show(v)) != when["is"]:
                return True
        item = self.by_id[need["item"]]
        cell = self.cells[person][need["item"]]
        v = cell.value
        if need.get("ratio") and isinstance(v, F):
            if self.item_points(person, item)[0] is None:
                return False
            if cell.entities:
                each = [self.relative(person, item, e["value"], e["entity"])[1]
                        for e in cell.entities if e["value"] is not None]
                each = [r for r in each if r is not None]
                v = 100 * sum(each) / len(each) if each else None
            else:
                v = self.relative(person, item, v, None)[1]
                v = None if v is None else 100 * v
        return isinstance(v, F) and OPS[need["op"]](v, need["value"])

    def result(self):
        if not self.items:
            raise Refused("no items")
        sheets = [self.sheet(p) for p in self.people]
        order = [s for s in sheets if s["total"] is not None and self.takes_place(s["person"])]

        def key(s):
            keys = [-s["total"]]
            for id in self.scheme.get("tie_break", []):
                p, v = s["points"].get(id), self.cells[s["person"]][id].value
                v = v if isinstance(v, F) else None
                keys += [(p is None, -(p or 0))]
                keys += [(v is not None, v or 0) if lower_is_better(self.by_id[id]) else (v is None, -(v or 0))]
            return keys

        order.sort(key=key)
        ranks = {s["person"]: 1 + sum(key(o) < key(s) for o in order) for s in order}
        lists = self.scheme.get("rank_grades", [])
        share = F(100 * len(order), len(sheets)) if sheets else None
        here = []
        for one in lists if share is not None else []:
            try:
                band_points([dict(one, points=0)], share)
                here = one["grades"]
                break
            except Refused:
                pass
        for s in sheets:
            s["rank"], s["grade"], s["coefficient"], s["reward"] = ranks.get(s["person"]), None, None, None
            table = sorted(self.scheme.get("grades", []), key=lambda g: -g["min"])
            names = [g["grade"] for g in (here if lists else table)]
            start = max([names.index(c) for c in self.caps(s) if c in names], default=0)
            got = None
            if lists and s["rank"]:
                place = F(100 * (s["rank"] - 1), len(order))
                fit = [i for i, g in enumerate(here) if ("top" not in g or place <= g["top"])
                       and all(self.meets(s["person"], n) for n in g.get("needs", []))]
                got = here[max(fit[0], start)] if fit else None
            elif not lists and s["total"] is not None:
                got = next((g for g in table[start:] if g["min"] <= s["total"]), None)
            if got:
                s["grade"], s["coefficient"] = got["grade"], got.get("coefficient")
            rewards = self.scheme.get("rank_rewards", [])
            if s["rank"] and s["rank"] <= len(rewards):
                s["reward"] = rewards[s["rank"] - 1]
        sheets.sort(key=lambda s: (s["rank"] or 10**9, s["person"]))
        return [{"person": s["person"], "total": show(s["total"]), "rank": s["rank"], "grade": s["grade"],
                 "coefficient": show(s["coefficient"]), "reward": show(s["reward"]), "missing": s["missing"],
                 "points": [show(s["points"].get(i["id"])) for i in self.items]} for s in sheets]


def main():
    for line in sys.stdin:
        case = json.loads(line, parse_float=F, parse_int=F)
        try:
            print(json.dumps(Month(case).result(), ensure_ascii=False))
        except Refused as why:
            print(json.dumps({"refused": str(why)}))


if __name__ == "__main__":
    main()
