//! Settings of the book: small JSON values by key. Knows none of the keys.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::change::Tx;
use crate::error::Result;
use crate::view::View;

impl View<'_> {
    /// `None` when it was never set, or was written by a program that meant something else by it.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let mut statement = self.conn.prepare_cached("SELECT json FROM setting WHERE key = ?1")?;
        let json: Option<String> = statement.query_row([key], |r| r.get(0)).optional()?;
        Ok(json.and_then(|j| serde_json::from_str(&j).ok()))
    }
}

impl Tx<'_> {
    pub fn set<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<()> {
        self.conn.execute(
            "INSERT INTO setting (key, json) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET json = excluded.json",
            params![key, serde_json::to_string(value)?],
        )?;
        Ok(())
    }

    pub fn unset(&self, key: &str) -> Result<()> {
        self.conn.execute("DELETE FROM setting WHERE key = ?1", [key])?;
        Ok(())
    }
}
