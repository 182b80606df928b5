// Where typed and pasted codes land on the roster: by position, or by the names that the block brings.
import { normalise } from '../../app/text';
import type { RosterCell, RosterView, TypedDuty } from '../../bridge/types';
import { t } from '../../i18n/index.svelte';
import type { Range } from '../../widgets/clip';

export type Landed = { cells: TypedDuty[]; wrong: string | null };
export type Place = {
  view: RosterView;
  /** Columns of the screen before the first day. */
  first: number;
  /** Wishes are shown and entered instead. */
  wishes: boolean;
};

export const cellAt = (place: Place, row: number, col: number): RosterCell | null => place.view.rows[row]?.cells[col - place.first] ?? null;
export const textOf = (place: Place, cell: RosterCell | null) => (cell === null ? '' : place.wishes ? cell.wish : cell.text);

/** One code into one cell, or why it cannot stand there. */
function put(place: Place, row: number, col: number, text: string): TypedDuty | string {
  const [person, day] = [place.view.rows[row], place.view.days[col - place.first]];
  if (!person || !day) return t('month-paste_outside', { value: text });
  return { person: person.person, day: day.day, text: text.trim() };
}

/** The rows that the first column names; null where it names nobody at all. */
function named(place: Place, block: string[][]): number[] | string | null {
  const find = (text: string) => place.view.rows.flatMap((row, at) => (normalise(row.name) === normalise(text) || normalise(row.staff_no) === normalise(text) ? [at] : []));
  const heads = block.map((line) => (line[0] ?? '').trim());
  if (block.some((line) => line.length < 2) || heads.every((head) => find(head).length === 0)) return null;
  const rows: number[] = [];
  for (const head of heads) {
    const [at, twice] = find(head);
    if (at === undefined || twice !== undefined) return t(at === undefined ? 'roster-nobody' : 'roster-two_of_name', { name: head });
    rows.push(at);
  }
  return rows;
}

/** A block from a spreadsheet; one value fills all that is selected. */
export function land(block: string[][], range: Range, place: Place): Landed {
  const rows = named(place, block);
  if (typeof rows === 'string') return { cells: [], wrong: rows };
  const skip = rows === null ? 0 : 1;
  const [height, width] = [block.length, Math.max(...block.map((line) => line.length)) - skip];
  const one = height === 1 && width === 1 && rows === null;
  const [down, across] = one ? [range.bottom - range.top + 1, range.right - range.left + 1] : [height, width];
  const left = Math.max(range.left, place.first);
  const cells: TypedDuty[] = [];
  for (let r = 0; r < down; r++) {
    for (let c = 0; c < across; c++) {
      const text = one ? (block[0]?.[0] ?? '') : (block[r]?.[c + skip] ?? '');
      const col = one && range.left < place.first ? range.left + c : left + c;
      if (one && col < place.first) continue;
      const cell = put(place, rows?.[r] ?? range.top + r, col, text);
      if (typeof cell === 'string') return { cells: [], wrong: cell };
      cells.push(cell);
    }
  }
  return { cells, wrong: null };
}

/** The same text into every selected day; an empty one clears. */
export const fill = (range: Range, place: Place, text: string): TypedDuty[] => land([[text]], range, place).cells;

/** The first row of the selected cells into the rows beneath. */
export function below(range: Range, place: Place): TypedDuty[] {
  const cells: TypedDuty[] = [];
  for (let row = range.top + 1; row <= range.bottom; row++) {
    for (let col = Math.max(range.left, place.first); col <= range.right; col++) {
      const cell = put(place, row, col, textOf(place, cellAt(place, range.top, col)));
      if (typeof cell !== 'string') cells.push(cell);
    }
  }
  return cells;
}

/** What is copied: the codes, with the names before them where the names are selected. */
export function copied(range: Range, place: Place): string[][] {
  const lines: string[][] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    const line: string[] = [];
    for (let col = range.left; col <= Math.min(range.right, place.first + place.view.days.length - 1); col++) {
      line.push(col < place.first ? (place.view.rows[row]?.name ?? '') : textOf(place, cellAt(place, row, col)));
    }
    lines.push(line);
  }
  return lines;
}
