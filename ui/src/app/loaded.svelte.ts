// An answer that a screen shows: the value, or why there is none. Late answers of older questions are dropped.
import { untrack } from 'svelte';

import { job, refusal, type Answer, type JobName, type Refusal, type Request, type RunningJob } from '../bridge/call';
import type { Progress } from '../bridge/types';

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

/** The same of an answer that may take its time: with progress, and the next question calls the one before off. */
export class LoadedJob<N extends JobName> extends Loaded<Answer<N>> {
  progress = $state.raw<Progress | null>(null);
  /** It takes long enough to be noticed. */
  slow = $state(false);
  #name: N;
  #running: RunningJob<Answer<N>> | null = null;
  /** Ends with the last job that was begun: there are never two at once. */
  #over: Promise<unknown> = Promise.resolve();
  #asked = 0;

  constructor(name: N) {
    super();
    this.#name = name;
  }

  ask(request: Request<N>): Promise<void> {
    const asked = ++this.#asked;
    const before = this.#over;
    this.#running?.cancel();
    // A question that was overtaken while it waited is never put; its answer would be dropped anyway.
    return this.load(() => before.then(() => (asked === this.#asked ? this.#run(request) : Promise.reject(new Error('overtaken')))));
  }

  /** Nobody waits for it any more. */
  cancel(): void {
    this.#running?.cancel();
  }

  override clear(): void {
    this.#asked++;
    this.#running?.cancel();
    super.clear();
  }

  async #run(request: Request<N>): Promise<Answer<N>> {
    this.progress = null;
    const running = job(this.#name, request, (progress) => (this.progress = progress));
    this.#running = running;
    const timer = setTimeout(() => (this.slow = true), 400);
    const over = running.answer.then(
      () => {},
      () => {},
    );
    this.#over = over;
    try {
      return await running.answer;
    } finally {
      clearTimeout(timer);
      this.slow = false;
      if (this.#running === running) this.#running = null;
    }
  }
}
