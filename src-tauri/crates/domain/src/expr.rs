//! Formulas of schemes: `+ − × ÷ ( ) min max abs round` over the values of items, and nothing else. Reads a
//! text into a tree and works the tree out in exact decimals; runs no code and knows no scheme.

use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::{Num, Problem, Result};

/// Longer is no formula that a person can check.
pub const MOST_CHARS: usize = 500;
/// Deeper brackets are none either; the reader goes down once a level.
pub const MOST_DEPTH: usize = 32;
/// `round` to more places says nothing.
const MOST_PLACES: u32 = 10;

/// A formula: its text as written, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    text: String,
    root: Node,
}

#[derive(Debug, Clone, PartialEq)]
enum Node {
    Number(Num),
    /// The value of an item.
    Item(String),
    Minus(Box<Node>),
    Pair(Sign, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
    Round(Box<Node>, u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    Times,
    By,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Min,
    Max,
    Abs,
}

/// What a formula gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Number(Num),
    /// Something was divided by zero: there is no number.
    Nothing,
}

impl Expr {
    /// Reads a formula. A name that is no plain word stands in `[ ]`. Errors: `scheme.formula_broken` with
    /// what was found and where, counted from 1; `scheme.formula_too_large`.
    pub fn read(text: &str) -> Result<Expr> {
        let chars: Vec<char> = text.chars().collect();
        if chars.len() > MOST_CHARS {
            return Err(too_large());
        }
        let mut reader = Reader { chars: &chars, at: 0, depth: 0 };
        let root = reader.sum()?;
        match reader.peek() {
            None => Ok(Expr { text: text.trim().to_owned(), root }),
            Some(_) => Err(reader.broken()),
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The items it uses, each once, in the order of the text.
    pub fn items(&self) -> Vec<&str> {
        let mut items = Vec::new();
        self.root.items(&mut items);
        items
    }

    /// Whether something is divided by a part that is zero whatever the items say.
    pub fn divides_by_zero(&self) -> bool {
        self.root.divides_by_zero()
    }

    /// Works it out; `value` gives the value of each of `items`. Errors: those of `value`, `score.overflow`.
    pub fn work_out(&self, value: &mut impl FnMut(&str) -> Result<Num>) -> Result<Given> {
        Ok(self.root.work_out(value)?.map_or(Given::Nothing, Given::Number))
    }
}

impl Node {
    fn items<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Node::Number(_) => {}
            Node::Item(id) => {
                if !found.contains(&id.as_str()) {
                    found.push(id);
                }
            }
            Node::Minus(one) | Node::Round(one, _) => one.items(found),
            Node::Pair(_, a, b) => {
                a.items(found);
                b.items(found);
            }
            Node::Call(_, parts) => parts.iter().for_each(|p| p.items(found)),
        }
    }

    fn divides_by_zero(&self) -> bool {
        match self {
            Node::Number(_) | Node::Item(_) => false,
            Node::Minus(one) | Node::Round(one, _) => one.divides_by_zero(),
            Node::Pair(sign, a, b) => {
                let mut names = Vec::new();
                b.items(&mut names);
                let fixed = |n: &Node| n.work_out(&mut |_: &str| Ok(Num::ZERO));
                let zero =
                    *sign == Sign::By && names.is_empty() && matches!(fixed(b), Ok(Some(n)) if n.is_zero());
                zero || a.divides_by_zero() || b.divides_by_zero()
            }
            Node::Call(_, parts) => parts.iter().any(Node::divides_by_zero),
        }
    }

    /// `None`: divided by zero.
    fn work_out(&self, value: &mut impl FnMut(&str) -> Result<Num>) -> Result<Option<Num>> {
        let overflow = || Problem::new("score.overflow");
        Ok(match self {
            Node::Number(n) => Some(*n),
            Node::Item(id) => Some(value(id)?),
            Node::Minus(one) => one.work_out(value)?.map(|n| Num::from(-n.0)),
            Node::Round(one, places) => one.work_out(value)?.map(|n| n.compared().round_half_up(*places)),
            Node::Pair(sign, a, b) => {
                let (Some(a), Some(b)) = (a.work_out(value)?, b.work_out(value)?) else { return Ok(None) };
                let made = match sign {
                    Sign::Plus => a.checked_add(b.0).map(Num::from),
                    Sign::Minus => a.checked_sub(b.0).map(Num::from),
                    Sign::Times => a.checked_mul(b.0).map(Num::from),
                    Sign::By if b.is_zero() => return Ok(None),
                    Sign::By => a.checked_div(b),
                };
                Some(made.ok_or_else(overflow)?)
            }
            Node::Call(function, parts) => {
                let mut numbers = Vec::with_capacity(parts.len());
                for part in parts {
                    let Some(n) = part.work_out(value)? else { return Ok(None) };
                    numbers.push(n);
                }
                match function {
                    Function::Min => numbers.into_iter().min(),
                    Function::Max => numbers.into_iter().max(),
                    Function::Abs => numbers.first().map(|n| Num::from(n.abs())),
                }
            }
        })
    }
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    /// The next sign that is no blank.
    fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied()
    }

    fn take(&mut self, wanted: &[char]) -> bool {
        let found = self.peek().is_some_and(|c| wanted.contains(&c));
        self.at += usize::from(found);
        found
    }

    fn deeper(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > MOST_DEPTH { Err(too_large()) } else { Ok(()) }
    }

    fn sum(&mut self) -> Result<Node> {
        let mut left = self.product()?;
        loop {
            let sign = if self.take(&['+', '＋']) {
                Sign::Plus
            } else if self.take(&['-', '−', '－']) {
                Sign::Minus
            } else {
                return Ok(left);
            };
            left = Node::Pair(sign, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Node> {
        let mut left = self.signed()?;
        loop {
            let sign = if self.take(&['*', '×']) {
                Sign::Times
            } else if self.take(&['/', '÷']) {
                Sign::By
            } else {
                return Ok(left);
            };
            left = Node::Pair(sign, Box::new(left), Box::new(self.signed()?));
        }
    }

    fn signed(&mut self) -> Result<Node> {
        if !self.take(&['-', '−', '－']) {
            return self.part();
        }
        self.deeper()?;
        let one = self.signed()?;
        self.depth -= 1;
        Ok(Node::Minus(Box::new(one)))
    }

    fn part(&mut self) -> Result<Node> {
        if self.take(&['(', '（']) {
            self.deeper()?;
            let inner = self.sum()?;
            self.close()?;
            self.depth -= 1;
            return Ok(inner);
        }
        match self.peek() {
            Some('[') => self.bracketed(),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_alphabetic() || c == '_' => self.word(),
            _ => Err(self.broken()),
        }
    }

    fn close(&mut self) -> Result<()> {
        if self.take(&[')', '）']) { Ok(()) } else { Err(self.broken()) }
    }

    fn while_holds(&mut self, holds: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|c| holds(*c)) {
            self.at += 1;
        }
        self.chars.get(start..self.at).unwrap_or_default().iter().collect()
    }

    fn bracketed(&mut self) -> Result<Node> {
        let start = self.at;
        self.at += 1;
        let name = self.while_holds(|c| c != ']');
        if name.trim().is_empty() || !self.take(&[']']) {
            self.at = start;
            return Err(self.broken());
        }
        Ok(Node::Item(name.trim().to_owned()))
    }

    fn number(&mut self) -> Result<Node> {
        let start = self.at;
        let text = self.while_holds(|c| c.is_ascii_digit() || c == '.');
        let sign_after = self.chars.get(self.at).is_some_and(|c| c.is_alphabetic() || *c == '_');
        match Num::parse(&text).filter(|_| !sign_after && !text.ends_with('.')) {
            Some(n) => Ok(Node::Number(n)),
            None => {
                self.at = start;
                Err(self.broken())
            }
        }
    }

    fn word(&mut self) -> Result<Node> {
        let start = self.at;
        let word = self.while_holds(|c| c.is_alphanumeric() || c == '_');
        if !matches!(self.peek(), Some('(' | '（')) {
            return Ok(Node::Item(word));
        }
        let function = match word.as_str() {
            "min" => Some(Function::Min),
            "max" => Some(Function::Max),
            "abs" => Some(Function::Abs),
            "round" => None,
            _ => {
                self.at = start;
                return Err(self.broken());
            }
        };
        self.take(&['(', '（']);
        self.deeper()?;
        let mut parts = vec![self.sum()?];
        while self.take(&[',', '，']) {
            parts.push(self.sum()?);
        }
        self.close()?;
        self.depth -= 1;
        let made = match (function, parts.len()) {
            (Some(Function::Abs), 1) => Some(Node::Call(Function::Abs, parts)),
            (Some(function @ (Function::Min | Function::Max)), 2..) => Some(Node::Call(function, parts)),
            (None, 1 | 2) => {
                let places = match parts.get(1) {
                    None => Some(0),
                    Some(Node::Number(n)) => u32::try_from(n.0).ok().filter(|p| Num::from(*p) == *n),
                    Some(_) => None,
                };
                let places = places.filter(|p| *p <= MOST_PLACES);
                places.and_then(|p| parts.into_iter().next().map(|one| Node::Round(Box::new(one), p)))
            }
            _ => None,
        };
        made.ok_or_else(|| {
            self.at = start;
            self.broken()
        })
    }

    fn broken(&mut self) -> Problem {
        let found = match self.peek() {
            None => String::new(),
            Some(_) => self.chars.iter().skip(self.at).take(12).collect(),
        };
        Problem::new("scheme.formula_broken").with("found", found).with("at", self.at + 1)
    }
}

fn too_large() -> Problem {
    Problem::new("scheme.formula_too_large").with("chars", MOST_CHARS).with("depth", MOST_DEPTH)
}

impl Serialize for Expr {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.serialize_str(&self.text)
    }
}

impl TS for Expr {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "string".into()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "string".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Option<String> {
        let mut value = |id: &str| match id {
            "a" => Ok(Num::from(7)),
            "首次" => Ok(Num::from(2)),
            "2-3y" => Ok(Num::from(3)),
            _ => Ok(Num::ZERO),
        };
        match Expr::read(text).expect(text).work_out(&mut value).expect(text) {
            Given::Number(n) => Some(n.to_string()),
            Given::Nothing => None,
        }
    }

    #[test]
    fn a_formula_is_worked_out_as_at_school() {
        for (text, want) in [
            ("1 + 2 * 3", "7"),
            ("（1 ＋ 2）× 3", "9"),
            ("10 - 4 - 3", "3"),
            ("12 ÷ 2 / 3", "2"),
            ("-a + --2", "-5"),
            ("-2 × -3", "6"),
            ("首次 + [2-3y] + a", "12"),
            ("min(a, 3, 5) + max(1, 2) + abs(1 − 4)", "8"),
            ("round(2.5) + round(-2.5) + round(1 / 3, 2)", "0.33"),
            ("round(1 / 3 + 1 / 3 + 1 / 3 - 0.5)", "1"),
            ("min", "0"),
        ] {
            assert_eq!(given(text).as_deref(), Some(want), "{text}");
        }
        assert_eq!(given("a ÷ (首次 − 2)"), None);
    }

    #[test]
    fn what_is_no_formula_is_refused_at_its_place() {
        for (text, at) in [
            ("", 1),
            ("1 +", 4),
            ("1 2", 3),
            ("(1", 3),
            ("1.2.3", 1),
            ("5x", 1),
            ("sqrt(4)", 1),
            ("min(1)", 1),
            ("round(a, a)", 1),
            ("round(a, 11)", 1),
            ("abs(1, 2)", 1),
            ("[ ]", 1),
            ("a; b", 2),
            ("a = 1", 3),
        ] {
            let told = Expr::read(text).expect_err(text);
            assert_eq!(
                (told.code.as_str(), told.params["at"].as_str()),
                ("scheme.formula_broken", &*at.to_string()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_formula_nobody_could_read_is_refused_and_not_run_into() {
        for text in ["(".repeat(40), "-".repeat(400), "1+".repeat(300), format!("{}1", "abs(".repeat(60))] {
            assert_eq!(Expr::read(&text).expect_err("too large").code, "scheme.formula_too_large", "{text}");
        }
        assert!(Expr::read(&format!("{}1{}", "(".repeat(30), ")".repeat(30))).is_ok());
    }

    #[test]
    fn the_items_of_a_formula_and_a_division_by_nothing_are_seen() {
        let expr = Expr::read("a + b × a ÷ max(c, 1)").expect("a formula");
        assert_eq!(expr.items(), ["a", "b", "c"]);
        assert!(!expr.divides_by_zero());
        for text in ["1 ÷ 0", "a / (2 − 2)", "min(1, a ÷ round(0.2))"] {
            assert!(Expr::read(text).expect(text).divides_by_zero(), "{text}");
        }
    }
}
