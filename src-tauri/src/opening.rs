//! The book the program was started with. It opens while the window comes up, and is checked page by page as soon as
//! the first screen stands; whatever else is asked waits for that check. One that did not open, or is damaged, goes
//! back to the first screen, which tries once more and tells why.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use api::Host;
use domain::Problem;
use serde_json::json;

use crate::log;
use crate::memory;
use crate::pick::{self, Picked};

/// A screen that never comes does not keep the book from being checked.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Stage {
    opened: bool,
    /// Somebody waits for more than the first answer.
    wanted: bool,
    over: bool,
    refused: Option<Picked>,
}

#[derive(Default)]
pub struct Opening {
    stage: Mutex<Stage>,
    changed: Condvar,
}

impl Opening {
    /// Nothing to open: nobody waits.
    pub fn none() -> Arc<Self> {
        let opening = Arc::<Self>::default();
        opening.change(|stage| (stage.opened, stage.over) = (true, true));
        opening
    }

    pub fn start(host: Arc<Host>, path: PathBuf) -> Arc<Self> {
        // The list of recent books must find it again from any folder.
        let book = pick::hand_out(&host, std::path::absolute(&path).unwrap_or(path));
        let token = book.token.clone();
        let check = Arc::clone(&host);
        Self::run(
            book,
            move || {
                host.open_ahead(&token)?;
                // The first screen asks for this as soon as it can: by then its month is evaluated.
                host.call("book.first", json!({})).map(drop)
            },
            move || check.check_opened(),
        )
    }

    fn run(
        book: Picked,
        open: impl FnOnce() -> domain::Result<()> + Send + 'static,
        check: impl FnOnce() -> domain::Result<()> + Send + 'static,
    ) -> Arc<Self> {
        let opening = Arc::<Self>::default();
        let told = Arc::clone(&opening);
        std::thread::spawn(move || {
            let opened = outcome(open);
            told.change(|stage| stage.opened = true);
            let checked = opened.and_then(|()| {
                told.until(Some(PATIENCE), |stage| stage.wanted);
                outcome(check)
            });
            memory::give_back();
            if let Err(refused) = &checked {
                log::line(&format!("refused {}", refused.code));
            }
            told.change(|stage| {
                stage.refused = checked.is_err().then_some(book);
                stage.over = true;
            });
        });
        opening
    }

    /// Until the first answer can be given.
    pub fn wait_for_first(&self) {
        self.until(None, |stage| stage.opened);
    }

    /// Until the book is whole and everything may be asked.
    pub fn wait(&self) {
        self.change(|stage| stage.wanted = true);
        self.until(None, |stage| stage.over);
    }

    /// The book that did not open; once.
    pub fn refused(&self) -> Option<Picked> {
        self.wait();
        self.lock().refused.take()
    }

    fn lock(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, to: impl FnOnce(&mut Stage)) {
        to(&mut self.lock());
        self.changed.notify_all();
    }

    fn until(&self, patience: Option<Duration>, there: impl Fn(&Stage) -> bool) {
        let stage = self.lock();
        let not_yet = |stage: &mut Stage| !there(stage);
        // Whoever waits goes on, come what may: a poisoned lock holds only these few marks.
        match patience {
            Some(patience) => drop(self.changed.wait_timeout_while(stage, patience, not_yet)),
            None => drop(self.changed.wait_while(stage, not_yet)),
        }
    }
}

/// A step that breaks off is one that failed: nobody may wait for ever.
fn outcome(step: impl FnOnce() -> domain::Result<()>) -> domain::Result<()> {
    log::caught(step).unwrap_or_else(|_| Err(Problem::new("host.crashed")))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    fn book() -> Picked {
        let host = Host::new(api::Start {
            folder: std::env::temp_dir().join("zhanggui-opening"),
            clock: Box::new(crate::clock::now),
            lang: None,
            reader: None,
        });
        pick::hand_out(&host, PathBuf::from("店.zhanggui"))
    }

    #[test]
    fn the_first_answer_waits_for_the_book_and_not_for_its_check() {
        let (check_now, checking) = channel::<()>();
        let opening =
            Opening::run(book(), || Ok(()), move || checking.recv().map_err(|_| Problem::new("test.gone")));
        opening.wait_for_first();
        assert!(!opening.lock().over);
        check_now.send(()).unwrap();
        assert!(opening.refused().is_none(), "whoever asks more waits until the check is over");
        assert!(opening.lock().over);
    }

    #[test]
    fn a_book_that_does_not_open_or_is_damaged_is_given_back_once() {
        let failing = || Err(Problem::new("book.damaged"));
        for opening in [Opening::run(book(), failing, || Ok(())), Opening::run(book(), || Ok(()), failing)] {
            assert!(opening.refused().is_some());
            assert!(opening.refused().is_none());
        }
    }

    #[test]
    fn nobody_waits_for_an_opening_that_broke_off_or_never_was() {
        let broken = Opening::run(book(), || panic!("broken"), || Ok(()));
        broken.wait_for_first();
        assert!(broken.refused().is_some());
        let none = Opening::none();
        none.wait_for_first();
        assert!(none.refused().is_none());
    }
}
