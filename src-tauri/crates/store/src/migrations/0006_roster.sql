-- Who works when. A day of a person has a shift, is a rest day, or nothing has been said of it yet (no row).

CREATE TABLE shift (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- What stands in the cells.
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL,
  -- Stretches of work in minutes of the day, or a length, as JSON.
  hours TEXT NOT NULL,
  place INTEGER NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- `shift` NULL: a rest day. Pinned cells are given: nothing but a hand changes them.
CREATE TABLE duty (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  day TEXT NOT NULL,
  shift INTEGER REFERENCES shift (id),
  pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
  UNIQUE (person, day)
) STRICT;
CREATE INDEX duty_day ON duty (day);
CREATE INDEX duty_shift ON duty (shift);

-- Leave of every kind; both ends included.
CREATE TABLE absence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  first TEXT NOT NULL,
  last TEXT NOT NULL CHECK (last >= first),
  kind TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX absence_person ON absence (person, first);

-- What somebody asks for: a shift on a day, or with NULL the day off. A wish, not a leave.
CREATE TABLE wish (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person INTEGER NOT NULL REFERENCES person (id),
  day TEXT NOT NULL,
  shift INTEGER REFERENCES shift (id),
  UNIQUE (person, day)
) STRICT;
CREATE INDEX wish_day ON wish (day);
CREATE INDEX wish_shift ON wish (shift);

-- How many a shift needs at least: on a weekday (`mon` to `sun`), on statutory days (`statutory`), or on one day.
CREATE TABLE need (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shift INTEGER NOT NULL REFERENCES shift (id),
  day TEXT NOT NULL,
  least INTEGER NOT NULL CHECK (least >= 0),
  UNIQUE (shift, day)
) STRICT;

-- A roster as it was told to the people, a row a publication, never rewritten.
CREATE TABLE roster_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by <> ''),
  note TEXT NOT NULL DEFAULT '',
  -- Person, day, shift (or null) of every cell, as JSON.
  duties TEXT NOT NULL
) STRICT;
CREATE INDEX roster_version_month ON roster_version (month);
