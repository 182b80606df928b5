// The number whose why is shown. One at a time, from whichever screen asked.
import { call, type Refusal, refusal } from '../bridge/call';
import type { Why, WhyRequest } from '../bridge/types';

class WhyState {
  shown = $state(false);
  value = $state.raw<Why | null>(null);
  refused = $state.raw<Refusal | null>(null);
  /** Whose number; null where the why was made on screen (one fact). */
  request = $state.raw<WhyRequest | null>(null);
  /** The person's name, above the title. */
  of = $state('');
  /** What was typed on the board before the form opened. */
  typed = $state('');
  frozen = $state(false);
  #turn = 0;

  async ask(request: WhyRequest, of: string, frozen: boolean, typed = ''): Promise<void> {
    const other = JSON.stringify(request) !== JSON.stringify(this.request);
    this.shown = true;
    this.of = of;
    this.frozen = frozen;
    this.request = request;
    if (other || typed) this.typed = typed;
    if (other) this.value = null;
    await this.again();
  }

  async again(): Promise<void> {
    const request = this.request;
    if (!request) return;
    const turn = ++this.#turn;
    try {
      const value = await call('month.why', request);
      if (turn !== this.#turn) return;
      this.value = value;
      this.refused = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.value = null;
      this.refused = refusal(thrown);
    }
  }

  /** A why that the screen already has. */
  show(value: Why, of: string): void {
    this.#turn++;
    this.shown = true;
    this.of = of;
    this.request = null;
    this.refused = null;
    this.typed = '';
    this.frozen = true;
    this.value = value;
  }

  close(): void {
    this.#turn++;
    this.shown = false;
    this.value = null;
    this.refused = null;
    this.request = null;
    this.typed = '';
  }
}

export const why = new WhyState();
