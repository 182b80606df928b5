//! Import layouts: how one export of one platform is laid out. A layout is data; adding one needs no code.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Label;

/// One kind of sheet that a platform hands out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    pub id: String,
    pub name: Label,
    pub platform: Platform,
    /// Checked against a real file of the platform.
    pub verified: bool,
    /// What the program does with the sheet.
    #[serde(default, rename = "use")]
    pub purpose: Purpose,
    /// What one row of it is.
    #[serde(default)]
    pub rows: Rows,
    /// Headers that must be there besides the columns, each with its spellings; they hold no figure.
    #[serde(default)]
    pub expects: Vec<Vec<String>>,
    /// At least that many columns with figures must be there (exports whose columns the shop picks).
    #[serde(default)]
    pub min_columns: usize,
    /// At least that many days must stand side by side in the header line (rosters).
    #[serde(default)]
    pub days_across: usize,
    /// The row, counted from 1, of the header's lowest line, where it stands below the first lines of a sheet; 0
    /// where it is found among them.
    #[serde(default)]
    pub header_row: usize,
    /// How days with a two-digit year are written, where the platform does.
    #[serde(default)]
    pub short_dates: Option<ShortDates>,
    /// How text files of it are written, where their content does not tell.
    #[serde(default)]
    pub text: Option<TextForm>,
    /// Sheet names that speak for this layout (compared without blanks and brackets' width).
    #[serde(default)]
    pub sheet_names: Vec<String>,
    /// Header spellings of the column that names the agent; empty for shop-level sheets.
    #[serde(default)]
    pub nickname: Vec<String>,
    /// Header spellings of the date column. Without one in the sheet the period comes from the file name.
    #[serde(default)]
    pub date: Vec<String>,
    /// Bookkeeping columns that hold no figure.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Days later than today minus this are not settled.
    #[serde(default)]
    pub settles_after_days: u32,
    #[serde(default)]
    pub columns: Vec<Column>,
    /// First cells of rows that total or average the others; kept apart and used to check.
    #[serde(default)]
    pub summary_rows: Vec<String>,
}

/// Ids of the owner's own layouts begin with it.
pub const OWN: &str = "own.";

impl Layout {
    /// Whether the owner made it, and no platform is said to hand it out.
    pub fn is_own(&self) -> bool {
        self.id.starts_with(OWN)
    }
}

/// What the program does with a sheet of a layout.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Its figures become facts.
    #[default]
    Facts,
    /// Attendance: recognised and named, read by the calendar.
    Attendance,
    /// A roster of shifts: recognised and named, read by the calendar.
    Roster,
    /// A staff file: recognised and named, brought in by the staff screen.
    People,
}

impl Purpose {
    /// The stable word in files and problems.
    pub fn code(self) -> &'static str {
        match self {
            Purpose::Facts => "facts",
            Purpose::Attendance => "attendance",
            Purpose::Roster => "roster",
            Purpose::People => "people",
        }
    }
}

/// What one row of a sheet is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rows {
    /// The figures of an agent, or of the shop, and a day.
    #[default]
    Days,
    /// One order, chat or rating: those of an agent and day are gathered into its figures.
    Events,
}

/// The order of a day that nothing in the text itself tells: with two digits of the year, or the day first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShortDates {
    /// `12-29-25`, `3/20/20`.
    MonthDayYear,
    /// `26-05-01`.
    YearMonthDay,
    /// `31/07/2023`, `31-07-23`.
    DayMonthYear,
}

/// How a text file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    pub encoding: TextEncoding,
    pub delimiter: Delimiter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TextEncoding {
    Utf8,
    /// Also GBK and GB2312.
    Gb18030,
    /// Either order of bytes.
    Utf16,
}

/// What stands between two fields of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    Comma,
    Semicolon,
    Tab,
    Pipe,
    Blank,
}

impl Delimiter {
    const BYTES: [(Delimiter, u8); 5] = [
        (Delimiter::Comma, b','),
        (Delimiter::Semicolon, b';'),
        (Delimiter::Tab, b'\t'),
        (Delimiter::Pipe, b'|'),
        (Delimiter::Blank, b' '),
    ];

    pub fn byte(self) -> u8 {
        Self::BYTES.iter().find(|(own, _)| *own == self).map_or(b',', |(_, byte)| *byte)
    }

    pub fn of_byte(byte: u8) -> Option<Self> {
        Self::BYTES.iter().find(|(_, own)| *own == byte).map(|(own, _)| *own)
    }
}

/// One column with figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub metric: String,
    /// Spellings of the header; compared without blanks, bracket width and letter case.
    pub headers: Vec<String>,
    pub unit: ColumnUnit,
    /// The figure is the time that went by from the moment in this column (its spellings) to the one under `headers`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub since: Vec<String>,
    /// Only rows that say something certain in another column count. A rate of unit `rows` is the share of those rows.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
    /// Recognition does not need it.
    #[serde(default)]
    pub optional: bool,
    /// Columns of the same row that the rate is made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
    /// The value is not a measurement in a row where this metric is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// What its days are weighted by where that is not what it needs; a sister sheet may have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// No column of the sheet tells what the rate is made of: a printed 0 measures nothing, and days make a month
    /// only with a weight out of another sheet.
    #[serde(default)]
    pub no_base: bool,
}

impl Column {
    /// What a mean or rate without parts is weighted by over days; `None` leaves it to the dictionary.
    pub fn weight(&self) -> Option<&str> {
        self.weight.as_deref().or(self.needs.as_deref())
    }
}

/// A column and what must stand in it; compared like headers, numbers by their value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// Spellings of its header.
    pub headers: Vec<String>,
    /// One of them.
    pub is: Vec<String>,
}

/// Numerator and denominator, each a sum of metrics of the same row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    pub numerator: Vec<String>,
    pub denominator: Vec<String>,
}

/// The unit a column is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnUnit {
    Number,
    Seconds,
    Minutes,
    Hours,
    /// `11秒`, `2分30秒`, `00:02:23`; a plain number is seconds.
    Duration,
    Yuan,
    /// A fraction, or with a % sign.
    Fraction,
    /// 0 to 100, with or without a % sign.
    Percent,
    /// A rate whose scale only the column as a whole tells: a % sign, 0 to 1, or 0 to 100.
    Share,
    /// Of events: every row with something in the column counts 1, whatever stands there.
    Rows,
    Label,
}

/// Where an account lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    Tmall,
    Taobao,
    Jd,
    Pinduoduo,
    Douyin,
    Kuaishou,
    WeixinShop,
    Other,
}

impl Platform {
    pub const ALL: [Platform; 8] = [
        Platform::Tmall,
        Platform::Taobao,
        Platform::Jd,
        Platform::Pinduoduo,
        Platform::Douyin,
        Platform::Kuaishou,
        Platform::WeixinShop,
        Platform::Other,
    ];

    /// The stable word in files and in the book.
    pub fn code(self) -> &'static str {
        match self {
            Platform::Tmall => "tmall",
            Platform::Taobao => "taobao",
            Platform::Jd => "jd",
            Platform::Pinduoduo => "pinduoduo",
            Platform::Douyin => "douyin",
            Platform::Kuaishou => "kuaishou",
            Platform::WeixinShop => "weixin_shop",
            Platform::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }

    pub fn name(self) -> Label {
        let (zh, en) = match self {
            Platform::Tmall => ("天猫", "Tmall"),
            Platform::Taobao => ("淘宝", "Taobao"),
            Platform::Jd => ("京东", "JD"),
            Platform::Pinduoduo => ("拼多多", "Pinduoduo"),
            Platform::Douyin => ("抖店", "Douyin"),
            Platform::Kuaishou => ("快手", "Kuaishou"),
            Platform::WeixinShop => ("微信小店", "Weixin shop"),
            Platform::Other => ("其他", "Other"),
        };
        Label::new(zh, en)
    }
}
