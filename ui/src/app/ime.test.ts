import { describe, expect, it } from 'vitest';

import { composing } from './ime';

describe('a key during a composition', () => {
  it('belongs to the input method', () => {
    expect(composing({ isComposing: true, keyCode: 13 })).toBe(true);
  });
  it('is known by 229 where the web view does not say so', () => {
    expect(composing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(composing({ keyCode: 229 })).toBe(true);
  });
  it('is the program’s otherwise', () => {
    expect(composing({ isComposing: false, keyCode: 13 })).toBe(false);
    expect(composing({})).toBe(false);
  });
});
