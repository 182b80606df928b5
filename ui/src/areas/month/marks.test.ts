import { beforeAll, describe, expect, it } from 'vitest';

import type { MarksCell, MarksGrid } from '../../bridge/types';
import { language } from '../../i18n/index.svelte';
import { below, copied, land, marked, textOf, type Place } from './marks';

const label = (text: string) => ({ zh: text, en: text });
const cell = (value: number | null, state = 'open', hand = value !== null): MarksCell =>
  ({ state, value, shown: String(value ?? ''), mark: hand ? { value, reason: '旧', by: '王', at: '' } : null, figure: '' }) as unknown as MarksCell;
const column = (scheme: string, item: string, name: string, fed = false) => ({ scheme, scheme_name: label(scheme), item, name: label(name), unit: null, fed, choices: [] });
// 陈青 and 林北 are under the first scheme, 何云 under the second; 何云 is confirmed there. Two are called 王芳.
const grid = {
  month: '2026-10',
  closed: false,
  columns: [column('a', 'kb', '知识库'), column('a', 'speed', '响应', true), column('a', 'norms', '规范'), column('b', 'kb', '知识库')],
  rows: [
    { person: 1, staff_no: '001', name: '陈青', pinyin: '', cells: [cell(5), cell(40, 'open', false), cell(null), null] },
    { person: 2, staff_no: '002', name: '林北', pinyin: '', cells: [cell(null), cell(30, 'open', false), cell(null), null] },
    { person: 3, staff_no: '003', name: '何云', pinyin: '', cells: [null, null, null, cell(7, 'confirmed')] },
    { person: 4, staff_no: '004', name: '王芳', pinyin: '', cells: [null, null, null, cell(null)] },
    { person: 5, staff_no: '005', name: '王芳', pinyin: '', cells: [null, null, null, cell(null)] },
  ],
} as unknown as MarksGrid;
const place = (fed = false): Place => ({ grid, rows: grid.rows, columns: fed ? [0, 1, 2, 3] : [0, 2, 3], first: 1, fed });
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const mark = (person: number, scheme: string, item: string, value: string) => ({ person, scheme, item, value });

beforeAll(() => language.set('zh-CN'));

describe('a block pasted on the grid of marks', () => {
  it('lands by position, and blanks change nothing', () => {
    expect(land([['4', '1'], ['', '2']], at(0, 1), place())).toEqual({ cells: [mark(1, 'a', 'kb', '4'), mark(1, 'a', 'norms', '1'), mark(2, 'a', 'norms', '2')], wrong: null });
  });

  it('lands by the names of its first column, in any order, wherever it is pasted', () => {
    const wanted = { cells: [mark(2, 'a', 'kb', '3'), mark(1, 'a', 'kb', '4')], wrong: null };
    expect(land([['林北', '3'], ['陈青', '4']], at(3, 1), place())).toEqual(wanted);
    expect(land([['林北', '3'], ['陈青', '4']], at(0, 0), place())).toEqual(wanted);
    expect(land([['002', '林北', '3'], ['001', '陈青', '4']], at(0, 0), place())).toEqual(wanted);
    expect(land([['002', '3'], ['001', '4']], at(0, 0), place())).toEqual(wanted);
  });

  it('lands by its heads, an item of two schemes by whose it is', () => {
    const block = [['工号', '姓名', '规范', '知识库'], ['001', '陈青', '1', '4'], ['005', '王芳', '', '6']];
    expect(land(block, at(0, 0), place())).toEqual({ cells: [mark(1, 'a', 'norms', '1'), mark(1, 'a', 'kb', '4'), mark(5, 'b', 'kb', '6')], wrong: null });
  });

  it('takes numbers that look like staff numbers as values where they stand among values', () => {
    expect(land([['001', '2']], at(0, 1), place()).cells).toEqual([mark(1, 'a', 'kb', '001'), mark(1, 'a', 'norms', '2')]);
  });

  it.each([
    ['a name nobody has', [['张三', '3']], at(0, 0), '张三'],
    ['a name two have', [['王芳', '3']], at(0, 0), '两个人'],
    ['a scheme the person is not under', [['3']], at(0, 3), '不用'],
    ['a confirmed sheet', [['3']], at(2, 3), '已确认'],
    ['beyond the last column', [['3', '4']], at(3, 3), '「4」'],
    ['a head of no item', [['姓名', '知识库', '别的', '规范'], ['陈青', '1', '2', '3']], at(0, 0), '表头'],
  ])('is refused as a whole on %s', (_, block, range, told) => {
    const landed = land(block, range, place());
    expect(landed.cells).toEqual([]);
    expect(landed.wrong).toContain(told);
  });

  it('reaches what reports feed only where the owner shows it', () => {
    expect(land([['9']], at(0, 2), place(true)).cells).toEqual([mark(1, 'a', 'speed', '9')]);
    expect(land([['知识库', '响应'], ['1', '2']], at(0, 1), place()).cells).toEqual([]);
  });
});

describe('the selected cells', () => {
  it('are filled from their first row, or from above', () => {
    expect(below(at(0, 1, 1), place()).cells).toEqual([mark(2, 'a', 'kb', '5')]);
    expect(below(at(1, 1), place()).cells).toEqual([mark(2, 'a', 'kb', '5')]);
    expect(below(at(0, 1), place()).cells).toEqual([]);
  });

  it('give up their marks or take another reason, and nothing else', () => {
    expect(marked(at(0, 1, 4, 3), place(), () => '')).toEqual([mark(1, 'a', 'kb', '')]);
    expect(marked(at(0, 1, 1, 2), place(), textOf)).toEqual([mark(1, 'a', 'kb', '5')]);
  });

  it('are copied, with heads and names where everything is', () => {
    expect(copied(at(0, 1, 1, 2), false, place())).toEqual([['5', ''], ['', '']]);
    const all = copied(at(0, 0), true, place());
    expect(all[0]).toEqual(['工号', '姓名', '知识库', '规范', '知识库']);
    expect(all[1]).toEqual(['001', '陈青', '5', '', '']);
    // What was copied lands where it was.
    expect(land(all.slice(0, 2), at(0, 0), place()).cells).toEqual([mark(1, 'a', 'kb', '5')]);
  });
});
