//! The evaluation against a second implementation of its contract (`oracle.py`), over random schemes and
//! months: points, totals, ranks, grades, rewards and what is missing, equal to the last digit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod months;

use std::io::Write;
use std::num::NonZero;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use definitions::{dictionary, read_scheme};
use domain::evaluation::{Evaluation, Unranked};
use domain::{Num, Problem};
use scoring::{Input, evaluate, read_table};
use serde_json::{Value, json};

use months::Case;

const CASES: usize = 10_000;

#[test]
fn ten_thousand_random_months_come_out_as_a_second_implementation_has_them() {
    let cases: Vec<Case> = months::Chance::new(20_261_130).cases(CASES);
    // Fractions are slow: as many answer as there are cores.
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let answers: Option<Vec<Vec<Value>>> = std::thread::scope(|scope| {
        let shares: Vec<_> =
            cases.chunks(CASES.div_ceil(cores)).map(|share| scope.spawn(|| oracle(share))).collect();
        shares.into_iter().map(|share| share.join().unwrap()).collect()
    });
    let Some(theirs) = answers.map(|shares| shares.concat()) else {
        println!("skipped: no python3 on this machine");
        return;
    };
    assert_eq!(theirs.len(), cases.len(), "one answer a case");
    let (mut refused, mut sheets, mut wrong) = (0, 0, Vec::new());
    for (at, (case, theirs)) in cases.iter().zip(&theirs).enumerate() {
        match (ours(case), theirs.as_array()) {
            (Err(_), None) => refused += 1,
            (Ok(evaluation), Some(people)) => {
                let ours = told(&evaluation);
                sheets += people.len();
                if ours.as_array() != Some(people) {
                    wrong.push(format!("case {at}: {}\nours   {ours}\ntheirs {theirs}", case.json()));
                }
            }
            (Err(p), Some(_)) => wrong.push(format!("case {at}: {}\nours {p}\ntheirs {theirs}", case.json())),
            (Ok(e), None) => {
                wrong.push(format!("case {at}: {}\nours {}\ntheirs {theirs}", case.json(), told(&e)))
            }
        }
    }
    println!("{sheets} sheets alike, {refused} months refused by both");
    let first = wrong.iter().take(3).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} of {CASES} differ, the first:\n{first}", wrong.len());
    // Refused by both proves little, and nothing at all where every month is.
    assert!(refused * 10 < CASES && sheets > CASES * 2, "{sheets} sheets, {refused} refused");
}

/// The answers of the second implementation; `None` without a Python to run it.
fn oracle(cases: &[Case]) -> Option<Vec<Value>> {
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("oracle/oracle.py");
    let mut python = Command::new("python3")
        .arg(script)
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut to = python.stdin.take().unwrap();
    let lines: String = cases.iter().map(|c| format!("{}\n", c.json())).collect();
    let writer = std::thread::spawn(move || to.write_all(lines.as_bytes()));
    let out = python.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(out.status.success(), "the second implementation stopped");
    Some(String::from_utf8(out.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect())
}

fn ours(case: &Case) -> Result<Evaluation, Problem> {
    let scheme = read_scheme(&case.scheme.to_string(), dictionary())
        .unwrap_or_else(|p| panic!("the scheme is refused: {p}: {}", case.scheme));
    let mut csv = "person,item,value,entity,numerator,denominator\n".to_owned();
    for row in &case.rows {
        csv.push_str(&row.join(","));
        csv.push('\n');
    }
    let mut people = read_table(&csv, &scheme)?;
    for person in &mut people {
        person.volume = case.volume.get(&person.person).map(|n| Num::from(*n));
        person.unranked = match case.unranked.get(&person.person).map(String::as_str) {
            Some("leaver") => Some(Unranked::Leaver),
            Some(_) => Some(Unranked::Probation),
            None => None,
        };
    }
    evaluate(Input { scheme: &scheme, scheme_version: 1, month: None, people, files: Vec::new() })
}

fn told(evaluation: &Evaluation) -> Value {
    let said = |n: Option<Num>| n.map(|n| n.to_string());
    let people = evaluation.people.iter().map(|s| {
        json!({
            "person": s.person,
            "total": said(s.total),
            "rank": s.rank,
            "grade": s.grade,
            "coefficient": said(s.coefficient),
            "reward": said(s.reward),
            "missing": s.missing,
            "points": s.items.iter().map(|i| said(i.points)).collect::<Vec<_>>(),
        })
    });
    people.collect()
}
