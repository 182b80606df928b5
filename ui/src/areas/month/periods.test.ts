import { expect, it } from 'vitest';

import { firstOf } from './periods';

it.each([
  ['2026-10', 3, '2026-10'],
  ['2026-12', 3, '2026-10'],
  ['2026-03', 6, '2026-01'],
  ['2026-07', 6, '2026-07'],
  ['2026-11', 12, '2026-01'],
] as const)('%s lies in the period of %i months from %s on', (month, length, first) => expect(firstOf(month, length)).toBe(first));
