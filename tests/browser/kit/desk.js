// A window over the program for one test: a fresh book, the sample, or none. Everything is put away afterwards,
// and a test fails when the page reported an error nobody expected.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { copied, freshFolder, removed, serve } from './server.js';
import { sentence, words } from './words.js';

export const artifacts = join(dirname(fileURLToPath(import.meta.url)), '../../artifacts');
/** How long something may take to appear; slow machines are told by ZHANGGUI_PATIENCE. */
const PATIENCE = Number(process.env.ZHANGGUI_PATIENCE ?? 20_000);

let browser = null;
let sample = null;

async function launched() {
  const executablePath = process.env.ZHANGGUI_BROWSER ?? '/usr/bin/chromium';
  browser ??= chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'] });
  return browser;
}

export async function putAway() {
  if (browser) await (await browser).close();
  if (sample) await removed((await sample).folder);
}

/** Made once, through the window's own button; tests work on copies. */
async function madeSample() {
  const folder = await freshFolder();
  const server = await serve(folder);
  const window = await opened(server, {});
  await window.page.getByRole('button', { name: '打开示例' }).click();
  await window.page.getByRole('heading', { level: 1, name: /2026年/ }).waitFor({ timeout: 120_000 });
  await server.call('book.close');
  await window.context.close();
  await server.stop();
  return { folder };
}

/** Where the sample lies; for reading only. */
export async function sampleFolder() {
  sample ??= madeSample();
  return (await sample).folder;
}

async function opened(server, { size = { width: 1280, height: 800 }, scale = 1, theme = 'light' }) {
  const context = await (await launched()).newContext({
    viewport: size,
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // A refused command answers 400, which the browser logs by itself; the sentence is on screen.
    const refused = message.text().startsWith('Failed to load resource');
    if ((message.type() === 'error' || message.type() === 'warning') && !refused) errors.push(message.text());
  });
  await page.goto(server.url);
  // Before that the window has not taken up its address.
  await page.locator('main').first().waitFor();
  return { context, page, errors };
}

/**
 * `book`: 'sample' (a copy), 'new' (an empty one), or absent for the start screen.
 * Answers the page, the program behind it, and short ways to look at what is on screen.
 */
export async function desk(t, { book, lang = 'zh-CN', ...look } = {}) {
  let folder;
  if (book === 'sample') {
    folder = await copied(await sampleFolder());
  } else folder = await freshFolder();
  let server = await serve(folder);
  let window = null;
  t.after(async () => {
    await window?.context.close();
    await server.stop();
    await removed(folder);
    assert.deepEqual(window?.errors ?? [], [], 'the page reported errors');
  });
  await server.call('settings.save', { lang, theme: 'system' });
  if (book === 'sample') await server.openBook(join(folder, 'sample/sample.zhanggui'));
  if (book === 'new') {
    const [place] = await server.picked(join(folder, '账本.zhanggui'));
    await server.call('book.new', { token: place.token, name: '云朵家居' });
  }
  window = await opened(server, look);

  const { page } = window;
  return {
    page,
    get server() {
      return server;
    },
    folder,
    /** Ends the program and starts it again on the same book; the window shows it anew. */
    async restart() {
      const { path } = await server.call('book.info', {});
      await server.stop();
      server = await serve(folder);
      await server.openBook(path);
      await page.goto(server.url);
      await page.getByRole('navigation').first().waitFor();
    },
    say: words(lang),
    /** What a problem says, as a pattern. */
    told: sentence(lang),
    /** A text is the whole name, a pattern a part of it. */
    button: (name) => page.getByRole('button', { name, exact: true }),
    field: (name) => page.getByLabel(name, { exact: true }),
    dialog: page.getByRole('dialog'),
    why: page.getByTestId('why'),
    toast: (text) => page.locator('.toast').filter({ hasText: text }).last(),
    /** Drops files on the window, as the system tells it of them. */
    async drop(...paths) {
      const files = await server.picked(...paths);
      await page.evaluate((detail) => void window.dispatchEvent(new CustomEvent('dropped', { detail })), files);
    },
    go: (address) => page.evaluate((hash) => void (location.hash = hash), `#/${address}`),
    /** Looked at by people, who ask for it by ZHANGGUI_PICTURES; a failure is kept without asking. */
    picture: async (name) => (process.env.ZHANGGUI_PICTURES ? picture(page, name) : undefined),
  };
}

/** A test with a desk of its own; where it fails, what was on screen is kept. */
export function journey(name, look, run) {
  test(name, async (t) => {
    const d = await desk(t, look);
    try {
      await run(d, t);
    } catch (error) {
      await picture(d.page, `failed ${name.slice(0, 60).replaceAll(/[^\p{L}\d ]/gu, '')}`);
      throw error;
    }
  });
}

/** Kept for the eye; no test looks at it. */
async function picture(page, name) {
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
