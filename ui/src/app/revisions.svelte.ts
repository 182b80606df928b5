// How often each area changed. A screen reads the number of its area and asks again when it moves.

/** What else shows the data of an area, for when a write names only the one it touched. */
const beneath: Record<string, string[]> = {
  staff: ['roster', 'facts', 'schemes', 'month', 'papers', 'metrics'],
  facts: ['staff', 'month', 'papers', 'metrics'],
  schemes: ['month', 'papers', 'metrics'],
  metrics: ['schemes', 'facts', 'month', 'papers'],
  month: ['papers'],
  settings: ['month', 'papers'],
};

export const areas = ['home', 'staff', 'roster', 'facts', 'schemes', 'month', 'papers', 'metrics', 'history', 'settings'] as const;
export type Area = (typeof areas)[number];

export class Revisions {
  #counts = $state<Record<string, number>>({});

  of(area: Area): number {
    return this.#counts[area] ?? 0;
  }

  /** Home and history show something of every change. */
  bump(changed: string[]): void {
    if (changed.length === 0) return;
    const all = new Set(['home', 'history', ...changed, ...changed.flatMap((area) => beneath[area] ?? [])]);
    const next = { ...this.#counts };
    for (const area of all) next[area] = (next[area] ?? 0) + 1;
    this.#counts = next;
  }

  /** Another book, or another language: everything is asked again. */
  bumpAll(): void {
    this.bump([...areas]);
  }
}

export const revisions = new Revisions();
