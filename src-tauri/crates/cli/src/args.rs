//! The words of the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use domain::{Day, Lang, Month};

#[derive(Parser)]
#[command(name = "zhanggui-cli", version, about = "掌柜 without a window: one book, one command")]
pub struct Args {
    /// Errors and answers as JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// zh-CN or en.
    #[arg(long, global = true, value_parser = lang)]
    pub lang: Option<Lang>,
    /// The day that counts as today, YYYY-MM-DD.
    #[arg(long, global = true)]
    pub today: Option<Day>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Make a book, empty or with the sample shop; a missing folder is made.
    New {
        book: PathBuf,
        #[arg(long)]
        sample: bool,
    },
    /// Read a staff file: 工号 姓名 店铺 昵称 岗位 入职日期 离职日期, in any order.
    Staff { book: PathBuf, file: PathBuf },
    /// Import exports.
    Import {
        book: PathBuf,
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long)]
        shop: Option<String>,
        #[arg(long, value_parser = month)]
        month: Option<Month>,
        /// Only say what would happen.
        #[arg(long)]
        dry_run: bool,
    },
    /// Take an import back; what it replaced returns.
    Withdraw { book: PathBuf, import: i64 },
    /// Say whose a nickname is.
    Bind {
        book: PathBuf,
        nickname: String,
        #[arg(required_unless_present = "ignore")]
        staff_no: Option<String>,
        /// Nobody's: a robot, main or duty account.
        #[arg(long, conflicts_with = "staff_no")]
        ignore: bool,
        #[arg(long)]
        shop: Option<String>,
        #[arg(long)]
        from: Option<Day>,
        #[arg(long)]
        to: Option<Day>,
    },
    /// List every fact of a month.
    Facts {
        book: PathBuf,
        #[arg(long, value_parser = month)]
        month: Month,
    },
    /// Put a scheme file in force and assign it.
    Scheme {
        book: PathBuf,
        file: PathBuf,
        #[arg(long, group = "scope")]
        post: Option<String>,
        #[arg(long, group = "scope")]
        shop: Option<String>,
        #[arg(long, group = "scope")]
        staff: Option<String>,
        #[arg(long, value_parser = month)]
        from: Option<Month>,
    },
    /// Score a table of values by a scheme file, without a book.
    Score {
        #[arg(long)]
        scheme: PathBuf,
        /// CSV: person,item,value and optional entity,numerator,denominator.
        #[arg(long)]
        facts: PathBuf,
    },
    /// Enter a value by hand.
    Mark {
        book: PathBuf,
        #[arg(long, value_parser = month)]
        month: Month,
        staff_no: String,
        item: String,
        #[arg(allow_hyphen_values = true)]
        value: String,
        #[arg(long)]
        reason: String,
        /// Who enters it.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Evaluate a month.
    Evaluate {
        book: PathBuf,
        #[arg(long, value_parser = month)]
        month: Month,
    },
    /// Confirm one sheet, or all that are ready.
    Confirm {
        book: PathBuf,
        #[arg(long, value_parser = month)]
        month: Month,
        staff_no: Option<String>,
        #[arg(long)]
        name: String,
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Close a month.
    Close(CloseArgs),
    /// Reopen the latest closed month.
    Reopen(CloseArgs),
    /// The roster of a month.
    #[command(subcommand)]
    Roster(Roster),
    /// Save the papers of a month: of every scheme, a ranking in a file each, unless one is named.
    Papers {
        book: PathBuf,
        #[arg(long, value_parser = month)]
        month: Month,
        #[arg(long)]
        kind: Paper,
        /// A folder; made where it is missing.
        #[arg(long)]
        to: PathBuf,
        /// Only this scheme: its id or its name.
        #[arg(long)]
        scheme: Option<String>,
        /// A file for each person; not of rankings and the workbook.
        #[arg(long)]
        each: bool,
        /// Certificates for the places up to this one.
        #[arg(long, value_name = "PLACE")]
        top: Option<u32>,
        /// Blank sheets without a name.
        #[arg(long)]
        nameless: bool,
        /// PNG instead of PDF.
        #[arg(long)]
        picture: bool,
    },
    /// Check a book.
    Check { book: PathBuf },
    /// Make a verified backup in a folder.
    Backup { book: PathBuf, dir: PathBuf },
    /// Put a backup where a book should be.
    Restore {
        file: PathBuf,
        book: PathBuf,
        /// The book there is moved aside first.
        #[arg(long)]
        replace: bool,
    },
    /// Any command of the table with its JSON.
    Call {
        book: PathBuf,
        command: String,
        /// The request as JSON.
        #[arg(value_name = "JSON")]
        payload: String,
    },
    /// Print the schema of schemes or metrics, or the table of commands.
    Schema { what: Schema },
}

#[derive(Subcommand)]
pub enum Roster {
    /// Say what the month's roster breaks: an answer of its own, and a refusal where a hard rule is broken.
    Check {
        book: PathBuf,
        #[arg(long, value_parser = month)]
        month: Month,
    },
}

#[derive(clap::Args)]
pub struct CloseArgs {
    pub book: PathBuf,
    #[arg(long, value_parser = month)]
    pub month: Month,
    #[arg(long)]
    pub name: String,
    #[arg(long, default_value = "")]
    pub reason: String,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Paper {
    Evaluation,
    Ranking,
    RankingWall,
    Workbook,
    /// The rules of a scheme for the staff.
    Scheme,
    /// To fill in by pen.
    Blank,
    /// The form of an appeal.
    Appeal,
    /// Of the month's best.
    Certificate,
    /// The three months of the quarter.
    Quarter,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Schema {
    Scheme,
    Metrics,
    Commands,
}

fn month(text: &str) -> Result<Month, String> {
    text.parse().map_err(|()| format!("{text}: a month is written like 2026-05"))
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_tag(text).ok_or_else(|| format!("{text}: zh-CN or en"))
}
