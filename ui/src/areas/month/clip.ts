// What of the board goes to a spreadsheet, and where a block from one lands. Asks nothing and writes nothing.
import type { Board, BoardRow } from '../../bridge/types';
import { named, t } from '../../i18n/index.svelte';
import type { Range } from '../../widgets/clip';

type MarkCell = { person: number; item: string; value: string };
/** Either the cells to enter, or why not. */
export type Landed = { cells: MarkCell[]; wrong: string | null };

/** A weighted mean has more digits than anybody reads; four stay. */
function textOf(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 10_000) / 10_000);
  return value === null || value === undefined ? '' : String(value);
}

/** Rank to trend as people read them, each item as its actual and its points; with the heads above. */
export function sheetOf(board: Board, rows: BoardRow[]): string[][] {
  const unit = (item: Board['columns'][number]) => (item.unit ? ` · ${named(item.unit)}` : '');
  const head = [
    t('month-rank'),
    t('month-staff_no'),
    t('month-name'),
    t('month-total'),
    ...board.columns.flatMap((item) => [`${named(item.name)}${unit(item)}`, t('month-points_of', { item: named(item.name) })]),
    t('month-grade'),
    t('month-coefficient'),
  ];
  const lines = rows.map((row) => [
    textOf(row.rank),
    row.staff_no,
    row.name,
    textOf(row.total),
    ...row.cells.flatMap((cell) => [textOf(cell.value), textOf(cell.points)]),
    row.grade ?? '',
    textOf(row.coefficient),
  ]);
  return [head, ...lines];
}

/** One cell of the grid as plain text: `id` is its column. */
export function plainCell(row: BoardRow, id: string, item: number): string {
  if (item >= 0) return textOf(row.cells[item]?.value);
  const own: Record<string, unknown> = { rank: row.rank, name: row.name, total: row.total, grade: row.grade, coefficient: row.coefficient };
  return textOf(own[id]);
}

type Place = { rows: BoardRow[]; first: number; board: Board; editable: (row: BoardRow | undefined) => boolean };

/** A block from its upper left cell on; one value fills a whole range. Blank cells leave what is there. */
export function land(block: string[][], range: Range, place: Place): Landed {
  const one = block.length === 1 && block[0]?.length === 1 ? block[0][0] : null;
  const [high, wide] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const source = one !== null && one !== undefined ? Array.from({ length: high }, () => Array<string>(wide).fill(one)) : block;
  const cells: MarkCell[] = [];
  for (const [r, line] of source.entries()) {
    for (const [c, text] of line.entries()) {
      const value = text.trim();
      if (value === '') continue;
      const row = place.rows[range.top + r];
      const item = place.board.columns[range.left + c - place.first];
      if (!row || range.left + c < place.first || !item) return { cells: [], wrong: t('month-paste_outside', { value }) };
      const what = { name: row.name, item: named(item.name), value };
      if (item.fed) return { cells: [], wrong: t('month-paste_fed', what) };
      if (!place.editable(row)) return { cells: [], wrong: t('month-paste_done', what) };
      cells.push({ person: row.person, item: item.item, value });
    }
  }
  return { cells, wrong: null };
}

/** Fill down: the top row of the range into the rows below; of a single cell, the one above into it. */
export function below(range: Range, rows: BoardRow[], first: number): { block: string[][]; range: Range } | null {
  const single = range.top === range.bottom;
  const from = rows[single ? range.top - 1 : range.top];
  if (!from) return null;
  const top = single ? range.top : range.top + 1;
  const values = Array.from({ length: range.right - range.left + 1 }, (_, c) => textOf(from.cells[range.left + c - first]?.value));
  return { block: Array.from({ length: range.bottom - top + 1 }, () => values), range: { ...range, top } };
}
