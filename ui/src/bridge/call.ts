// Typed entries to the commands of the program. Tells whoever listens what a write changed.
import type { Host, Picked, PickRequest, RunningJob } from './host';
import { refusal } from './host';
import { http } from './http';
import { tauri } from './tauri';
import type { Commands, Progress } from './types';

export { Refusal, refusal, type Picked, type PickRequest, type RunningJob } from './host';

type Of<K extends string> = {
  [N in keyof Commands]: Commands[N]['kind'] extends K ? N : never;
}[keyof Commands];

export type CallName = Of<'read' | 'write'>;
export type JobName = Of<'job'>;
export type BytesName = Of<'bytes'>;
export type Request<N extends keyof Commands> = Commands[N]['request'];
export type Answer<N extends keyof Commands> = Commands[N]['response'];

/** What every write answers with. */
export type Change = { changed: string[]; saved_at: string | null };

let chosen: Host | null = null;

function host(): Host {
  chosen ??= '__TAURI_INTERNALS__' in window ? tauri : http;
  return chosen;
}

const listeners = new Set<(change: Change) => void>();

/** Hears of every write that went through. */
export function onWritten(hear: (change: Change) => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

function told<T>(answer: T): T {
  if (answer && typeof answer === 'object' && 'changed' in answer && 'saved_at' in answer) {
    const { changed, saved_at } = answer as unknown as Change;
    if (Array.isArray(changed)) for (const hear of listeners) hear({ changed, saved_at });
  }
  return answer;
}

export async function call<N extends CallName>(name: N, request: Request<N>): Promise<Answer<N>> {
  try {
    return told((await host().call(name, request)) as Answer<N>);
  } catch (thrown) {
    throw refusal(thrown);
  }
}

export function job<N extends JobName>(
  name: N,
  request: Request<N>,
  progress: (p: Progress) => void,
): RunningJob<Answer<N>> {
  const running = host().job(name, request, progress);
  return {
    cancel: running.cancel,
    answer: running.answer.then(
      (answer) => told(answer as Answer<N>),
      (thrown) => {
        throw refusal(thrown);
      },
    ),
  };
}

export async function bytes<N extends BytesName>(
  name: N,
  request: Request<N>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await host().bytes(name, request);
  } catch (thrown) {
    throw refusal(thrown);
  }
}

/** Asks the host for files, a folder or a place to save; empty when the person changed their mind. */
export async function pick(request: PickRequest): Promise<Picked[]> {
  try {
    return (await host().pick(request)) ?? [];
  } catch (thrown) {
    throw refusal(thrown);
  }
}

export function dropped(take: (files: Picked[]) => void): () => void {
  return host().dropped(take);
}

export async function reveal(token: string): Promise<void> {
  try {
    await host().reveal(token);
  } catch (thrown) {
    throw refusal(thrown);
  }
}

let stands = false;

/** The first screen stands with its answers. Told once, when it is painted. */
export function ready(): void {
  if (stands) return;
  stands = true;
  requestAnimationFrame(() => requestAnimationFrame(() => host().ready()));
}
