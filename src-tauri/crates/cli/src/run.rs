//! What each word does: commands of the table, called one after the other.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use api::areas::staff;
use api::{Host, Job, Now, Start};
use domain::{Month, Problem, Result};
use serde_json::{Value, json};

use crate::args::{Args, CloseArgs, Command, Paper, Schema};

/// What to print, and whether the exit code must say that something was wrong.
#[derive(Default)]
pub struct Out {
    pub text: String,
    pub partly_wrong: bool,
}

pub fn run(args: Args) -> Result<Out> {
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
            done(&host, &info)
        }
        Command::Staff { book, file } => {
            open(&host, &book)?;
            let answer = host.call("staff.import", json!({ "token": host.token(file) }))?;
            done(&host, &answer["value"])
        }
        Command::Import { book, files, shop, month, dry_run } => {
            open(&host, &book)?;
            let tokens: Vec<String> = files.iter().map(|f| host.token(f)).collect();
            let shop = Some(staff::shop_named(&host, shop.as_deref())?);
            import(&host, &json!({ "tokens": tokens, "shop": shop, "month": month }), dry_run)
        }
        Command::Withdraw { book, import } => {
            open(&host, &book)?;
            let answer = host.call("facts.withdraw", json!({ "import": import }))?;
            done(&host, &answer["saved_at"])
        }
        Command::Bind { book, nickname, staff_no, ignore, shop, from, to } => {
            open(&host, &book)?;
            let owner = match staff_no {
                Some(no) if !ignore => json!({ "person": staff::person_by_no(&host, &no)?.id }),
                _ => json!("ignored"),
            };
            let shop = staff::shop_named(&host, shop.as_deref())?;
            let bind = json!({ "shop": shop, "nickname": nickname, "owner": owner, "from": from, "to": to });
            let answer = host.call("accounts.bind", bind)?;
            done(&host, &answer["value"])
        }
        Command::Facts { book, month } => {
            open(&host, &book)?;
            let page = host.call("facts.list", json!({ "month": month, "offset": 0, "limit": u32::MAX }))?;
            Ok(Out { text: page["rows"].to_string(), ..Out::default() })
        }
        Command::Scheme { book, file, post, shop, staff, from } => {
            open(&host, &book)?;
            let from = from.unwrap_or_else(|| Month::of(host.now().today));
            let answer = host.call("schemes.import", json!({ "token": host.token(file), "from": from }))?;
            let id = answer["value"].clone();
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
            if let Some(scope) = scope {
                host.call("schemes.assign", json!({ "scheme": id, "scope": scope, "from": from }))?;
            }
            done(&host, &id)
        }
        Command::Score { scheme, facts } => {
            let result = api::score::score(&read(&scheme)?, &read(&facts)?, host.lang())?;
            Ok(Out { text: result.to_string(), ..Out::default() })
        }
        Command::Mark { book, month, staff_no, item, value, reason } => {
            open(&host, &book)?;
            let id = staff::person_by_no(&host, &staff_no)?.id;
            let scheme = api::evaluate::scheme_of_item(&host, month, id, &item)?;
            let mark = json!({
                "month": month, "person": id, "scheme": scheme, "item": item, "value": value,
                "reason": reason, "name": "cli",
            });
            let answer = host.call("month.mark", mark)?;
            done(&host, &answer["saved_at"])
        }
        Command::Evaluate { book, month } => {
            open(&host, &book)?;
            Ok(Out { text: api::score::month(&host, month)?.to_string(), ..Out::default() })
        }
        Command::Confirm { book, month, staff_no, name, reason } => {
            open(&host, &book)?;
            let people = match staff_no {
                Some(no) => vec![staff::person_by_no(&host, &no)?.id],
                None => Vec::new(),
            };
            let request = json!({ "month": month, "people": people, "name": name, "reason": reason });
            let answer = host.call("month.confirm", request)?;
            let refused = answer["value"]["refused"].as_array().is_some_and(|r| !r.is_empty());
            let mut out = done(&host, &answer["value"])?;
            out.partly_wrong = refused;
            Ok(out)
        }
        Command::Close(args) => close(&host, "month.close", args),
        Command::Reopen(args) => close(&host, "month.reopen", args),
        Command::Papers { book, month, kind, to, each } => {
            open(&host, &book)?;
            let kind = match kind {
                Paper::Evaluation => "evaluation",
                Paper::Ranking => "ranking",
                Paper::RankingWall => "ranking_wall",
                Paper::Workbook => "workbook",
            };
            let paper = json!({ "kind": kind, "month": month });
            let answer =
                job(&host, "papers.save", json!({ "paper": paper, "token": host.token(to), "each": each }))?;
            Ok(Out { text: answer["files"].to_string(), ..Out::default() })
        }
        Command::Check { book } => {
            open(&host, &book)?;
            let report = job(&host, "book.check", json!({}))?;
            Ok(Out { text: report.to_string(), partly_wrong: report["ok"] != json!(true) })
        }
        Command::Backup { book, dir } => {
            open(&host, &book)?;
            let row = job(&host, "backup.now", json!({ "token": host.token(dir) }))?;
            done(&host, &row["file"])
        }
        Command::Restore { file, book, replace } => {
            let request = json!({ "from": host.token(file), "to": host.token(book), "replace": replace });
            let info = job(&host, "backup.restore", request)?;
            done(&host, &info)
        }
        Command::Call { book, command, json: text } => {
            open(&host, &book)?;
            let payload = serde_json::from_str(&text)
                .map_err(|e| Problem::new("command.bad_request").with("reason", e))?;
            Ok(Out { text: job(&host, &command, payload)?.to_string(), ..Out::default() })
        }
        Command::Schema { what } => {
            let text = match what {
                Schema::Scheme => api::schema("scheme"),
                Schema::Metrics => api::schema("metrics"),
                Schema::Commands => api::schema("commands"),
            };
            Ok(Out { text, ..Out::default() })
        }
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
    Host::new(Start { folder, clock: Box::new(clock), lang: Some(args.lang.unwrap_or_default()) })
}

fn job(host: &Host, name: &str, payload: Value) -> Result<Value> {
    let cancel = AtomicBool::new(false);
    host.job(name, payload, &Job::new(&|_| (), &cancel))
}

fn open(host: &Host, book: &Path) -> Result<()> {
    host.call("book.open", json!({ "token": host.token(book) })).map(|_| ())
}

fn done(_: &Host, value: &Value) -> Result<Out> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    Ok(Out { text, ..Out::default() })
}

fn close(host: &Host, command: &str, args: CloseArgs) -> Result<Out> {
    open(host, &args.book)?;
    let request = json!({ "month": args.month, "name": args.name, "reason": args.reason });
    let answer = job(host, command, request)?;
    done(host, &answer["saved_at"])
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path)
        .map(|text| text.trim_start_matches('\u{feff}').to_owned())
        .map_err(|e| Problem::new("file.unreadable").with("file", path.display()).with("reason", e))
}

fn import(host: &Host, request: &Value, dry_run: bool) -> Result<Out> {
    let preview = job(host, "facts.preview", request.clone())?;
    let mut out = json!({
        "import": null,
        "committed": false,
        "files": api::areas::facts::contract_files(&preview),
    });
    let wrong = preview["wrong"].as_u64().unwrap_or(0) > 0
        || preview["refused"].as_array().is_some_and(|r| !r.is_empty())
        || preview["can_commit"] == json!(false);
    if !wrong && !dry_run {
        let answer = job(host, "facts.commit", json!({ "preview": preview["id"] }))?;
        out["import"] = answer["value"]["import"].clone();
        out["committed"] = json!(true);
    }
    Ok(Out { text: out.to_string(), partly_wrong: wrong })
}
