import { describe, expect, it } from 'vitest';

import { freeId, moved, pieces } from './doc';

describe('a scheme file on screen', () => {
  it('finds an id that is free', () => {
    expect(freeId('item', ['item_1', 'item_3', 'speed'])).toBe('item_2');
  });

  it('moves an entry and stays where the list ends', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 0, 1)).toBe(true);
    expect(list).toEqual(['b', 'a', 'c']);
    expect(moved(list, 2, 1)).toBe(false);
    expect(list).toEqual(['b', 'a', 'c']);
  });

  it('draws bands that meet without anything between them', () => {
    const kinds = pieces([{ min: 60, points: 0 }, { max: 30, points: 20 }, { min: 30, max: 60, points: 10 }]).map((p) => p.kind);
    expect(kinds).toEqual(['band', 'band', 'band']);
  });

  it('shows what lies between two bands and under two of them', () => {
    expect(pieces([{ max: 30, points: 20 }, { min: 40, points: 0 }])[1]).toEqual({ from: 30, to: 40, kind: 'gap', points: null });
    expect(pieces([{ max: 50, points: 20 }, { min: 40, points: 0 }])[1]).toEqual({ from: 40, to: 50, kind: 'overlap', points: null });
    const touching = [{ max: 30, max_incl: true, points: 20 }, { min: 30, points: 0 }];
    expect(pieces(touching)[1]?.kind).toBe('overlap');
    expect(pieces([{ max: 30, points: 20 }, { min: 30, min_incl: false, points: 0 }])[1]?.kind).toBe('gap');
  });
});
