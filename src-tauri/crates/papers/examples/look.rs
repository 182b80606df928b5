//! Writes sheets with made-up figures as PDF and pictures, to look at: `look FOLDER KIND...`,
//! KIND one of zh8 zh20 missing en8 en20 ranking wall blank appeal certificate quarter (and `-en`, `-logo` of
//! these), or `many`, which times 500 sheets.

#[path = "../tests/made_up/mod.rs"]
mod made_up;

use std::time::Instant;

use domain::{Lang, Problem};
use papers::forms::Letterhead;
use papers::logo::Logo;
use papers::{Paper, Press};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| ".".to_owned());
    for kind in args {
        let started = Instant::now();
        let paper = lay_out(&kind)?;
        let laid_out = started.elapsed();
        let pdf = paper.pdf()?;
        println!(
            "{kind}: {} pages, {} KB, {laid_out:?} + {:?}",
            paper.page_count(),
            pdf.len() / 1024,
            started.elapsed() - laid_out
        );
        for problem in &paper.problems {
            println!("  {problem}");
        }
        std::fs::write(format!("{folder}/{kind}.pdf"), pdf)?;
        for page in 0..paper.page_count().min(4) {
            std::fs::write(format!("{folder}/{kind}-{}.png", page + 1), paper.page_png(page, 1.4)?)?;
        }
    }
    Ok(())
}

/// The forms, in both languages, plain, crowded and under a letterhead.
fn form(kind: &str) -> Option<Result<Paper, Problem>> {
    let (what, how) = kind.split_once('-').unwrap_or((kind, ""));
    let lang = if how == "en" { Lang::En } else { Lang::Zh };
    let press = match how {
        "logo" => Press::new(&letterhead()?),
        _ => Press::default(),
    };
    let (items, full) = if how == "long" { (60, true) } else { (8, how == "full") };
    let quiet = |_: usize, _: usize| Ok(());
    Some(match what {
        "blank" => press.blanks(&[made_up::forms::blank(lang, items, full)], &quiet),
        "appeal" => press.appeals(&[made_up::forms::appeal(lang, items, full)], &quiet),
        "quarter" => press.quarters(&[made_up::forms::quarter(lang, items, full)], &quiet),
        "certificate" => {
            let name = if how == "long" { "很长的名字".repeat(40) } else { "陈喆玥".to_owned() };
            press.certificates(&[made_up::forms::certificate(lang, &name)], &quiet)
        }
        "headed" => press.evaluations(&[made_up::sheet(lang, 8, false)], &quiet),
        "listed" => press.ranking(&made_up::ranking(lang, false, 12, 4)),
        _ => return None,
    })
}

/// A picture of a page serves as a logo.
fn letterhead() -> Option<Letterhead> {
    let picture = Paper::ranking(&made_up::ranking(Lang::Zh, true, 3, 0)).ok()?.page_png(0, 0.3).ok()?;
    Some(Letterhead {
        head: vec!["成都市高新区天府大道 100 号 3 楼".into(), "电话 028-1234 5678".into()],
        foot: vec!["内部资料，请勿外传。".into(), "有疑问请在三日内向主管提出。".into()],
        logo: Some(Logo::of(picture).ok()?),
    })
}

fn lay_out(kind: &str) -> Result<Paper, Problem> {
    if let Some(made) = form(kind) {
        return made;
    }
    let sheet = made_up::sheet;
    match kind {
        "zh20" => Paper::evaluations(&[sheet(Lang::Zh, 20, false)]),
        "missing" => Paper::evaluations(&[sheet(Lang::Zh, 8, true)]),
        "en8" => Paper::evaluations(&[sheet(Lang::En, 8, false)]),
        "en20" => Paper::evaluations(&[sheet(Lang::En, 20, false)]),
        "long" => {
            let mut doc = sheet(Lang::Zh, 20, true);
            doc.person.name = "很长的名字".repeat(40);
            doc.person.shops = "店铺".repeat(60);
            doc.items[5].name = "LongUnbrokenItemName".repeat(5);
            doc.items[6].target = "达到 90%—95% 一档，或连续两个月上升".into();
            doc.how[6].name = "一个很长的评分项名称，要占两行以上才写得下".into();
            doc.how[6].steps.truncate(1);
            Paper::evaluations(&[doc])
        }
        "zh60" => Paper::evaluations(&[sheet(Lang::Zh, 60, false)]),
        "ranking" => Paper::ranking(&made_up::ranking(Lang::Zh, false, 12, 8)),
        "wall" => Paper::ranking(&made_up::ranking(Lang::Zh, true, 40, 0)),
        "ranking-en" => Paper::ranking(&made_up::ranking(Lang::En, false, 12, 12)),
        "many" => Paper::evaluations(&made_up::many(500)),
        _ if kind.starts_with("many") => Paper::evaluations(&made_up::many(kind[4..].parse().unwrap_or(10))),
        _ => Paper::evaluations(&[sheet(Lang::Zh, 8, false)]),
    }
}
