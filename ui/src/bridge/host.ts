// What a host (the desktop window or the dev server) must offer. Knows neither.
import type { Problem, Progress } from './types';

/** A file or folder that the host handed out; `token` is opaque, `name` is for the eye. */
export type Picked = { token: string; name: string };

export type PickKind = 'open' | 'open_many' | 'folder' | 'save';

export type PickRequest = {
  kind: PickKind;
  title: string;
  /** File name proposed by a save picker. */
  suggested?: string;
  filters?: { name: string; extensions: string[] }[];
};

export type RunningJob<T> = { answer: Promise<T>; cancel: () => void };

export interface Host {
  call(name: string, payload: unknown): Promise<unknown>;
  job(name: string, payload: unknown, progress: (p: Progress) => void): RunningJob<unknown>;
  bytes(name: string, payload: unknown): Promise<Uint8Array<ArrayBuffer>>;
  pick(request: PickRequest): Promise<Picked[]>;
  /** Files dropped on the window; returns the way to stop listening. */
  dropped(take: (files: Picked[]) => void): () => void;
  /** Shows a written file in the file manager. */
  reveal(token: string): Promise<void>;
  /** The first screen stands: the host tells whoever measures the start. */
  ready(): void;
}

/** A command that the program refused. The sentence is made in `i18n`. */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Record<string, string>;
  /** Names the entry in the log, where there is one. */
  readonly incident: string | null;

  constructor(problem: Problem & { incident?: string | null }) {
    super(problem.code);
    this.code = problem.code;
    this.params = problem.params ?? {};
    this.incident = problem.incident ?? null;
  }
}

/** Whatever a host threw, as a refusal. */
export function refusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  const told = inner(thrown);
  if (told) return new Refusal(told);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new Refusal({ code: 'host.failed', params: { reason } });
}

function inner(thrown: unknown): (Problem & { incident?: string }) | null {
  if (typeof thrown === 'string' && thrown.startsWith('{')) {
    try {
      return inner(JSON.parse(thrown));
    } catch {
      return null;
    }
  }
  if (typeof thrown !== 'object' || thrown === null) return null;
  if ('code' in thrown && typeof thrown.code === 'string') return thrown as Problem;
  return 'error' in thrown ? inner(thrown.error) : null;
}
