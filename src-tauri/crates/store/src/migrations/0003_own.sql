-- What the owner defines: how tables of no known layout are read, and metrics of the shop's own.

-- `text` is a layout file. A layout that was taken away keeps its row: figures it read name it.
CREATE TABLE own_layout (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  text TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

-- `text` is one entry of the metric dictionary. Never deleted: schemes and figures name it.
CREATE TABLE own_metric (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  text TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- Of two layouts that explain a header alike, the one the owner named; `headers` as recognition compares them.
CREATE TABLE layout_choice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  headers TEXT NOT NULL UNIQUE CHECK (headers <> ''),
  layout TEXT NOT NULL CHECK (layout <> '')
) STRICT;
