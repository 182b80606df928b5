// A screen that asks again and again has one job under way at most, and shows the last answer.
import { beforeEach, expect, test, vi } from 'vitest';

type Begun = { request: { month: string }; cancelled: boolean; end: (answer: unknown) => void; fail: (why: unknown) => void };
const begun = vi.hoisted(() => [] as Begun[]);

vi.mock('../bridge/call', () => ({
  refusal: (thrown: unknown) => thrown,
  job: (_: string, request: { month: string }) => {
    let [end, fail] = [(_: unknown) => {}, (_: unknown) => {}];
    const answer = new Promise((done, refused) => ([end, fail] = [done, refused]));
    const one: Begun = { request, cancelled: false, end, fail };
    begun.push(one);
    return { answer, cancel: () => (one.cancelled = true) };
  },
}));

const { LoadedJob } = await import('./loaded.svelte');
const settled = () => new Promise((done) => setTimeout(done, 5));
const paper = (month: string) => ({ kind: 'evaluation' as const, month, people: [] });

beforeEach(() => void begun.splice(0));

test('the next question calls the one before off, waits until it is over, and those between are never put', async () => {
  const info = new LoadedJob('papers.info');
  void info.ask(paper('2026-01'));
  await settled();
  void info.ask(paper('2026-02'));
  void info.ask(paper('2026-03'));
  await settled();
  expect(begun.map((one) => [one.request.month, one.cancelled])).toEqual([['2026-01', true]]);
  begun[0]?.fail({ code: 'job.cancelled' });
  await settled();
  expect(begun.map((one) => one.request.month)).toEqual(['2026-01', '2026-03']);
  expect([info.value, info.refused, info.busy]).toEqual([null, null, true]);
  begun[1]?.end({ pages: 3 });
  await settled();
  expect([info.value, info.refused, info.busy]).toEqual([{ pages: 3 }, null, false]);
});

test('what nobody waits for is called off and its answer dropped; a refusal is kept', async () => {
  const info = new LoadedJob('papers.info');
  void info.ask(paper('2026-01'));
  await settled();
  info.clear();
  expect(begun[0]?.cancelled).toBe(true);
  begun[0]?.end({ pages: 9 });
  await settled();
  expect([info.value, info.busy]).toEqual([null, false]);
  void info.ask(paper('2026-02'));
  await settled();
  info.cancel();
  begun[1]?.fail({ code: 'job.cancelled' });
  await settled();
  expect(info.refused).toEqual({ code: 'job.cancelled' });
});
