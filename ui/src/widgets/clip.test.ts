import { describe, expect, it } from 'vitest';

import { fromTsv, holds, isOne, rangeOf, toTsv } from './clip';

describe('a block of cells', () => {
  it.each([
    ['5', [['5']]],
    ['5\t6\r\n7\t8\r\n', [['5', '6'], ['7', '8']]],
    ['5\n\n7\n', [['5'], [''], ['7']]],
    ['a\t', [['a', '']]],
    ['"两\n行"\t"说""好"""', [['两\n行', '说"好"']]],
    ['5"', [['5"']]],
    ['', []],
  ])('%j reads as a spreadsheet wrote it', (text, rows) => expect(fromTsv(text)).toEqual(rows));

  it('comes back as it was written', () => {
    const rows = [['工号', '得分'], ['001', '9.5\t'], ['"x"', 'a\nb']];
    expect(fromTsv(toTsv(rows))).toEqual(rows);
  });

  it('has the same corners from whichever end it was drawn', () => {
    const range = rangeOf({ row: 4, col: 1 }, { row: 2, col: 3 });
    expect(range).toEqual({ top: 2, bottom: 4, left: 1, right: 3 });
    expect(holds(range, { row: 3, col: 2 })).toBe(true);
    expect(holds(range, { row: 5, col: 2 })).toBe(false);
    expect(isOne(range)).toBe(false);
  });
});
