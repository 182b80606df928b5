import { describe, expect, it } from 'vitest';

import { linear, roundValues } from './scale';

describe('the scale of a chart', () => {
  it('turns values into pixels, upside down where asked', () => {
    const y = linear([0, 100], [120, 20]);
    expect([0, 50, 100].map(y)).toEqual([120, 70, 20]);
  });

  it.each([
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [73.2, 96.1, [70, 75, 80, 85, 90, 95, 100]],
    [88, 94, [88, 90, 92, 94]],
    [0.1, 0.5, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [-3, 3, [-4, -2, 0, 2, 4]],
  ])('labels %d to %d with round values that enclose them', (low, high, values) => {
    expect(roundValues(low, high, 4)).toEqual(values);
  });
});
