// What is told at the edge of the screen: saved, toasts, the long work under way. Knows no area.
import { sentence, t } from '../i18n/index.svelte';
import { job, refusal, type Answer, type JobName, type Refusal, type Request } from '../bridge/call';
import type { Progress } from '../bridge/types';

/** `newest`: what it does goes by the newest change, as undo and redo do. */
export type Act = { label: string; run: () => void; newest?: boolean };
export type Toast = { id: number; text: string; bad: boolean; act?: Act; overtaken?: boolean };

class Status {
  /** Local time of the last commit. */
  savedAt = $state<string | null>(null);
  toasts = $state<Toast[]>([]);
  #next = 1;

  tell(text: string, act?: Toast['act']): void {
    this.#push({ id: this.#next++, text, bad: false, act }, 8000);
  }

  /** Stays until it is read. */
  refuse(refused: Refusal): void {
    if (refused.code === 'job.cancelled') return this.tell(t('common-cancelled'));
    this.#push({ id: this.#next++, text: sentence(refused), bad: true }, 0);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  /** Something else was changed: undo of a toast would take that back instead. */
  overtaken(): void {
    this.toasts = this.toasts.map((toast) => (toast.act?.newest ? { ...toast, act: undefined, overtaken: true } : toast));
  }

  #push(toast: Toast, stays: number): void {
    // One line for a row of changes: the newest has the way back.
    const others = this.toasts.filter((old) => old.text !== toast.text && !(toast.act && (old.act || old.overtaken)));
    this.toasts = [...others, toast].slice(-4);
    if (stays > 0) setTimeout(() => this.dismiss(toast.id), stays);
  }
}

export const status = new Status();

class Work {
  title = $state('');
  running = $state(false);
  /** Shown only once it takes long enough to be noticed. */
  visible = $state(false);
  progress = $state<Progress | null>(null);
  #cancel: (() => void) | null = null;

  /** Runs a job; one at a time. Throws its refusal. */
  async run<N extends JobName>(name: N, request: Request<N>, title: string): Promise<Answer<N>> {
    this.title = title;
    this.running = true;
    this.progress = null;
    const running = job(name, request, (progress) => (this.progress = progress));
    this.#cancel = running.cancel;
    const timer = setTimeout(() => (this.visible = true), 400);
    try {
      return await running.answer;
    } finally {
      clearTimeout(timer);
      this.running = false;
      this.visible = false;
      this.#cancel = null;
    }
  }

  cancel(): void {
    if (!this.progress?.last) this.#cancel?.();
  }
}

export const work = new Work();

/** Runs what a button does; a refusal is told. Answers null then. */
export async function attempt<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (thrown) {
    status.refuse(refusal(thrown));
    return null;
  }
}
