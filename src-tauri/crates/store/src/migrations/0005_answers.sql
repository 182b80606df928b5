-- What passes between the owner and an employee over a sheet. None of it changes a figure.

-- What was done with a confirmed sheet, a row a step, never rewritten.
CREATE TABLE answer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  kind TEXT NOT NULL CHECK (kind IN ('handed', 'signed', 'refused', 'appealed', 'upheld', 'revised')),
  -- When it was done; `at` is when it was entered.
  day TEXT NOT NULL,
  -- The employee, or who handed out and decided.
  by TEXT NOT NULL CHECK (by <> ''),
  witness TEXT NOT NULL DEFAULT '',
  -- The item that is appealed against; NULL: the whole sheet.
  item TEXT,
  text TEXT NOT NULL DEFAULT '',
  -- The last day of an appeal where it was handed out.
  due TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX answer_sheet ON answer (month, person, scheme);
CREATE INDEX answer_person ON answer (person);

-- What an employee gives themselves; beside the points, never in them.
CREATE TABLE self_mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  item TEXT NOT NULL,
  points TEXT NOT NULL,
  UNIQUE (month, person, scheme, item)
) STRICT;
CREATE INDEX self_mark_person ON self_mark (person);

-- The employee's own words.
ALTER TABLE sheet_note ADD COLUMN own TEXT NOT NULL DEFAULT '';

CREATE TABLE interview (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  day TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by <> ''),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX interview_sheet ON interview (month, person, scheme);
CREATE INDEX interview_person ON interview (person);

-- A step of the improvement plan that is looked at again.
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  what TEXT NOT NULL CHECK (what <> ''),
  due TEXT NOT NULL,
  done TEXT,
  result TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX follow_up_sheet ON follow_up (month, person, scheme);
CREATE INDEX follow_up_person ON follow_up (person);

-- Several people may rate one item; empty: whoever entered it speaks for all.
ALTER TABLE mark ADD COLUMN rater TEXT NOT NULL DEFAULT '';
