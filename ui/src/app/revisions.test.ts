import { describe, expect, it } from 'vitest';

import { areas, Revisions } from './revisions.svelte';

describe('what a write changes', () => {
  it('makes exactly the screens ask again that show it', () => {
    const revisions = new Revisions();
    revisions.bump(['month']);
    const moved = areas.filter((area) => revisions.of(area) > 0);
    expect(moved).toEqual(['home', 'month', 'papers', 'history']);
  });

  it('reaches the board when figures or staff change', () => {
    const revisions = new Revisions();
    revisions.bump(['facts']);
    revisions.bump(['staff']);
    expect(revisions.of('month')).toBe(2);
    expect(revisions.of('settings')).toBe(0);
  });

  it('is nothing when nothing had to change', () => {
    const revisions = new Revisions();
    revisions.bump([]);
    expect(areas.every((area) => revisions.of(area) === 0)).toBe(true);
  });

  it('is everything when another book is opened', () => {
    const revisions = new Revisions();
    revisions.bumpAll();
    expect(areas.every((area) => revisions.of(area) === 1)).toBe(true);
  });
});
