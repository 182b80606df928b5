import { describe, expect, it } from 'vitest';

import { readEnd, readHours, writeEnd, writeHours } from './hours';

describe('hours of a shift', () => {
  it('are read as people write them', () => {
    expect(readHours('09:00-12:00 12:30-16:30')).toEqual({ work: [{ start: 540, end: 720 }, { start: 750, end: 990 }] });
    expect(readHours('9:00～18:00')).toEqual({ work: [{ start: 540, end: 1080 }] });
    expect(readHours('18:00 至 24:00')).toEqual({ work: [{ start: 1080, end: 1440 }] });
    expect(readHours('8')).toEqual({ work: [], length: 480 });
    expect(readHours('7.5')).toEqual({ work: [], length: 450 });
  });

  it('go on over midnight', () => {
    expect(readHours('22:00-06:00')).toEqual({ work: [{ start: 1320, end: 1800 }] });
    expect(readHours('20:00-23:00, 00:30-04:00')).toEqual({ work: [{ start: 1200, end: 1380 }, { start: 1470, end: 1680 }] });
    expect(readHours('22:00-次日06:00')).toEqual({ work: [{ start: 1320, end: 1800 }] });
  });

  it('are not guessed', () => {
    for (const text of ['', 'nine', '09:00', '25:00-26:00', '09:00-12:00-13:00', '9-']) expect(readHours(text)).toBeNull();
  });

  it('come back as they were written', () => {
    for (const text of ['09:00-12:00 12:30-16:30', '22:00-06:00', '18:00-24:00', '7.5']) {
      const read = readHours(text);
      expect(read && writeHours({ ...read, extends: false })).toBe(text);
    }
  });

  it('may end nominally before they do', () => {
    const night = readHours('18:00-02:00') ?? { work: [] };
    expect([readEnd('22:00', night), readEnd('01:00', night), readEnd('later', night)]).toEqual([1320, 1500, null]);
    expect([writeEnd(1500), writeEnd(undefined)]).toEqual(['01:00', '']);
  });
});
