// Where a block from a spreadsheet lands on the grid of marks: by position, or by the names and heads it brings.
// Asks nothing and writes nothing.
import { normalise } from '../../app/text';
import type { MarkCell, MarksCell, MarksGrid, MarksRow } from '../../bridge/types';
import { named, t } from '../../i18n/index.svelte';
import type { Range } from '../../widgets/clip';

export type Mark = Required<Pick<MarkCell, 'person' | 'scheme' | 'item' | 'value'>>;
export type Landed = { cells: Mark[]; wrong: string | null };
export type Place = {
  grid: MarksGrid;
  /** Rows and columns as they stand on screen; columns by their number in the grid's own list. */
  rows: MarksRow[];
  columns: number[];
  /** Columns of the screen before the first item. */
  first: number;
  /** Whether a hand may mark what reports feed. */
  fed: boolean;
};

export const cellAt = (place: Place, row: number, col: number): MarksCell | null => place.rows[row]?.cells[place.columns[col - place.first] ?? -1] ?? null;
export const columnAt = (place: Place, col: number) => place.grid.columns[place.columns[col - place.first] ?? -1] ?? null;
export const isOpen = (cell: MarksCell | null) => cell !== null && (cell.state === 'open' || cell.state === 'reviewed');

/** A value as it is typed again: a mean has more digits than anybody reads. */
export function textOf(cell: MarksCell | null): string {
  if (!cell || cell.value === null) return '';
  return typeof cell.value === 'number' ? String(Math.round(cell.value * 10_000) / 10_000) : String(cell.value);
}

/** One value into one cell, or why it cannot stand there. */
function put(place: Place, row: number, col: number, value: string): Mark | string {
  const [person, column] = [place.rows[row], columnAt(place, col)];
  if (!person || !column) return t('month-paste_outside', { value });
  const what = { name: person.name, item: named(column.name), value };
  const cell = cellAt(place, row, col);
  if (cell === null) return t('marks-not_theirs', what);
  if (column.fed && !place.fed) return t('month-paste_fed', what);
  if (!isOpen(cell)) return t('month-paste_done', what);
  return { person: person.person, scheme: column.scheme, item: column.item, value };
}

const isNumber = (text: string) => /^[+-]?[\d.,%]+$/.test(normalise(text));

/** The rows that the first column names; null where it names nobody. An unknown name is told. */
function people(block: string[][], place: Place, sure: boolean): { rows: number[]; skip: number } | string | null {
  const find = (text: string, by: (row: MarksRow) => string) => place.rows.flatMap((row, at) => (normalise(by(row)) === normalise(text) ? [at] : []));
  const filled = block.filter((line) => line.some((text) => text.trim() !== ''));
  if (filled.length === 0 || filled.some((line) => line.length < 2)) return null;
  const numbers = filled.every((line) => find(line[0] ?? '', (row) => row.staff_no).length === 1);
  const both = numbers && filled.every((line) => find(line[0] ?? '', (row) => row.staff_no).some((at) => normalise(place.rows[at]?.name ?? '') === normalise(line[1] ?? '')));
  const names = filled.some((line) => !isNumber(line[0] ?? '') && (line[0] ?? '').trim() !== '');
  if (!names && !both && !(numbers && sure)) return null;
  const rows: number[] = [];
  for (const line of block) {
    const text = (line[0] ?? '').trim();
    const found = both || numbers ? find(text, (row) => row.staff_no) : find(text, (row) => row.name);
    if (text === '' && line.every((one) => one.trim() === '')) rows.push(-1);
    else if (found.length !== 1) return found.length > 1 ? t('marks-two_of_name', { name: text }) : t('marks-nobody', { name: text });
    else rows.push(found[0] ?? -1);
  }
  return { rows, skip: both ? 2 : 1 };
}

/** The columns that a first line of heads names; several schemes may have an item of one name. */
function heads(line: string[], place: Place): number[][] | null {
  const plain = (text: string) => normalise(text).replace(/·.*$/, '');
  const at = line.map((text) =>
    place.columns.flatMap((own, col) => {
      const column = place.grid.columns[own];
      return column && text.trim() !== '' && plain(text) === plain(named(column.name)) ? [col + place.first] : [];
    }),
  );
  const known = at.filter((cols) => cols.length > 0).length;
  // Beside the heads of items stand at most those of 工号 and name.
  return known > 0 && line.length - known <= 2 && (at.at(-1)?.length ?? 0) > 0 ? at : null;
}

/** A block from its upper left cell on, or by its own names; one value fills a whole range. Blanks change nothing. */
export function land(block: string[][], range: Range, place: Place): Landed {
  const cells: Mark[] = [];
  const [high, wide] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const one = block.length === 1 && block[0]?.length === 1 ? (block[0][0] ?? '') : null;
  const source = one !== null ? Array.from({ length: high }, () => Array<string>(wide).fill(one)) : block;
  const head = one === null && source.length > 1 ? heads(source[0] ?? [], place) : null;
  const body = head ? source.slice(1) : source;
  const who = one === null ? people(body, place, head !== null || range.left < place.first) : null;
  if (typeof who === 'string') return { cells: [], wrong: who };
  const start = Math.max(range.left, who ? place.first : range.left);
  for (const [r, line] of body.entries()) {
    for (const [c, text] of line.entries()) {
      const value = text.trim();
      if (value === '' || (who && c < who.skip)) continue;
      const row = who ? (who.rows[r] ?? -1) : range.top + r;
      const cols = head ? (head[c] ?? []) : [start + c - (who?.skip ?? 0)];
      // Beside names and numbers a head may name a column that is none of the grid's.
      if (head && cols.length === 0) return { cells: [], wrong: t('marks-no_column', { value }) };
      const col = cols.find((own) => cellAt(place, row, own) !== null) ?? cols[0] ?? -1;
      const landed = put(place, row, col, value);
      if (typeof landed === 'string') return { cells: [], wrong: landed };
      cells.push(landed);
    }
  }
  return { cells, wrong: null };
}

/** Fill down: the top row of the range into the rows below; of a single row, the one above into it. */
export function below(range: Range, place: Place): Landed {
  const from = range.top === range.bottom ? range.top - 1 : range.top;
  const top = range.top === range.bottom ? range.top : range.top + 1;
  if (from < 0) return { cells: [], wrong: null };
  const line = Array.from({ length: range.right - range.left + 1 }, (_, c) => textOf(cellAt(place, from, range.left + c)));
  return land(Array.from({ length: range.bottom - top + 1 }, () => line), { ...range, top }, place);
}

/** The marks of the selected cells: taken away, or given another reason. */
export function marked(range: Range, place: Place, value: (cell: MarksCell) => string): Mark[] {
  const found: Mark[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let col = range.left; col <= range.right; col++) {
      const [person, column, cell] = [place.rows[row], columnAt(place, col), cellAt(place, row, col)];
      if (person && column && cell?.mark && isOpen(cell)) found.push({ person: person.person, scheme: column.scheme, item: column.item, value: value(cell) });
    }
  }
  return found;
}

/** The selected cells as a table; everything with its heads, 工号 and names. */
export function copied(range: Range, all: boolean, place: Place): string[][] {
  const [from, to] = all ? [place.first, place.first + place.columns.length - 1] : [Math.max(range.left, place.first), range.right];
  const rows = all ? place.rows.map((_, at) => at) : Array.from({ length: range.bottom - range.top + 1 }, (_, at) => range.top + at);
  const withNames = all || range.left < place.first;
  const lines = rows.map((row) => {
    const values: string[] = [];
    for (let col = from; col <= to; col++) values.push(textOf(cellAt(place, row, col)));
    const person = place.rows[row];
    return withNames ? [person?.staff_no ?? '', person?.name ?? '', ...values] : values;
  });
  if (!all) return lines;
  const unit = (of: number) => {
    const column = place.grid.columns[of];
    return column ? `${named(column.name)}${column.unit ? ` · ${named(column.unit)}` : ''}` : '';
  };
  return [[t('month-staff_no'), t('month-name'), ...place.columns.map(unit)], ...lines];
}
