import { beforeAll, describe, expect, it } from 'vitest';

import type { Board, BoardRow } from '../../bridge/types';
import { language } from '../../i18n/index.svelte';
import { below, land, plainCell, sheetOf } from './clip';

const label = (text: string) => ({ zh: text, en: text });
const row = (person: number, name: string, values: (number | null)[], state = 'open') =>
  ({ person, staff_no: `00${person}`, name, state, rank: person, total: 90, grade: 'A', coefficient: null, cells: values.map((value) => ({ value, points: value })) }) as unknown as BoardRow;
const board = {
  columns: [
    { item: 'response', name: label('响应'), unit: label('秒'), fed: true },
    { item: 'kb', name: label('知识库'), unit: null, fed: false },
    { item: 'norms', name: label('规范'), unit: null, fed: false },
  ],
} as unknown as Board;
const rows = [row(1, '陈青', [39.99996, 5, 0]), row(2, '林北', [30, null, null]), row(3, '何云', [60, null, null], 'confirmed')];
const place = { rows, first: 4, board, editable: (r: BoardRow | undefined) => r?.state === 'open' };
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

beforeAll(() => language.set('zh-CN'));

describe('a block pasted on the board', () => {
  it('lands from its upper left cell on, and blanks change nothing', () => {
    expect(land([['4', '1'], ['', '２']], at(0, 5), place)).toEqual({
      cells: [
        { person: 1, item: 'kb', value: '4' },
        { person: 1, item: 'norms', value: '1' },
        { person: 2, item: 'norms', value: '２' },
      ],
      wrong: null,
    });
  });

  it('of one value fills every selected cell', () => {
    expect(land([['3']], at(0, 5, 1, 6), place).cells).toHaveLength(4);
  });

  it.each([
    ['a figure from files', [['3']], at(0, 4), '响应'],
    ['beyond the last column', [['1', '2', '9']], at(0, 5), '「9」'],
    ['beyond the last row', [['1'], ['8']], at(1, 5), '何云'],
    ['a confirmed sheet', [['7']], at(2, 5), '何云'],
    ['the names', [['甲']], at(0, 2), '「甲」'],
  ])('is refused on %s, naming the cell', (_, block, range, named) => {
    const landed = land(block, range, place);
    expect(landed.cells).toEqual([]);
    expect(landed.wrong).toContain(named);
  });
});

describe('fill down', () => {
  it('takes the first row of several, or the cell above one', () => {
    expect(below(at(0, 5, 1, 6), rows, 4)).toEqual({ block: [['5', '0']], range: at(1, 5, 1, 6) });
    expect(below(at(1, 5), rows, 4)).toEqual({ block: [['5']], range: at(1, 5) });
    expect(below(at(0, 5), rows, 4)).toBeNull();
  });
});

describe('a copy', () => {
  it('has heads, and for each item the actual and its points', () => {
    const [head, first] = sheetOf(board, rows);
    expect(head?.slice(0, 6)).toEqual(['排名', '工号', '姓名', '总分', '响应 · 秒', '响应 得分']);
    expect(first?.slice(0, 6)).toEqual(['1', '001', '陈青', '90', '40', '40']);
    expect(head?.length).toBe(first?.length);
    expect(plainCell(rows[0] as BoardRow, 'item kb', 1)).toBe('5');
  });
});
