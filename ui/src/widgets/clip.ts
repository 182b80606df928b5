// Blocks of cells between this program and a spreadsheet: tab-separated text, quoted as Excel and WPS quote it.
import type { Cell } from './keys';

/** Both corners included. */
export type Range = { top: number; left: number; bottom: number; right: number };

export function rangeOf(a: Cell, b: Cell): Range {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.col, b.col),
    right: Math.max(a.col, b.col),
  };
}

export const holds = (range: Range, at: Cell) =>
  at.row >= range.top && at.row <= range.bottom && at.col >= range.left && at.col <= range.right;

export const isOne = (range: Range) => range.top === range.bottom && range.left === range.right;

function quoted(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const toTsv = (rows: string[][]) => rows.map((row) => row.map(quoted).join('\t')).join('\r\n');

/** Rows of cells; a line break inside quotes belongs to its cell, the one that ends the text to none. */
export function fromTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (inside) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i];
      else inside = false;
    } else if (c === '"' && cell === '') inside = true;
    else if (c === '\t') {
      row.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/** A text field nobody sees, which has the focus until `done` gives it back. */
function unseen(text = ''): { field: HTMLTextAreaElement; done: () => void } {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'sr';
  field.setAttribute('aria-hidden', 'true');
  document.body.append(field);
  field.select();
  const done = () => {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  return { field, done };
}

/**
 * To be called while Ctrl+V goes down: hands over what is then pasted. WebKit pastes into text fields only, not into
 * the cell of a table.
 */
export function catchPaste(then: (text: string) => void) {
  const { field, done } = unseen();
  const end = () => {
    clearTimeout(late);
    if (field.isConnected) done();
  };
  // Nothing on the clipboard, or the system keeps it: no paste follows.
  const late = setTimeout(end, 500);
  field.addEventListener('keyup', end);
  field.addEventListener('paste', (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    end();
    then(text);
  });
}

/** Every window of a desktop program allows this for a key just pressed; the clipboard of the web asks first. */
export function copyText(text: string): boolean {
  const { done } = unseen(text);
  const copied = document.execCommand('copy');
  done();
  return copied;
}
