// Where a key leads in a list or grid, as in a spreadsheet. Pure; draws nothing.

export type Cell = { row: number; col: number };
export type Size = { rows: number; cols: number };
type Key = { key: string; ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean; altKey?: boolean };

const page = 12;
const clamp = (n: number, count: number) => Math.max(0, Math.min(count - 1, n));

/** The row a key leads to; null when the key does not move. */
export function moveRow(event: Key, row: number, rows: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const to: Record<string, number> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: rows - 1,
  };
  const next = to[event.key];
  return next === undefined || rows === 0 ? null : clamp(next, rows);
}

/** The cell a key leads to; null when the key does not move. */
export function moveCell(event: Key, at: Cell, size: Size): Cell | null {
  if (event.altKey || size.rows === 0 || size.cols === 0) return null;
  const far = event.ctrlKey === true || event.metaKey === true;
  const { row, col } = at;
  const to = ((): Cell | null => {
    switch (event.key) {
      case 'ArrowDown':
        return { row: far ? size.rows - 1 : row + 1, col };
      case 'ArrowUp':
        return { row: far ? 0 : row - 1, col };
      case 'ArrowRight':
        return { row, col: far ? size.cols - 1 : col + 1 };
      case 'ArrowLeft':
        return { row, col: far ? 0 : col - 1 };
      case 'Home':
        return { row: far ? 0 : row, col: 0 };
      case 'End':
        return { row: far ? size.rows - 1 : row, col: size.cols - 1 };
      case 'PageDown':
        return { row: row + page, col };
      case 'PageUp':
        return { row: row - page, col };
      default:
        return null;
    }
  })();
  return to && { row: clamp(to.row, size.rows), col: clamp(to.col, size.cols) };
}

/** Where Tab and Enter lead after a cell was edited; null at the end of the grid, where the focus moves on. */
export function afterEdit(event: Key, at: Cell, size: Size): Cell | null {
  const back = event.shiftKey === true;
  if (event.key === 'Enter') return { row: clamp(at.row + (back ? -1 : 1), size.rows), col: at.col };
  if (event.key !== 'Tab') return null;
  const index = at.row * size.cols + at.col + (back ? -1 : 1);
  if (index < 0 || index >= size.rows * size.cols) return null;
  return { row: Math.floor(index / size.cols), col: index % size.cols };
}
