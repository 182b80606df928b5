//! Shops, posts and staff: added, mended, removed while nothing hangs on them.

use domain::layout::Platform;
use domain::people::{Person, Shop};
use domain::{Day, Problem};
use rusqlite::params;

use crate::change::Tx;
use crate::error::{Error, Result, refuse};
use crate::people::pinyin::name_key;
use crate::sql::day_text;

/// A member of staff as entered; the key is made from the name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    pub staff_no: String,
    pub name: String,
    pub post: Option<i64>,
    pub hired: Option<Day>,
    pub left: Option<Day>,
    pub probation_until: Option<Day>,
    pub note: String,
}

impl Tx<'_> {
    /// Errors: `staff.shop_taken`, `staff.empty`.
    pub fn add_shop(&self, name: &str, platform: Platform) -> Result<i64> {
        let name = filled(name, "shop")?;
        if self.shop_by_name(name)?.is_some() {
            return refuse(Problem::new("staff.shop_taken").with("shop", name));
        }
        self.conn
            .execute("INSERT INTO shop (name, platform) VALUES (?1, ?2)", params![name, platform.code()])?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Errors: `staff.shop_taken`, `staff.empty`, `staff.gone`.
    pub fn edit_shop(&self, shop: &Shop) -> Result<()> {
        let name = filled(&shop.name, "shop")?;
        if self.shop_by_name(name)?.is_some_and(|id| id != shop.id) {
            return refuse(Problem::new("staff.shop_taken").with("shop", name));
        }
        one(self.conn.execute(
            "UPDATE shop SET name = ?2, platform = ?3, active = ?4 WHERE id = ?1",
            params![shop.id, name, shop.platform.code(), shop.active],
        )?)
    }

    /// Only a shop without accounts and imports; others are set inactive. Errors: `staff.in_use`.
    pub fn remove_shop(&self, id: i64) -> Result<()> {
        let used: bool = self.conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM account WHERE shop = ?1)
                 OR EXISTS (SELECT 1 FROM import_sheet WHERE shop = ?1)
                 OR EXISTS (SELECT 1 FROM assignment WHERE scope = 'shop' AND target = ?1)",
            [id],
            |r| r.get(0),
        )?;
        if used {
            return refuse(in_use("shop"));
        }
        one(self.conn.execute("DELETE FROM shop WHERE id = ?1", [id]).map_err(|e| held(e, "shop"))?)
    }

    /// The post of that name, made if it is new. Errors: `staff.empty`.
    pub fn post(&self, name: &str) -> Result<i64> {
        let name = filled(name, "post")?;
        if let Some(post) = self.posts()?.into_iter().find(|p| p.name == name) {
            return Ok(post.id);
        }
        self.conn.execute("INSERT INTO post (name) VALUES (?1)", [name])?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Errors: `staff.post_taken`, `staff.empty`, `staff.gone`.
    pub fn rename_post(&self, id: i64, name: &str) -> Result<()> {
        let name = filled(name, "post")?;
        if self.posts()?.iter().any(|p| p.name == name && p.id != id) {
            return refuse(Problem::new("staff.post_taken").with("post", name));
        }
        one(self.conn.execute("UPDATE post SET name = ?2 WHERE id = ?1", params![id, name])?)
    }

    /// Errors: `staff.in_use` while somebody holds it or a scheme is assigned to it.
    pub fn remove_post(&self, id: i64) -> Result<()> {
        let used: bool = self.conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM assignment WHERE scope = 'post' AND target = ?1)",
            [id],
            |r| r.get(0),
        )?;
        if used {
            return refuse(in_use("post"));
        }
        one(self.conn.execute("DELETE FROM post WHERE id = ?1", [id]).map_err(|e| held(e, "post"))?)
    }

    /// Names may repeat, 工号 may not. Errors: `staff.no_taken`, `staff.empty`, `staff.dates`.
    pub fn add_person(&self, new: &NewPerson) -> Result<i64> {
        let (no, name) = (filled(&new.staff_no, "staff_no")?, filled(&new.name, "name")?);
        self.no_is_free(no, None)?;
        in_order(new.hired, new.left)?;
        self.conn.execute(
            "INSERT INTO person (staff_no, name, pinyin, post, hired, left_on, probation_until, note)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                no,
                name,
                name_key(name),
                new.post,
                day_text(new.hired),
                day_text(new.left),
                day_text(new.probation_until),
                new.note
            ],
        )?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Writes all fields; an empty `pinyin`, or the old key beside a new name, is made anew.
    /// Open months' sheets of the person return to open when post or dates change.
    /// Errors: `staff.no_taken`, `staff.empty`, `staff.dates`, `staff.gone`.
    pub fn edit_person(&self, person: &Person) -> Result<()> {
        let (no, name) = (filled(&person.staff_no, "staff_no")?, filled(&person.name, "name")?);
        self.no_is_free(no, Some(person.id))?;
        in_order(person.hired, person.left)?;
        let Some(old) = self.person(person.id)? else {
            return refuse(Problem::new("staff.gone"));
        };
        let renamed = old.name != name && old.pinyin == person.pinyin;
        let key = match person.pinyin.trim() {
            "" => name_key(name),
            _ if renamed => name_key(name),
            own => own.to_lowercase(),
        };
        one(self.conn.execute(
            "UPDATE person SET staff_no = ?2, name = ?3, pinyin = ?4, post = ?5, hired = ?6, left_on = ?7,
                    probation_until = ?8, note = ?9 WHERE id = ?1",
            params![
                person.id,
                no,
                name,
                key,
                person.post,
                day_text(person.hired),
                day_text(person.left),
                day_text(person.probation_until),
                person.note
            ],
        )?)?;
        let beneath =
            |p: &Person| (p.post, p.hired, p.left, p.probation_until, p.staff_no.clone(), p.name.clone());
        if beneath(&old)
            != (person.post, person.hired, person.left, person.probation_until, no.into(), name.into())
        {
            self.reopen_sheets(None, None, Some(person.id), None)?;
        }
        Ok(())
    }

    /// Only somebody on whom nothing hangs; others get a last day. Errors: `staff.in_use`.
    pub fn remove_person(&self, id: i64) -> Result<()> {
        let used: bool = self.conn.query_row(
            "SELECT EXISTS (SELECT 1 FROM assignment WHERE scope = 'person' AND target = ?1)
                 OR EXISTS (SELECT 1 FROM frozen WHERE person = ?1)",
            [id],
            |r| r.get(0),
        )?;
        if used {
            return refuse(in_use("person"));
        }
        one(self.conn.execute("DELETE FROM person WHERE id = ?1", [id]).map_err(|e| held(e, "person"))?)
    }

    fn no_is_free(&self, no: &str, except: Option<i64>) -> Result<()> {
        match self.person_by_no(no)? {
            Some(other) if Some(other.id) != except => {
                refuse(Problem::new("staff.no_taken").with("staff_no", no).with("name", other.name))
            }
            _ => Ok(()),
        }
    }
}

fn filled<'t>(text: &'t str, what: &str) -> Result<&'t str> {
    let text = text.trim();
    // NUL ends a text for some readers of the file.
    if text.is_empty() || text.contains('\0') {
        return refuse(Problem::new("staff.empty").with("what", what));
    }
    Ok(text)
}

fn in_order(hired: Option<Day>, left: Option<Day>) -> Result<()> {
    match (hired, left) {
        (Some(h), Some(l)) if l < h => refuse(Problem::new("staff.dates").with("hired", h).with("left", l)),
        _ => Ok(()),
    }
}

fn in_use(what: &str) -> Problem {
    Problem::new("staff.in_use").with("what", what)
}

/// A foreign key that holds the row back is the owner's business, not a fault.
fn held(e: rusqlite::Error, what: &str) -> Error {
    if e.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) {
        return Error::Problem(in_use(what));
    }
    Error::Sql(e)
}

/// The row was there.
pub(crate) fn one(touched: usize) -> Result<()> {
    if touched == 1 { Ok(()) } else { refuse(Problem::new("staff.gone")) }
}
