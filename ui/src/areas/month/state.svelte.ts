// The board on screen: which scheme, which rows are picked, and what is done to sheets.
import { ask as askName } from '../../app/ask.svelte';
import { book, tellUndoable } from '../../app/book.svelte';
import { Loaded } from '../../app/loaded.svelte';
import { pickSave } from '../../app/files';
import { attempt, status } from '../../app/status.svelte';
import { call } from '../../bridge/call';
import type { Board, BoardCell, BoardRow, MarkCell, RefusedSheet } from '../../bridge/types';
import { monthName, t } from '../../i18n/index.svelte';

export const board = new Loaded<Board>();

class View {
  scheme = $state<string | null>(null);
  picked = $state<number[]>([]);
  /** Sheets that were not confirmed or reviewed, with why. */
  refused = $state.raw<RefusedSheet[]>([]);
}

export const view = new View();

export function askBoard(month: string, scheme: string | null): void {
  void board.load(() => call('month.board', scheme === null ? { month } : { month, scheme }));
}

export const missing = (cell: BoardCell) => cell.state === 'missing';

export function filtered(rows: BoardRow[], filter: string | null): BoardRow[] {
  if (filter === null) return rows;
  if (filter === 'missing') return rows.filter((row) => row.cells.some(missing));
  return rows.filter((row) => row.state === filter);
}

type Verb = 'review' | 'confirm' | 'reopen_sheet';

/** Reviews, confirms or reopens; the picked sheets, or everybody who is ready. */
export async function decide(verb: Verb, rows: BoardRow[], scheme: string): Promise<void> {
  const month = book.month;
  const gaps = rows.filter((row) => row.cells.some(missing));
  const answer = await askName({
    title: rows.length > 0 ? t(`month-${verb}_some`, { count: rows.length }) : t(`month-${verb}_all`),
    note: gaps.length > 0 && verb === 'confirm' ? t('month-confirm_gaps', { count: gaps.length }) : t(`month-${verb}_note`),
    act: t(`month-${verb}`),
    ...(verb === 'reopen_sheet' || gaps.length > 0 ? { reason: 'required' as const } : {}),
  });
  if (!answer) return;
  const people = rows.map((row) => row.person);
  const command = `month.${verb}` as const;
  const done = await attempt(() => call(command, { month, people, scheme, ...answer }));
  if (!done) return;
  view.refused = done.value.refused;
  view.picked = [];
  if (done.value.done > 0) tellUndoable(t(`month-${verb}_done`, { count: done.value.done }));
}

/** A value typed into a cell of the board. */
export async function enterMark(row: BoardRow, scheme: string, item: string, name: string, value: string): Promise<boolean> {
  if (book.actor === '') {
    const answer = await askName({ title: t('common-mark_enter'), act: t('common-enter') });
    if (!answer) return false;
  }
  const reason = t('month-by_hand');
  const month = book.month;
  const done = await attempt(() => call('month.mark', { month, person: row.person, scheme, item, value, reason, name: book.actor }));
  if (done) tellUndoable(value === '' ? t('month-cleared', { what: `${row.name} ${name}` }) : t('month-entered', { what: `${row.name} ${name}`, value }));
  return done !== null;
}

/** A pasted block, or cells filled down: all or none, one step to undo. */
export async function enterMarks(cells: MarkCell[], scheme: string): Promise<void> {
  if (cells.length === 0) return status.tell(t('month-paste_nothing'));
  if (book.actor === '') {
    const answer = await askName({ title: t('common-mark_enter'), act: t('common-enter') });
    if (!answer) return;
  }
  const request = { month: book.month, scheme, cells, reason: t('month-by_hand'), name: book.actor };
  const done = await attempt(() => call('month.marks', request));
  if (done) tellUndoable(t('month-entered_cells', { count: done.value }));
}

export async function reopenMonth(): Promise<void> {
  const month = book.month;
  const answer = await askName({ title: t('month-reopen_title', { month: monthName(month) }), note: t('month-reopen_note'), act: t('month-reopen'), reason: 'required' });
  if (!answer) return;
  const done = await attempt(() => call('month.reopen', { month, ...answer }));
  if (done) status.tell(t('month-reopened', { month: monthName(month) }));
}

/** The workbook in which what no export holds is entered by hand, a row a person. */
export async function template(scheme: string): Promise<void> {
  const month = book.month;
  const place = await pickSave(t('month-template'), t('month-template_file', { month: monthName(month) }), 'xlsx');
  if (!place) return;
  const done = await attempt(() => call('facts.template', { month, scheme, token: place.token }));
  if (done) status.tell(t('common-file_saved', { file: place.name }));
}
