//! People: shops, posts, staff, and whose an account is on which day. Knows no figures.

mod account;
pub mod pinyin;
mod write;

pub use account::{Moved, NewBinding};
pub use write::NewPerson;
pub(crate) use write::one;

use domain::layout::Platform;
use domain::people::{Account, Binding, Owner, Person, Post, Shop};
use rusqlite::{OptionalExtension, Row, params};

use crate::error::Result;
use crate::sql;
use crate::view::View;

const PERSON: &str =
    "SELECT id, staff_no, name, pinyin, post, hired, left_on, probation_until, note FROM person";

impl View<'_> {
    /// In the order they were added.
    pub fn shops(&self) -> Result<Vec<Shop>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, name, platform, active FROM shop ORDER BY id")?;
        let shops = statement.query_map([], |r| {
            let platform: String = r.get(2)?;
            Ok(Shop {
                id: r.get(0)?,
                name: r.get(1)?,
                platform: Platform::from_code(&platform).unwrap_or(Platform::Other),
                active: r.get(3)?,
            })
        })?;
        Ok(shops.collect::<rusqlite::Result<_>>()?)
    }

    pub fn shop_by_name(&self, name: &str) -> Result<Option<i64>> {
        let mut statement = self.conn.prepare_cached("SELECT id FROM shop WHERE name = ?1")?;
        Ok(statement.query_row([name], |r| r.get(0)).optional()?)
    }

    /// In the order they were added.
    pub fn posts(&self) -> Result<Vec<Post>> {
        let mut statement = self.conn.prepare_cached("SELECT id, name FROM post ORDER BY id")?;
        let posts = statement.query_map([], |r| Ok(Post { id: r.get(0)?, name: r.get(1)? }))?;
        Ok(posts.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody, leavers too, by 工号.
    pub fn people(&self) -> Result<Vec<Person>> {
        let mut statement = self.conn.prepare_cached(&format!("{PERSON} ORDER BY staff_no"))?;
        let people = statement.query_map([], person)?;
        Ok(people.collect::<rusqlite::Result<_>>()?)
    }

    pub fn person(&self, id: i64) -> Result<Option<Person>> {
        let mut statement = self.conn.prepare_cached(&format!("{PERSON} WHERE id = ?1"))?;
        Ok(statement.query_row([id], person).optional()?)
    }

    pub fn person_by_no(&self, staff_no: &str) -> Result<Option<Person>> {
        let mut statement = self.conn.prepare_cached(&format!("{PERSON} WHERE staff_no = ?1"))?;
        Ok(statement.query_row([staff_no.trim()], person).optional()?)
    }

    /// Nicknames that active imports or bindings name, by shop and nickname.
    pub fn accounts(&self) -> Result<Vec<Account>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, shop, nickname FROM account a
             WHERE EXISTS (SELECT 1 FROM shop WHERE shop.id = a.shop)
               AND (EXISTS (SELECT 1 FROM binding b WHERE b.account = a.id)
                    OR EXISTS (SELECT 1 FROM fact_row f JOIN import_sheet s ON s.id = f.import_sheet
                               JOIN import i ON i.id = s.import AND i.state = 'active' WHERE f.account = a.id))
             ORDER BY shop, nickname",
        )?;
        let accounts = statement
            .query_map([], |r| Ok(Account { id: r.get(0)?, shop: r.get(1)?, nickname: r.get(2)? }))?;
        Ok(accounts.collect::<rusqlite::Result<_>>()?)
    }

    pub fn account_by_name(&self, shop: i64, nickname: &str) -> Result<Option<i64>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id FROM account WHERE shop = ?1 AND nickname = ?2")?;
        Ok(statement.query_row(params![shop, nickname], |r| r.get(0)).optional()?)
    }

    /// By account, then first day; those without a first day come first.
    pub fn bindings(&self) -> Result<Vec<Binding>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, account, person, from_day, to_day FROM binding ORDER BY account, from_day, id",
        )?;
        let bindings = statement.query_map([], binding)?;
        Ok(bindings.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn bindings_of(&self, account: i64) -> Result<Vec<Binding>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, account, person, from_day, to_day FROM binding WHERE account = ?1 ORDER BY from_day, id",
        )?;
        let bindings = statement.query_map([account], binding)?;
        Ok(bindings.collect::<rusqlite::Result<_>>()?)
    }
}

fn person(r: &Row) -> rusqlite::Result<Person> {
    Ok(Person {
        id: r.get(0)?,
        staff_no: r.get(1)?,
        name: r.get(2)?,
        pinyin: r.get(3)?,
        post: r.get(4)?,
        hired: sql::day(r, 5)?,
        left: sql::day(r, 6)?,
        probation_until: sql::day(r, 7)?,
        note: r.get(8)?,
    })
}

fn binding(r: &Row) -> rusqlite::Result<Binding> {
    let person: Option<i64> = r.get(2)?;
    Ok(Binding {
        id: r.get(0)?,
        account: r.get(1)?,
        owner: person.map_or(Owner::Ignored, Owner::Person),
        from: sql::day(r, 3)?,
        to: sql::day(r, 4)?,
    })
}
