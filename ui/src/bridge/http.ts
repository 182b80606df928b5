// The dev server as host, same origin: how browser tests reach the program. Never shipped in the window.
import { Refusal, refusal, type Host, type Picked } from './host';
import type { Progress } from './types';

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  if (response.ok) return response;
  const text = await response.text();
  throw refusal(text.startsWith('{') ? text : new Error(`${response.status} ${text}`));
}

async function answered(path: string, body: unknown): Promise<unknown> {
  const text = await (await post(path, body)).text();
  return text === '' ? null : JSON.parse(text);
}

type Line = { progress?: Progress; answer?: unknown; error?: unknown };

async function* lines(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const parts = rest.split('\n');
      rest = done ? '' : (parts.pop() ?? '');
      for (const part of parts) if (part.trim()) yield JSON.parse(part) as Line;
      if (done) return;
    }
  } finally {
    // The answer ends the job; the server may keep the line open.
    void reader.cancel().catch(() => {});
  }
}

export const http: Host = {
  call: (name, payload) => answered(`/call/${name}`, payload),

  job(name, payload, progress) {
    const job = crypto.randomUUID();
    const run = async () => {
      for await (const line of lines(await post(`/job/${name}`, { job, payload }))) {
          if (line.progress) progress(line.progress);
        if (line.error) throw refusal(line.error);
        if ('answer' in line) return line.answer;
      }
      throw new Refusal({ code: 'host.failed', params: { reason: name } });
    };
    return { answer: run(), cancel: () => void post(`/cancel/${job}`, {}).catch(() => {}) };
  },

  async bytes(name, payload) {
    return new Uint8Array(await (await post(`/bytes/${name}`, payload)).arrayBuffer());
  },

  async pick(request) {
    return (await answered('/pick', request)) as { token: string; name: string }[];
  },

  // A browser hands out no files that are dropped on it: the tests say what the system would.
  dropped(take) {
    const hear = (event: Event) => take((event as CustomEvent<Picked[]>).detail);
    window.addEventListener('dropped', hear);
    return () => window.removeEventListener('dropped', hear);
  },

  async reveal(token) {
    await answered('/reveal', { token });
  },

  ready: () => {},
};
