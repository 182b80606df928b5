"""Formulas of the second implementation: + - * / ( ) min max abs round over the values of items."""
import re
from fractions import Fraction as F


def half_up(n, places=2):
    """Half-up, away from zero at the half."""
    whole = (abs(n) * 10**places * 2 + 1) // 2
    return F(whole if n >= 0 else -whole, 10**places)


def read_formula(text):
    """The formula as nested tuples."""
    tokens = re.findall(r"\d+(?:\.\d+)?|\w+|[-+−×÷*/(),（），]", text)
    tokens = [{"−": "-", "×": "*", "÷": "/", "（": "(", "）": ")", "，": ","}.get(t, t) for t in tokens]
    at = 0

    def peek():
        return tokens[at] if at < len(tokens) else None

    def take():
        nonlocal at
        at += 1
        return tokens[at - 1]

    def part():
        token = take()
        if token == "-":
            return ("-", ("n", F(0)), part())
        if token == "(":
            inner = level(("+", "-"))
            take()
            return inner
        if re.match(r"\d", token):
            return ("n", F(token))
        if peek() != "(":
            return ("item", token)
        take()
        parts = [level(("+", "-"))]
        while peek() == ",":
            take()
            parts.append(level(("+", "-")))
        take()
        return (token, *parts)

    def level(signs):
        below = part if signs == ("*", "/") else lambda: level(("*", "/"))
        left = below()
        while peek() in signs:
            left = (take(), left, below())
        return left

    return level(("+", "-"))


def used(tree):
    if tree[0] == "item":
        return [tree[1]]
    return [] if tree[0] == "n" else [id for part in tree[1:] for id in used(part)]


def work_out(tree, values):
    kind = tree[0]
    if kind == "n":
        return tree[1]
    if kind == "item":
        return values[tree[1]]
    parts = [work_out(p, values) for p in tree[1:]]
    if any(p is None for p in parts):
        return None
    if kind == "/":
        return None if parts[1] == 0 else parts[0] / parts[1]
    return {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
            "min": lambda *a: min(a), "max": lambda *a: max(a), "abs": abs,
            "round": lambda a, places=F(0): half_up(a, int(places))}[kind](*parts)
