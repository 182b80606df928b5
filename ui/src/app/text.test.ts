import { describe, expect, it } from 'vitest';

import { addMonths, decimalsOf, fixed, matches, parseDay, parseMonth, parseNumber, plain } from './text';

describe('numbers as people type them', () => {
  it.each([
    ['95', 95],
    ['９５', 95],
    ['９．５', 9.5],
    ['9。5', 9.5],
    ['9.', 9],
    ['.5', 0.5],
    ['1,200', 1200],
    ['１，２００', 1200],
    ['95%', 95],
    ['９５％', 95],
    [' -0.5 ', -0.5],
    ['−3', -3],
  ])('reads %s', (typed, wanted) => expect(parseNumber(typed)).toBe(wanted));

  it.each(['', '九', '1.2.3', '--', '5分', '1e3', 'Infinity'])('refuses %s', (typed) => expect(parseNumber(typed)).toBeNull());
});

describe('days and months as people type them', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/11/2', '2026-11-02'],
    ['2026.11.22', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['２０２６年１１月２２日', '2026-11-22'],
    ['11月22日', '2026-11-22'],
    ['2026-02-30', null],
    ['13月1日', null],
    ['明天', null],
  ])('reads the day %s', (typed, wanted) => expect(parseDay(typed, 2026)).toBe(wanted));

  it.each([
    ['2026-5', '2026-05'],
    ['2026年12月', '2026-12'],
    ['202605', '2026-05'],
    ['2026-13', null],
  ])('reads the month %s', (typed, wanted) => expect(parseMonth(typed)).toBe(wanted));

  it('steps over the end of a year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2026-03', -15)).toBe('2024-12');
  });
});

describe('finding a person', () => {
  const zeng = { words: ['曾晓月', '0012', '云朵:小月'], pinyin: 'zeng xiao yue zxy' };
  it.each([
    ['', true],
    ['晓', true],
    ['zxy', true],
    ['zx', true],
    ['zengxiao', true],
    ['Zeng X', true],
    ['xiaoyue', true],
    ['ＺＸＹ', true],
    ['１２', true],
    ['小月', true],
    ['yx', false],
    ['engx', false],
    ['ceng', false],
  ])('by %s: %s', (query, found) => expect(matches(query, zeng.words, zeng.pinyin)).toBe(found));
});

describe('points that stand under each other', () => {
  it('needs as many places as its longest, at most two', () => {
    expect(decimalsOf([15, 11.78, null])).toBe(2);
    expect(decimalsOf([15, 11.5])).toBe(1);
    expect(decimalsOf([15, null])).toBe(0);
    expect(decimalsOf([])).toBe(0);
  });
  it('keeps zeros only where they align', () => {
    expect(fixed(15, 2)).toBe('15.00');
    expect(fixed(null, 2)).toBe('');
    expect(plain(12000.5)).toBe('12,000.5');
  });
});
