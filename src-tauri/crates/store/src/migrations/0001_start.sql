-- The first shape of the book. Never edited once released; changes are new files.
-- Days of people are text `2026-05-01`, days of facts are integers (days since 1970-01-01), months are text `2026-05`.
-- Ids of tracked tables are never used twice: what came after an undone row must not inherit its references.

CREATE TABLE applied_migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- History -----------------------------------------------------------------------------------------------------------

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  -- 0 in force, 1 undone and waiting for redo, 2 undone for good (something else was done after it)
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1, 2)),
  -- 1: undo stops here (a close, a reopening, a migration)
  barrier INTEGER NOT NULL DEFAULT 0 CHECK (barrier IN (0, 1))
) STRICT;
CREATE INDEX change_undone ON change (undone, id);

CREATE TABLE change_row (
  id INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (id),
  tbl TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  key INTEGER NOT NULL,
  old TEXT,
  new TEXT
) STRICT;
CREATE INDEX change_row_change ON change_row (change, id);

CREATE TABLE undo_log (
  id INTEGER PRIMARY KEY,
  change INTEGER NOT NULL REFERENCES change (id),
  what TEXT NOT NULL CHECK (what IN ('undo', 'redo')),
  actor TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- Staff -------------------------------------------------------------------------------------------------------------

CREATE TABLE shop (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  platform TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE post (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  staff_no TEXT NOT NULL UNIQUE CHECK (staff_no <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  pinyin TEXT NOT NULL,
  post INTEGER REFERENCES post (id),
  hired TEXT,
  left_on TEXT,
  probation_until TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_post ON person (post);

-- Append-only, like the facts that belong to it: an undone import leaves the nickname known.
CREATE TABLE account (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop INTEGER NOT NULL,
  nickname TEXT NOT NULL CHECK (nickname <> ''),
  UNIQUE (shop, nickname)
) STRICT;

CREATE TABLE binding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account INTEGER NOT NULL REFERENCES account (id),
  person INTEGER REFERENCES person (id),
  from_day TEXT,
  to_day TEXT
) STRICT;
CREATE INDEX binding_account ON binding (account);
CREATE INDEX binding_person ON binding (person);

-- Facts -------------------------------------------------------------------------------------------------------------

CREATE TABLE import (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staged', 'active', 'withdrawn'))
) STRICT;

CREATE TABLE import_sheet (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  import INTEGER NOT NULL REFERENCES import (id),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  layout TEXT NOT NULL,
  shop INTEGER NOT NULL,
  headers TEXT NOT NULL,
  first INTEGER,
  last INTEGER,
  row_count INTEGER NOT NULL,
  fact_count INTEGER NOT NULL
) STRICT;
CREATE INDEX import_sheet_import ON import_sheet (import);
CREATE INDEX import_sheet_shop ON import_sheet (shop, layout);

-- The days a sheet speaks for: earlier facts of the same shop and layout inside them are outranked.
CREATE TABLE cover (
  id INTEGER PRIMARY KEY,
  import_sheet INTEGER NOT NULL REFERENCES import_sheet (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first)
) STRICT;
CREATE INDEX cover_sheet ON cover (import_sheet);

CREATE TABLE metric_key (
  id INTEGER PRIMARY KEY,
  metric TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE fact_row (
  id INTEGER PRIMARY KEY,
  import_sheet INTEGER NOT NULL REFERENCES import_sheet (id),
  account INTEGER REFERENCES account (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  row INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_row_sheet ON fact_row (import_sheet, first);
CREATE INDEX fact_row_account ON fact_row (account, first);

-- Numbers are INTEGER when whole and below 2^53, else decimal TEXT. `state`: 0 settled, 1 unsettled, 2 missing,
-- 3 not measured; plus 8 when the value is a word. `raw` only where it differs from the value's text.
CREATE TABLE fact (
  fact_row INTEGER NOT NULL REFERENCES fact_row (id),
  col INTEGER NOT NULL,
  metric INTEGER NOT NULL REFERENCES metric_key (id),
  value ANY,
  num ANY,
  den ANY,
  state INTEGER NOT NULL,
  raw TEXT,
  PRIMARY KEY (fact_row, col)
) STRICT, WITHOUT ROWID;

-- `col` NULL takes out the whole row.
CREATE TABLE exclusion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fact_row INTEGER NOT NULL REFERENCES fact_row (id),
  col INTEGER,
  reason TEXT NOT NULL CHECK (reason <> ''),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX exclusion_row ON exclusion (fact_row);

-- Schemes -----------------------------------------------------------------------------------------------------------

CREATE TABLE scheme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  name TEXT NOT NULL,
  draft TEXT
) STRICT;

CREATE TABLE scheme_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scheme TEXT NOT NULL REFERENCES scheme (key),
  version INTEGER NOT NULL,
  text TEXT NOT NULL,
  from_month TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (scheme, version)
) STRICT;

CREATE TABLE assignment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scope TEXT NOT NULL CHECK (scope IN ('post', 'shop', 'person')),
  target INTEGER NOT NULL,
  scheme TEXT NOT NULL REFERENCES scheme (key),
  from_month TEXT NOT NULL,
  to_month TEXT
) STRICT;
CREATE INDEX assignment_scheme ON assignment (scheme);

CREATE TABLE target (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  scheme TEXT NOT NULL REFERENCES scheme (key),
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  from_month TEXT NOT NULL,
  to_month TEXT,
  shop INTEGER REFERENCES shop (id),
  person INTEGER REFERENCES person (id)
) STRICT;
CREATE INDEX target_scheme ON target (scheme);
CREATE INDEX target_shop ON target (shop);
CREATE INDEX target_person ON target (person);

-- Month -------------------------------------------------------------------------------------------------------------

CREATE TABLE mark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  is_label INTEGER NOT NULL CHECK (is_label IN (0, 1)),
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  import_sheet INTEGER REFERENCES import_sheet (id),
  row INTEGER,
  col INTEGER,
  cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1))
) STRICT;
CREATE INDEX mark_month ON mark (month, person);
CREATE INDEX mark_person ON mark (person);
CREATE INDEX mark_sheet ON mark (import_sheet);

-- `item` NULL replaces the grade, else the item's points.
CREATE TABLE override (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  item TEXT,
  value TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1))
) STRICT;
CREATE INDEX override_month ON override (month, person);
CREATE INDEX override_person ON override (person);

CREATE TABLE sheet_state (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  state TEXT NOT NULL CHECK (state IN ('open', 'reviewed', 'confirmed', 'signed', 'refused', 'appealed')),
  reviewed_by TEXT,
  reviewed_at TEXT,
  confirmed_by TEXT,
  confirmed_at TEXT,
  confirm_reason TEXT,
  answered_by TEXT,
  answered_at TEXT,
  answer_reason TEXT,
  reopened_why TEXT,
  reopened_at TEXT,
  UNIQUE (month, person, scheme)
) STRICT;
CREATE INDEX sheet_state_person ON sheet_state (person);

-- Words on a sheet; they change no figure.
CREATE TABLE sheet_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  comment TEXT NOT NULL,
  plan TEXT NOT NULL,
  UNIQUE (month, person, scheme)
) STRICT;
CREATE INDEX sheet_note_person ON sheet_note (person);

CREATE TABLE month_state (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  revision INTEGER NOT NULL,
  closed_by TEXT,
  closed_at TEXT,
  close_reason TEXT,
  reopened_by TEXT,
  reopened_at TEXT,
  reopen_reason TEXT
) STRICT;

-- What was printed when a month was closed; every revision is kept.
CREATE TABLE frozen (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  revision INTEGER NOT NULL,
  person INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  deflated BLOB NOT NULL,
  UNIQUE (month, revision, person, scheme)
) STRICT;

CREATE TABLE correction (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  month TEXT NOT NULL,
  shown_in TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  scheme TEXT NOT NULL REFERENCES scheme (key),
  item TEXT NOT NULL,
  old TEXT,
  new TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  by TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX correction_person ON correction (person);

-- Settings ----------------------------------------------------------------------------------------------------------

CREATE TABLE setting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  json TEXT NOT NULL
) STRICT;

-- Not undone: what the program did by itself.
CREATE TABLE backup_log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  last_change INTEGER NOT NULL
) STRICT;
