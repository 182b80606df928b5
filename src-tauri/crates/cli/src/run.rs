//! What each word does: commands of the table, called one after the other.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use api::areas::staff;
use api::{Host, Job, Now, Start};
use domain::{Month, Problem, Result};
use serde_json::{Value, json};

use crate::args::{Args, CloseArgs, Command, Paper, Roster, Schema};
use crate::out::{Failed, Out, Say};

pub fn run(args: Args, say: Say) -> Result<Out> {
    let host = host(&args);
    match args.command {
        Command::New { book, sample } => {
            let token = host.token(&book);
            let name = book.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let info = if sample {
                job(&host, "book.sample", json!({ "token": token }))?
            } else {
                host.call("book.new", json!({ "token": token, "name": name }))?
            };
            Ok(say.done("cli-made", &[("path", text(&info["path"]))], &info))
        }
        Command::Staff { book, file } => {
            open(&host, &book)?;
            let answer = host.call("staff.import", json!({ "token": host.token(file) }))?;
            let told = &answer["value"];
            let count = |key: &str| told[key].to_string();
            let (new, changed, unchanged) = (count("new"), count("changed"), count("unchanged"));
            let params = [("new", &*new), ("changed", &*changed), ("unchanged", &*unchanged)];
            let mut out = say.done("cli-staff", &params, told);
            if !say.json {
                // Two people of one name and the like: done, and told.
                for problem in told["problems"].as_array().into_iter().flatten() {
                    out.answer.push('\n');
                    out.answer.push_str(text(&problem["text"]));
                }
            }
            Ok(out)
        }
        Command::Import { book, files, shop, month, dry_run } => {
            open(&host, &book)?;
            import(&host, &files, shop.as_deref(), month, dry_run)
        }
        Command::Withdraw { book, import } => {
            open(&host, &book)?;
            let answer = host.call("facts.withdraw", json!({ "import": import }))?;
            Ok(written(say, "cli-withdrawn", &[("import", &import.to_string())], &answer))
        }
        Command::Bind { book, nickname, staff_no, ignore, shop, from, to } => {
            open(&host, &book)?;
            let person = match &staff_no {
                Some(no) if !ignore => Some(staff::person_by_no(&host, no)?),
                _ => None,
            };
            let owner = person.as_ref().map_or_else(|| json!("ignored"), |p| json!({ "person": p.id }));
            let shop = staff::shop_named(&host, shop.as_deref())?;
            let bind = json!({ "shop": shop, "nickname": nickname, "owner": owner, "from": from, "to": to });
            let answer = host.call("accounts.bind", bind)?;
            let owner = person.map(|p| format!("{} {}", p.staff_no, p.name)).unwrap_or_default();
            let id = if owner.is_empty() { "cli-ignored" } else { "cli-bound" };
            Ok(written(say, id, &[("nickname", &nickname), ("owner", &owner)], &answer))
        }
        Command::Facts { book, month } => {
            open(&host, &book)?;
            let page = host.call("facts.list", json!({ "month": month, "offset": 0, "limit": u32::MAX }))?;
            Ok(Out::data(&page["rows"]))
        }
        Command::Scheme { book, file, post, shop, staff, from } => {
            open(&host, &book)?;
            let from = from.unwrap_or_else(|| Month::of(host.now().today));
            // Whom it is for is looked up first: nothing is written for a name that does not exist.
            let scope = match (post, shop, staff) {
                (Some(name), _, _) => Some(json!({ "kind": "post", "id": staff::post_named(&host, &name)? })),
                (_, Some(name), _) => {
                    Some(json!({ "kind": "shop", "id": staff::shop_named(&host, Some(&name))? }))
                }
                (_, _, Some(no)) => {
                    Some(json!({ "kind": "person", "id": staff::person_by_no(&host, &no)?.id }))
                }
                _ => None,
            };
            let request = json!({ "token": host.token(file), "from": from, "scope": scope });
            let answer = host.call("schemes.import", request)?;
            let id = &answer["value"];
            let params = [("scheme", text(id)), ("from", &from.to_string())];
            Ok(say.done("cli-scheme", &params, &json!({ "scheme": id, "from": from })))
        }
        Command::Score { scheme, facts } => {
            Ok(Out::data(&api::score::score(&read(&scheme)?, &read(&facts)?, host.lang())?))
        }
        Command::Mark { book, month, staff_no, item, value, reason, name } => {
            open(&host, &book)?;
            let id = staff::person_by_no(&host, &staff_no)?.id;
            let scheme = api::evaluate::scheme_of_item(&host, month, id, &item)?;
            let name = if name.is_empty() { say.locale.message("cli-actor", &[]) } else { name };
            let mark = json!({
                "month": month, "person": id, "scheme": scheme, "item": item, "value": value,
                "reason": reason, "name": name,
            });
            let answer = host.call("month.mark", mark)?;
            let params = [("staff_no", &*staff_no), ("item", &item), ("value", &value)];
            Ok(written(say, "cli-marked", &params, &answer))
        }
        Command::Evaluate { book, month } => {
            open(&host, &book)?;
            Ok(Out::data(&api::score::month(&host, month)?))
        }
        Command::Confirm { book, month, staff_no, name, reason } => {
            open(&host, &book)?;
            confirm(&host, say, month, staff_no.as_deref(), &name, &reason)
        }
        Command::Close(args) => close(&host, say, "month.close", "cli-closed", args),
        Command::Reopen(args) => close(&host, say, "month.reopen", "cli-reopened", args),
        Command::Papers { book, month, kind, to, scheme, each, top, nameless, picture } => {
            open(&host, &book)?;
            let one = scheme.map(|wanted| scheme_named(&host, &wanted)).transpose()?;
            // A ranking compares within one scheme: each has its own.
            let schemes = match (one, &kind) {
                (Some(id), _) => vec![Some(id)],
                (None, Paper::Ranking | Paper::RankingWall | Paper::Scheme) => ranked(&host, month)?,
                (None, _) => vec![None],
            };
            let kind = match kind {
                Paper::Evaluation => "evaluation",
                Paper::Ranking => "ranking",
                Paper::RankingWall => "ranking_wall",
                Paper::Workbook => "workbook",
                Paper::Scheme => "scheme",
                Paper::Blank => "blank",
                Paper::Appeal => "appeal",
                Paper::Certificate => "certificate",
                Paper::Quarter => "quarter",
            };
            // `--to` is a folder; one that is not there yet is made.
            let made = !to.exists();
            std::fs::create_dir_all(&to).map_err(|e| api::areas::saving::refused(&to, &e))?;
            let mut files = Vec::new();
            for scheme in schemes {
                let paper = json!({ "kind": kind, "month": month, "scheme": scheme, "top": top,
                    "nameless": nameless });
                let request = json!({ "paper": paper, "token": host.token(&to), "each": each,
                    "picture": picture });
                let answer = job(&host, "papers.save", request).inspect_err(|_| {
                    if made {
                        // Only where nothing was put into it.
                        let _ = std::fs::remove_dir(&to);
                    }
                })?;
                files.extend(answer["files"].as_array().into_iter().flatten().map(|f| text(f).to_owned()));
            }
            if say.json {
                return Ok(Out::data(&json!({ "files": files })));
            }
            Ok(Out::text(files.join("\n")))
        }
        Command::Roster(Roster::Check { book, month }) => {
            open(&host, &book)?;
            let view = host.call("roster.month", json!({ "month": month }))?;
            let findings: Vec<&Value> = view["findings"].as_array().into_iter().flatten().collect();
            let hard = findings.iter().filter(|f| f["hard"] == json!(true)).count();
            let answer = match (say.json, findings.is_empty()) {
                (true, _) => json!(findings).to_string(),
                (false, true) => say.locale.message("roster-clean", &[]),
                (false, false) => findings.iter().map(|f| text(&f["text"])).collect::<Vec<_>>().join("\n"),
            };
            let problem = Problem::new("roster.broken").with("count", hard).with("month", month);
            Ok(Out::text(answer).failing((hard > 0).then_some(Failed::Problem(problem))))
        }
        Command::Check { book } => {
            open(&host, &book)?;
            let report = job(&host, "book.check", json!({}))?;
            if report["ok"] == json!(true) {
                return Ok(say.done("cli-checked", &[], &report));
            }
            let lines: Vec<&str> = report["lines"].as_array().into_iter().flatten().map(text).collect();
            let told = json!({ "code": "check", "params": { "lines": lines }, "text": lines.join("\n") });
            let answer = if say.json { report.to_string() } else { String::new() };
            Ok(Out::text(answer).failing(Some(Failed::Told(told))))
        }
        Command::Backup { book, dir } => {
            open(&host, &book)?;
            let row = job(&host, "backup.now", json!({ "token": host.token(dir) }))?;
            let value = json!({ "file": row["file"], "verified": row["verified"], "size": row["size"] });
            Ok(say.done("cli-backed_up", &[("file", text(&row["file"]))], &value))
        }
        Command::Restore { file, book, replace } => {
            let request = json!({ "from": host.token(file), "to": host.token(book), "replace": replace });
            let info = job(&host, "backup.restore", request)?;
            let params = [("path", text(&info["path"])), ("aside", text(&info["aside"]))];
            let id = if info["aside"].is_null() { "cli-restored" } else { "cli-restored_aside" };
            Ok(say.done(id, &params, &info))
        }
        Command::Call { book, command, payload } => {
            open(&host, &book)?;
            let payload = serde_json::from_str(&payload)
                .map_err(|e| Problem::new("command.bad_request").with("reason", e))?;
            Ok(Out::data(&job(&host, &command, payload)?))
        }
        Command::Schema { what } => Ok(Out::text(match what {
            Schema::Scheme => api::schema("scheme"),
            Schema::Metrics => api::schema("metrics"),
            Schema::Commands => api::schema("commands"),
        })),
    }
}

fn host(args: &Args) -> Host {
    let today = args.today;
    // The one place of this program that asks the clock.
    #[allow(clippy::disallowed_methods)]
    let clock = move || {
        let now = chrono::Local::now();
        let day = today.unwrap_or_else(|| now.date_naive());
        Now { today: day, at: format!("{day} {}", now.format("%H:%M:%S")) }
    };
    // Books of the command line are given by path; the program's own settings are left alone.
    let folder = std::env::temp_dir().join("zhanggui-cli");
    Host::new(Start {
        folder,
        clock: Box::new(clock),
        lang: Some(args.lang.unwrap_or_default()),
        reader: std::env::current_exe().ok(),
    })
}

fn job(host: &Host, name: &str, payload: Value) -> Result<Value> {
    let cancel = AtomicBool::new(false);
    host.job(name, payload, &Job::new(&|_| (), &cancel))
}

fn open(host: &Host, book: &Path) -> Result<()> {
    host.call("book.open", json!({ "token": host.token(book) })).map(|_| ())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The answer of a write; one that changed nothing says so.
fn written(say: Say, id: &str, params: &[(&str, &str)], answer: &Value) -> Out {
    let id = if answer["saved_at"].is_null() { "cli-unchanged" } else { id };
    say.done(id, params, &json!({ "value": answer["value"], "saved_at": answer["saved_at"] }))
}

/// Without a 工号: all sheets that are ready; those that lack figures are told and wait. With one: that
/// sheet, or the refusal.
fn confirm(
    host: &Host,
    say: Say,
    month: Month,
    staff_no: Option<&str>,
    name: &str,
    reason: &str,
) -> Result<Out> {
    let people = match staff_no {
        Some(no) => vec![staff::person_by_no(host, no)?.id],
        None => Vec::new(),
    };
    let request = json!({ "month": month, "people": people, "name": name, "reason": reason });
    let answer = host.call("month.confirm", request)?;
    let told = &answer["value"];
    let refused = told["refused"].as_array().map(Vec::as_slice).unwrap_or_default();
    if let (Some(_), [first, ..]) = (staff_no, refused) {
        let (problem, sentence) = (&first["told"]["problem"], &first["told"]["text"]);
        let params = if problem["params"].is_null() { json!({}) } else { problem["params"].clone() };
        let told = json!({ "code": problem["code"], "params": params, "text": sentence });
        return Ok(Out::text("").failing(Some(Failed::Told(told))));
    }
    let params = [("month", &*say.locale.month(month)), ("count", &*told["done"].to_string())];
    let mut out = say.done("cli-confirmed", &params, told);
    if !say.json {
        for sheet in refused {
            out.answer.push('\n');
            out.answer.push_str(text(&sheet["told"]["text"]));
        }
    }
    Ok(out)
}

fn close(host: &Host, say: Say, command: &str, id: &str, args: CloseArgs) -> Result<Out> {
    open(host, &args.book)?;
    let request = json!({ "month": args.month, "name": args.name, "reason": args.reason });
    let answer = job(host, command, request)?;
    Ok(written(say, id, &[("month", &say.locale.month(args.month))], &answer))
}

/// Schemes of the month with somebody on their board; one without any, so that the refusal comes from the papers.
fn ranked(host: &Host, month: Month) -> Result<Vec<Option<String>>> {
    let board = host.call("month.board", json!({ "month": month }))?;
    let tabs = board["schemes"].as_array().into_iter().flatten();
    let ids: Vec<_> =
        tabs.filter(|t| t["people"] != json!(0)).map(|t| Some(text(&t["id"]).to_owned())).collect();
    Ok(if ids.is_empty() { vec![None] } else { ids })
}

/// The id of a scheme of the book, by its id or its name. Errors: `scheme.unknown`.
fn scheme_named(host: &Host, wanted: &str) -> Result<String> {
    let list = host.call("schemes.list", json!({}))?;
    let named = |s: &&Value| {
        [&s["id"], &s["name"]["zh"], &s["name"]["en"]].into_iter().any(|v| v.as_str() == Some(wanted))
    };
    let found = list.as_array().into_iter().flatten().find(named).map(|s| text(&s["id"]).to_owned());
    found.ok_or_else(|| Problem::new("scheme.unknown").with("scheme", wanted))
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map(|text| text.trim_start_matches('\u{feff}').to_owned())
        .map_err(|e| Problem::new("file.unreadable").with("file", path.display()).with_io("reason", &e))
}

fn import(
    host: &Host,
    files: &[std::path::PathBuf],
    shop: Option<&str>,
    month: Option<Month>,
    dry_run: bool,
) -> Result<Out> {
    let tokens: Vec<String> = files.iter().map(|f| host.token(f)).collect();
    // In a book without shops the name makes the first one, with the import.
    let none = host.call("staff.list", json!({}))?["shops"].as_array().is_some_and(Vec::is_empty);
    let request = match shop {
        Some(name) if none => {
            json!({ "tokens": tokens, "new_shop": name, "month": month, "all_problems": true })
        }
        _ => {
            // Without a name every sheet says whose it is, or nothing is read.
            let named = shop.map(|name| staff::shop_named(host, Some(name))).transpose()?;
            json!({
                "tokens": tokens, "shop": named, "one_shop": named.is_some(), "month": month, "all_problems": true,
            })
        }
    };
    let preview = job(host, "facts.preview", request)?;
    let mut out = json!({
        "import": null,
        "committed": false,
        "files": api::areas::facts::contract_files(&preview),
    });
    let mut failed = stopped(&preview);
    if failed.is_none() && preview["can_commit"] == json!(false) {
        // Committing it is refused before anything is written, and says why.
        let refused = job(host, "facts.commit", json!({ "preview": preview["id"] }));
        failed = Some(Failed::Problem(refused.err().unwrap_or_else(|| Problem::new("import.nothing"))));
    }
    if failed.is_none() && !dry_run {
        let answer = job(host, "facts.commit", json!({ "preview": preview["id"] }))?;
        out["import"] = answer["value"]["import"].clone();
        out["committed"] = json!(true);
    }
    Ok(Out::data(&out).failing(failed))
}

/// Why a preview is not written: the first file that was refused, else the first cell.
fn stopped(preview: &Value) -> Option<Failed> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    if let Some(refused) = list(&preview["refused"]).first() {
        let (problem, text) = (&refused["told"]["problem"], &refused["told"]["text"]);
        return Some(Failed::Told(
            json!({ "code": problem["code"], "params": problem["params"], "text": text }),
        ));
    }
    let sheets = list(&preview["sheets"]);
    let problems = sheets.iter().flat_map(|s| list(&s["problems"]));
    if let Some(first) = problems.into_iter().find(|p| p["warning"] == json!(false)) {
        let params: serde_json::Map<String, Value> = ["sheet", "cell", "found", "expected"]
            .iter()
            .filter(|key| first[**key].as_str().is_some_and(|v| !v.is_empty()))
            .map(|key| ((*key).to_owned(), first[*key].clone()))
            .collect();
        return Some(Failed::Told(json!({ "code": first["code"], "params": params, "text": first["text"] })));
    }
    None
}
