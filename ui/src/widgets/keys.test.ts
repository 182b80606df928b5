import { describe, expect, it } from 'vitest';

import { afterEdit, moveCell, moveRow } from './keys';

const size = { rows: 12, cols: 8 };
const from = { row: 5, col: 3 };

describe('arrows on the board', () => {
  it.each([
    [{ key: 'ArrowDown' }, { row: 6, col: 3 }],
    [{ key: 'ArrowUp' }, { row: 4, col: 3 }],
    [{ key: 'ArrowLeft' }, { row: 5, col: 2 }],
    [{ key: 'ArrowRight' }, { row: 5, col: 4 }],
    [{ key: 'ArrowDown', ctrlKey: true }, { row: 11, col: 3 }],
    [{ key: 'ArrowLeft', metaKey: true }, { row: 5, col: 0 }],
    [{ key: 'Home' }, { row: 5, col: 0 }],
    [{ key: 'End' }, { row: 5, col: 7 }],
    [{ key: 'Home', ctrlKey: true }, { row: 0, col: 0 }],
    [{ key: 'End', ctrlKey: true }, { row: 11, col: 7 }],
    [{ key: 'PageDown' }, { row: 11, col: 3 }],
  ])('%o', (key, wanted) => expect(moveCell(key, from, size)).toEqual(wanted));

  it('stop at the edge', () => {
    expect(moveCell({ key: 'ArrowUp' }, { row: 0, col: 0 }, size)).toEqual({ row: 0, col: 0 });
    expect(moveCell({ key: 'ArrowRight' }, { row: 11, col: 7 }, size)).toEqual({ row: 11, col: 7 });
  });

  it('leave other keys alone', () => {
    for (const key of ['Enter', 'a', '5', 'Tab']) expect(moveCell({ key }, from, size)).toBeNull();
    expect(moveCell({ key: 'ArrowLeft', altKey: true }, from, size)).toBeNull();
    expect(moveCell({ key: 'ArrowDown' }, from, { rows: 0, cols: 8 })).toBeNull();
  });
});

describe('after a value was typed', () => {
  it.each([
    [{ key: 'Enter' }, { row: 6, col: 3 }],
    [{ key: 'Enter', shiftKey: true }, { row: 4, col: 3 }],
    [{ key: 'Tab' }, { row: 5, col: 4 }],
    [{ key: 'Tab', shiftKey: true }, { row: 5, col: 2 }],
  ])('%o leads on', (key, wanted) => expect(afterEdit(key, from, size)).toEqual(wanted));

  it('Tab goes on in the next row, and out at the end', () => {
    expect(afterEdit({ key: 'Tab' }, { row: 2, col: 7 }, size)).toEqual({ row: 3, col: 0 });
    expect(afterEdit({ key: 'Tab' }, { row: 11, col: 7 }, size)).toBeNull();
    expect(afterEdit({ key: 'Tab', shiftKey: true }, { row: 0, col: 0 }, size)).toBeNull();
  });
});

describe('rows of a list', () => {
  it('move and stop at the ends', () => {
    expect(moveRow({ key: 'ArrowDown' }, 3, 5)).toBe(4);
    expect(moveRow({ key: 'ArrowDown' }, 4, 5)).toBe(4);
    expect(moveRow({ key: 'End' }, 0, 5)).toBe(4);
    expect(moveRow({ key: 'x' }, 0, 5)).toBeNull();
    expect(moveRow({ key: 'ArrowDown' }, 0, 0)).toBeNull();
  });
});
