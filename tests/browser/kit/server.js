// The real program behind localhost: one dev server a test, on a free port, over a folder of its own.
// Knows no screen.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { gate } from './gate.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
export const TODAY = '2026-11-22';

/** What cargo built; named by `cargo xtask test`. */
function program() {
  const named = process.env.ZHANGGUI_DEV_SERVER;
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const found = named ?? join(target, 'debug', process.platform === 'win32' ? 'zhanggui-dev-server.exe' : 'zhanggui-dev-server');
  if (!existsSync(found)) throw new Error(`${found} is not there: cargo build -p zhanggui-dev-server`);
  return found;
}

export const freshFolder = () => mkdtemp(join(tmpdir(), 'zhanggui-browser-'));

/** Starts the program over a folder; answers once it serves. */
export async function serve(folder) {
  const ui = join(root, 'ui/dist');
  if (!existsSync(join(ui, 'index.html'))) throw new Error('ui/dist is not there: npm run build in ui');
  const args = ['--port', '0', '--ui', ui, '--folder', folder, '--today', TODAY];
  const child = spawn(program(), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const own = await new Promise((done, fail) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`the dev server ended with ${code}`)));
  });

  const { url, close } = await gate(own);

  const post = async (path, body) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body ?? {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  };

  /** Files as a picker hands them out. */
  const picked = async (...paths) => {
    await post('/test/pick', paths);
    return post('/pick', {});
  };

  return {
    url,
    folder,
    call: (name, payload) => post(`/call/${name}`, payload),
    /** What the next file picker answers. */
    willPick: (...paths) => post('/test/pick', paths),
    picked,
    async openBook(path) {
      const [file] = await picked(path);
      return post('/call/book.open', { token: file.token });
    },
    /** Holds the program still and lets it go on, so that a quick machine is not too quick to be called off. */
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    stop: () =>
      new Promise((done) => {
        close();
        child.once('exit', done);
        child.kill();
      }),
  };
}

/** A copy of a folder, for a test that changes what is in it. */
export async function copied(folder) {
  const copy = await freshFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}

export const removed = (folder) => rm(folder, { recursive: true, force: true });
