//! The staff list: a template to fill, and the same with the people already known. Its headings are
//! the Chinese ones in both languages, because that is what the reader knows.

use domain::{Day, Lang, Problem};
use serde::{Deserialize, Serialize};

use super::sheet::{Looks, Writer, failed, finish, new_workbook};
use crate::labels::Labels;

/// Column headings, read back in any order.
pub const STAFF_HEADERS: [&str; 7] = ["工号", "姓名", "店铺", "昵称", "岗位", "入职日期", "离职日期"];

/// A person in a shop under a nickname; somebody with two accounts has two rows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct StaffRow {
    pub staff_no: String,
    pub name: String,
    pub shop: String,
    pub nickname: String,
    pub post: String,
    pub hired: Option<Day>,
    pub left: Option<Day>,
}

/// The list as xlsx; without rows an empty template. The 工号 column is text, so that 0007 stays 0007.
///
/// # Errors
/// `papers.workbook`.
pub fn staff_template(lang: Lang, rows: &[StaffRow]) -> Result<Vec<u8>, Problem> {
    let mut book = new_workbook()?;
    let looks = Looks::new();
    let page = book.add_worksheet();
    page.set_name(&Labels::of(lang).staff).map_err(failed)?;
    for col in 0..5 {
        page.set_column_format(col, &looks.text).map_err(failed)?;
    }
    for col in 5..7 {
        page.set_column_format(col, &looks.date).map_err(failed)?;
    }
    let mut writer = Writer::new(page, &looks);
    writer.header(&STAFF_HEADERS, 2)?;
    for row in rows {
        let texts = [&row.staff_no, &row.name, &row.shop, &row.nickname, &row.post];
        for (col, text) in texts.into_iter().enumerate() {
            writer.text(col, text, &looks.text)?;
        }
        writer.date(5, row.hired)?;
        writer.date(6, row.left)?;
        writer.row += 1;
    }
    for (col, width) in [10, 12, 18, 20, 14, 12, 12].into_iter().enumerate() {
        writer.widen(col, width);
    }
    writer.close()?;
    finish(book)
}
