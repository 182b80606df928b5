-- What an import left out on purpose, and the days on which a report has nothing to hand out.

-- What was left out, as JSON: rows, wrong cells and sheets by name. Empty: nothing was.
ALTER TABLE import ADD COLUMN left_out TEXT NOT NULL DEFAULT '';

-- Rows of a written sheet that were not written: the sheet does not speak for them, so earlier figures of the same
-- account and days go on counting. Append-only, like the facts.
CREATE TABLE left_row (
  id INTEGER PRIMARY KEY,
  import_sheet INTEGER NOT NULL REFERENCES import_sheet (id),
  account INTEGER REFERENCES account (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first)
) STRICT;
CREATE INDEX left_row_sheet ON left_row (import_sheet);

-- A report need not be imported for this day: the shop was closed, the platform was down.
CREATE TABLE no_data (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  shop INTEGER NOT NULL REFERENCES shop (id),
  layout TEXT NOT NULL CHECK (layout <> ''),
  day TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  UNIQUE (shop, layout, day)
) STRICT;
CREATE INDEX no_data_day ON no_data (day);
