// An answer that a screen shows: the value, or why there is none. Late answers of older questions are dropped.
import { untrack } from 'svelte';

import { refusal, type Refusal } from '../bridge/call';

export class Loaded<T> {
  value = $state.raw<T | null>(null);
  refused = $state.raw<Refusal | null>(null);
  busy = $state(false);
  #turn = 0;

  async load(ask: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    untrack(() => (this.busy = true));
    try {
      const value = await ask();
      if (turn !== this.#turn) return;
      this.value = value;
      this.refused = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.refused = refusal(thrown);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }

  clear(): void {
    this.#turn++;
    this.value = null;
    this.refused = null;
    this.busy = false;
  }
}
