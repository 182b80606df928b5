//! The imports that are large or many: a text of a million rows to its preview, and a folder of 200 day files.
//! Both against pandas, which reads the same files to frames.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::Month;
use encoding_rs::GBK;
use serde_json::{Value, json};

use crate::report::{Goal, Report, Row, Unit, median};
use crate::rivals::{Worker, python, versions};
use crate::{Asked, clock, desk, files};

const ROWS: usize = 1_000_000;
const FEWER: usize = ROWS / 4;
const FILES: usize = 200;
const PEOPLE: usize = 50;

pub fn measure(asked: &Asked, report: &mut Report) -> Result<()> {
    let python = python()?;
    let folder = tempfile::tempdir()?;
    if asked.wants("gbk") {
        text(asked, report, &python, folder.path())?;
    }
    if asked.wants("folder") {
        day_files(asked, report, &python, folder.path())?;
    }
    Ok(())
}

fn text(asked: &Asked, report: &mut Report, python: &Path, folder: &Path) -> Result<()> {
    println!("\n━━ {ROWS} rows of GBK text");
    let (large, small) = (folder.join("订单.csv"), folder.join("订单-四分之一.csv"));
    std::fs::write(&large, orders(ROWS))?;
    std::fs::write(&small, orders(FEWER))?;
    let mut rival = Worker::start(python, include_str!("../rivals/bulk.py"), &[])?;
    let host = new_host(folder, "text")?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let named = new_host(folder, "named")?;
    let (_, peak_small) = previewed(&host, &small, |preview| offered(preview, FEWER))?;
    name_columns(&named, &small)?;
    let (_, named_small) = previewed(&named, &small, |preview| gathered(preview, FEWER))?;
    let (mut peak, mut named_peak, mut seconds_named) = (0, 0, Vec::new());
    for round in 0..=asked.runs.min(5) {
        let (seconds, held) = previewed(&host, &large, |preview| offered(preview, ROWS))?;
        peak = held.max(peak);
        let (of_named, held) = previewed(&named, &large, |preview| gathered(preview, ROWS))?;
        named_peak = held.max(named_peak);
        let answer = rival.ask(&format!("csv {}", large.display()))?;
        ensure!(answer["rows"] == ROWS, "the rival read {} rows", answer["rows"]);
        if round > 0 {
            ours.push(seconds);
            seconds_named.push(of_named);
            theirs.push(answer["seconds"].as_f64().unwrap_or(f64::NAN));
        }
    }
    let size = |path: &Path| std::fs::metadata(path).map(|m| m.len() / 1_000_000);
    report.add(Row {
        work: "1,000,000 rows of GBK text to the preview",
        rival: format!("{}: `read_csv(encoding=\"gbk\")` to a frame", versions(python, &["pandas"])?),
        ours: median(ours),
        theirs: median(theirs.clone()),
        unit: Unit::Seconds,
        goal: Goal::Faster { times: 1.5, within: None },
        note: format!(
            "an export of orders whose columns nobody has named yet, so that it comes to the mapping: every byte is \
             decoded and every row taken apart, the first are kept. Program and reading process together held {} MB \
             more at most for {} MB of text, {} MB for a quarter of it ({} MB): the text itself and a constant.",
            peak / 1_000_000,
            size(&large)?,
            peak_small / 1_000_000,
            size(&small)?,
        ),
    });
    report.add(Row {
        work: "The same rows, their columns named, to the figures of each day",
        rival: format!("{}: `read_csv(encoding=\"gbk\")` to a frame", versions(python, &["pandas"])?),
        ours: median(seconds_named),
        theirs: median(theirs),
        unit: Unit::Seconds,
        goal: Goal::Faster { times: 1.0, within: None },
        note: format!(
            "the export once its columns are named: every row is read, checked and added to the orders and the amount \
             of its day while it passes by. Held {} MB more at most, {} MB for a quarter of the rows. The rival only \
             reads the frame and adds nothing up.",
            named_peak / 1_000_000,
            named_small / 1_000_000,
        ),
    });
    Ok(())
}

/// Names the columns of the orders as an owner does on the mapping screen: how many, how much, when.
fn name_columns(host: &api::Host, file: &Path) -> Result<()> {
    let tokens = [host.token(file)];
    let unknown = desk::call(host, "facts.preview", json!({ "tokens": tokens }))?["unknown"][0].clone();
    let mut asked = json!({ "tokens": tokens });
    for key in ["file", "sha256", "sheet"] {
        asked[key] = unknown[key].clone();
    }
    let mut mapping = desk::call(host, "mapping.look", asked.clone())?["mapping"].clone();
    let figure = |metric: &str, how: &str, header: &str, unit: &str| json!({ "metric": metric, "how": how, "header": header, "since": "", "unit": unit, "only": "", "is": [] });
    mapping["name"] = json!("订单");
    mapping["rows"] = json!("events");
    mapping["figures"] = json!([
        figure("sales_orders", "rows", "", "number"),
        figure("sales_amount", "value", "实付金额", "yuan"),
    ]);
    for column in mapping["columns"].as_array_mut().context("columns")? {
        let date = column["header"] == "订单创建时间";
        column["use"] = json!(if date { "date" } else { "ignore" });
    }
    desk::call(host, "layouts.save", json!({ "mapping": mapping }))?;
    Ok(())
}

/// The text came to the mapping.
fn offered(preview: &Value, rows: usize) -> Result<()> {
    let found = preview["unknown"][0]["headers"][0].as_str();
    ensure!(found == Some("订单编号"), "{rows} rows came to {}", preview["refused"]);
    Ok(())
}

/// The text came to the figures of 28 days.
fn gathered(preview: &Value, rows: usize) -> Result<()> {
    ensure!(
        preview["new"] == 28 * 2,
        "{rows} rows came to {} figures: {}",
        preview["new"],
        preview["refused"]
    );
    Ok(())
}

fn day_files(asked: &Asked, report: &mut Report, python: &Path, folder: &Path) -> Result<()> {
    println!("\n━━ {FILES} day files");
    let exports = folder.join("日报");
    std::fs::create_dir_all(&exports)?;
    let days: Vec<_> = (1..=7).rev().flat_map(|back| clock::month(back).days().collect::<Vec<_>>()).collect();
    for (n, day) in days.iter().take(FILES).enumerate() {
        let bytes = files::figures(PEOPLE, &[*day], n, true)?;
        std::fs::write(exports.join(format!("赤兔-客服数据-{day}.xlsx")), bytes)?;
    }
    let mut rival = Worker::start(python, include_str!("../rivals/bulk.py"), &[])?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=asked.runs.min(5) {
        let host = new_host(folder, &format!("folder-{round}"))?;
        let start = Instant::now();
        let preview = desk::preview(&host, &exports, None::<Month>)?;
        let seconds = start.elapsed().as_secs_f64();
        ensure!(preview["new"] == FILES * PEOPLE * 18, "the preview has {} figures", preview["new"]);
        let answer = rival.ask(&format!("folder {}", exports.display()))?;
        ensure!(answer["rows"] == FILES * PEOPLE, "the rival read {} rows", answer["rows"]);
        if round > 0 {
            ours.push(seconds);
            theirs.push(answer["seconds"].as_f64().unwrap_or(f64::NAN));
        }
    }
    report.add(Row {
        work: "200 day files at once to the preview",
        rival: format!("{}: `read_excel` each", versions(python, &["pandas", "openpyxl"])?),
        ours: median(ours),
        theirs: median(theirs),
        unit: Unit::Seconds,
        goal: Goal::Faster { times: 10.0, within: None },
        note: "a folder dropped into an empty book: 50 people a file, every figure read, checked and compared. The \
               rival reads the same files to frames, one after the other."
            .to_owned(),
    });
    Ok(())
}

fn new_host(folder: &Path, name: &str) -> Result<api::Host> {
    let home = folder.join(name);
    std::fs::create_dir_all(&home)?;
    let host = desk::host(&home);
    desk::new_book(&host, &home.join("book.zhanggui"))?;
    Ok(host)
}

/// Seconds to the preview, and the bytes that were held more than before, at most.
fn previewed(host: &api::Host, file: &Path, check: impl Fn(&Value) -> Result<()>) -> Result<(f64, u64)> {
    let before = held()?;
    let (most, done) = (AtomicU64::new(before), AtomicBool::new(false));
    let token = host.token(file);
    let (seconds, preview) = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                most.fetch_max(held().unwrap_or_default(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(10));
            }
        });
        let start = Instant::now();
        let preview = desk::call(host, "facts.preview", json!({ "tokens": [token] }));
        let seconds = start.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        (seconds, preview)
    });
    let preview: Value = preview?;
    check(&preview)?;
    Ok((seconds, most.into_inner() - before))
}

/// Memory in use by this process and those it has started.
fn held() -> Result<u64> {
    let me = std::process::id();
    let mut sum = resident(Path::new("/proc/self"))?;
    for process in std::fs::read_dir("/proc")?.flatten().map(|entry| entry.path()) {
        let parent = std::fs::read_to_string(process.join("stat")).ok().and_then(|stat| {
            // The name stands in brackets and may hold blanks; state and parent follow.
            stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse::<u32>().ok()
        });
        if parent == Some(me) && !is_rival(&process) {
            sum += resident(&process).unwrap_or_default();
        }
    }
    Ok(sum)
}

fn is_rival(process: &Path) -> bool {
    std::fs::read_to_string(process.join("comm")).is_ok_and(|name| name.starts_with("python"))
}

fn resident(process: &Path) -> Result<u64> {
    let pages = std::fs::read_to_string(process.join("statm"))?;
    Ok(pages.split_whitespace().nth(1).context("statm")?.parse::<u64>()? * 4096)
}

/// An export of orders as a platform hands it out; figures are made by counting.
fn orders(rows: usize) -> Vec<u8> {
    let mut text = String::from(
        "订单编号,买家会员名,宝贝标题,数量,应付金额,实付金额,订单状态,订单创建时间,收货省份,备注\r\n",
    );
    for n in 0..rows {
        use std::fmt::Write;
        let (day, hour, yuan) = (n % 28 + 1, n % 24, n * 37 % 90_000 + 1_000);
        let _ = write!(
            text,
            "=\"{:019}\",买家{:06},\"手作茶杯，青釉 {} 号\",{},{}.{:02},{}.{:02},交易成功,2026-05-{day:02} {hour:02}:{:02}:00,浙江省,\r\n",
            4_100_000_000_000_000_000_u64 + n as u64,
            n * 13 % 999_983,
            n % 40,
            n % 3 + 1,
            yuan / 100,
            yuan % 100,
            yuan / 110,
            yuan % 97,
            n % 60,
        );
    }
    GBK.encode(&text).0.into_owned()
}
