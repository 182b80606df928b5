// Words that break programs, as names, notes, nicknames and file names, on every screen that shows them: each is a
// text like any other. The list is our own; where a public one lies beside the repository, its words come along.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe } from 'node:test';
import { fileURLToPath } from 'node:url';

import { becomes, columnOf, grid } from '../kit/board.js';
import { journey } from '../kit/desk.js';

const MONTH = '2026-10';
const SHOP = '怪店';
const POST = '客服';
const SCHEME = 'online_agent_100';
/** So many of them have a sheet: a board of all would take its time. */
const MARKED = 120;
const tests = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Those looked at one by one; all of the others are only looked for. */
const WORST = ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', "=cmd|' /C calc'!A1", 'abc\u202ecdba', '零\u200b宽', '半"引', '{{7*7}}', '👩‍👩‍👧'];

/** What can stand in a table: blanks at the ends are cut, and a text has one kind of line end and no control characters. */
function words() {
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  const theirs = resolve(tests, '../../shared/data/hostile/blns/blns.json');
  const all = [...WORST, ...read(join(tests, 'made_up/strange_words.json')), ...(existsSync(theirs) ? read(theirs) : [])];
  const ends = /^[\s\u0085\ufeff\u200b-\u200f\u2060\u202a-\u202e]+|[\s\u0085\ufeff\u200b-\u200f\u2060\u202a-\u202e]+$/g;
  const usable = all.map((word) => word.replaceAll(ends, '')).filter((word) => word !== '' && !/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(word));
  return [...new Set(usable)];
}

const quoted = (rows) => `\ufeff${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`;
/** As a file: Windows takes fewer, and no system a name of a page's length. */
const nameable = (word) => !(process.platform === 'win32' ? /[<>:"/\\|?*\n]|[. ]$/ : /[/\\\n]/).test(word) && Buffer.byteLength(word) <= 200;
/** A cell of the list of staff may hold several nicknames; every fifth is left to be said later. */
const told = (word, at) => at % 5 > 0 && word !== '-' && !/[\n、；;]/.test(word);

/** The list of staff, and the figures: a file named by every word that can name one. */
async function files(d, all) {
  const folder = join(d.folder, '收到的');
  await mkdir(folder);
  const staff = join(d.folder, '员工.csv');
  const people = all.map((word, at) => [`N${at}`, word, SHOP, told(word, at) ? word : '', at < MARKED ? POST : '']);
  await writeFile(staff, quoted([['工号', '姓名', '店铺', '昵称', '岗位'], ...people]));
  const rows = (own) => quoted([['日期', '旺旺昵称', '咨询人数', '接待人数', '首次响应秒'], ...own.map((word) => ['2026-10-05', word, '3', '2', '30'])]);
  const own = all.slice(0, 60).filter(nameable);
  const paths = [];
  for (const word of own) {
    paths.push(join(folder, `${word}.csv`));
    await writeFile(paths.at(-1), rows([word]));
  }
  paths.push(join(folder, '其余.csv'));
  await writeFile(paths.at(-1), rows(all.filter((word) => !own.includes(word))));
  return { staff, figures: paths, named: own };
}

/** Texts of all that match, row by row of a long list of which only a part is drawn. */
const listed = (d, selector) =>
  d.page.evaluate(async (wanted) => {
    const box = document.querySelector(wanted).closest('.scroll');
    const found = new Set();
    for (let top = 0; top < box.scrollHeight + box.clientHeight; top += box.clientHeight / 2) {
      box.scrollTop = top;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const node of document.querySelectorAll(wanted)) found.add(node.textContent.trim());
    }
    box.scrollTop = 0;
    return [...found];
  }, selector);

/** Scrolls a long list until the one that says `word` is drawn, and marks it. */
async function drawn(d, selector, word) {
  const found = await d.page.evaluate(
    async ([wanted, text]) => {
      const box = document.querySelector(wanted).closest('.scroll');
      for (let top = 0; top < box.scrollHeight; top += box.clientHeight / 2) {
        box.scrollTop = top;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        document.querySelectorAll('[data-found]').forEach((node) => node.removeAttribute('data-found'));
        const node = [...document.querySelectorAll(wanted)].find((one) => one.textContent.trim() === text);
        if (node) return (node.setAttribute('data-found', ''), true);
      }
      return false;
    },
    [selector, word],
  );
  assert.ok(found, `${JSON.stringify(word)} is not in the list`);
  return d.page.locator('[data-found]');
}

/** All of `wanted` and nothing else. */
function same(found, wanted, where) {
  const missing = wanted.filter((word) => !found.includes(word));
  const strange = found.filter((word) => !wanted.includes(word));
  assert.deepEqual([missing, strange], [[], []], where);
}

/** What a word could have made of the page: an element, a handler, a question, a call to somebody else. */
function watched(d) {
  const asked = [];
  d.page.on('dialog', (dialog) => (asked.push(dialog.message()), dialog.dismiss()));
  d.page.on('request', (request) => !request.url().startsWith(d.server.url) && !/^(blob|data):/.test(request.url()) && asked.push(request.url()));
  return async (where) => {
    const made = await d.page.evaluate(() => {
      const own = /^(svelte-announcer|a|abbr|aside|body|button|circle|col|colgroup|datalist|dd|defs|details|dialog|div|dl|dt|ellipse|fieldset|figcaption|figure|footer|form|g|h1|h2|h3|head|header|html|img|input|label|legend|li|line|link|main|meta|nav|ol|optgroup|option|p|path|polygon|polyline|progress|rect|script|section|select|small|span|strong|style|summary|svg|table|tbody|td|text|textarea|tfoot|th|thead|time|title|tr|ul)$/i;
      return [...document.querySelectorAll('*')].flatMap((node) => {
        const handler = [...node.attributes].find((one) => one.name.startsWith('on') || (/^(href|src|action|formaction|data|xlink:href)$/.test(one.name) && !/^(#|blob:|data:|\.?\/)/.test(one.value) && !one.value.startsWith(`${location.origin}/`)));
        const foreign = !own.test(node.localName) || (node.localName === 'script' && !node.src.includes('/assets/')) || (node.localName === 'img' && !node.src.startsWith('blob:'));
        return handler || foreign ? [node.outerHTML.slice(0, 120)] : [];
      });
    });
    assert.deepEqual([made, asked], [[], []], where);
  };
}

/** Looked at, then imported; the staff first. */
async function broughtIn(d, all, clean) {
  const { staff, figures, named } = await files(d, all);
  await d.go('staff');
  await d.server.willPick(staff);
  await d.button(d.say('staff-import')).click();
  await d.dialog.getByRole('row').nth(1).waitFor();
  const row = (column) => d.dialog.locator(`tbody td:nth-child(${column})`).allTextContents();
  assert.deepEqual(await row(2), all, 'the look at the list of staff');
  await clean('the look at the list of staff');
  await d.dialog.getByRole('button', { name: new RegExp(`\\b${all.length}\\b`) }).click();
  await d.page.getByRole('grid').waitFor();
  same(await listed(d, '[role=grid] tbody td:first-child'), all, 'staff');
  await clean('staff');

  await d.go('facts?tab=bring');
  await d.server.willPick(...figures);
  await d.button(d.say('facts-pick')).click();
  const preview = d.page.getByTestId('preview');
  await preview.waitFor();
  const shown = await preview.locator('.more, .plain').allTextContents();
  assert.deepEqual(shown.map((text) => text.trim()).sort(), [...named.map((word) => `${word}.csv`), '其余.csv'].sort(), 'file names');
  const open = await d.page.locator('.nick strong').allTextContents();
  same(open, all.filter((word, at) => !told(word, at)), 'nicknames nobody has been named for');
  await clean('the look at the figures');
  await preview.getByRole('button', { name: new RegExp(`\\b${(all.length * 3).toLocaleString('en')}\\b`) }).click();
  await d.page.getByRole('status').getByText(/\d/).first().waitFor();
}

describe('strange words', { concurrency: 2 }, () => {
  for (const lang of ['zh-CN', 'en']) {
    journey(`strange words are names, notes, nicknames and file names on every screen, ${lang}`, { book: 'new', lang }, async (d) => {
      const { page } = d;
      const clean = watched(d);
      // All of them once; the other language draws the same lists.
      const all = lang === 'en' ? words().slice(0, 240) : words();
      await d.server.call('shops.save', { name: SHOP, platform: 'tmall', active: true });
      const { value: post } = await d.server.call('posts.save', { name: POST });
      await d.server.call('schemes.assign', { scheme: SCHEME, scope: { kind: 'post', id: post }, from: MONTH });
      await broughtIn(d, all, clean);

      // Notes, each in the editor of whom it names.
      await d.go('staff');
      await page.getByRole('grid').waitFor();
      for (const word of WORST) {
        await (await drawn(d, '[role=grid] tbody td:first-child', word)).click();
        const own = page.locator('.side').filter({ has: page.getByRole('heading', { name: word, exact: true }) });
        await own.getByLabel(d.say('staff-note')).fill(`${word} ${word}`);
        await page.keyboard.press('Tab');
        await own.getByText(d.say('common-saved'), { exact: true }).waitFor();
      }
      const { people } = await d.server.call('staff.list', {});
      for (const { person } of people.filter((one) => WORST.includes(one.person.name))) assert.equal(person.note, `${person.name} ${person.name}`);
      await clean('the editor of staff');

      // The board, and why a score is what it is.
      await page.getByRole('combobox', { name: d.say('common-month') }).selectOption(MONTH);
      await d.go('month');
      await grid(d).getByRole('link').first().waitFor();
      const names = '[role=grid] tbody a';
      const bound = all.filter((word, at) => at < MARKED && told(word, at));
      same(await listed(d, names), bound, 'the board');
      await clean('the board');
      const speed = await columnOf(d, lang === 'en' ? 'Response' : '响应速度');
      const asked = WORST.filter((word) => bound.includes(word));
      assert.ok(asked.length > 5);
      for (const word of asked) {
        const cell = (await drawn(d, names, word)).locator('xpath=ancestor::tr').getByRole('gridcell').nth(speed);
        await cell.click();
        await becomes(d.why.locator('header p'), word);
        assert.equal(await d.why.locator('header p').textContent(), word);
        const file = `${nameable(word) ? word : '其余'}.csv › `;
        assert.ok((await d.why.locator('.file').textContent()).startsWith(file), word);
        assert.ok((await d.why.locator('tbody td[title]').first().getAttribute('title')).startsWith(file), word);
      }
      await clean('why');
      await page.keyboard.press('Escape');

      // A sheet with its comment, and the page that is printed of it.
      for (const word of asked.slice(0, 3)) {
        await d.go('month');
        await grid(d).getByRole('link').first().waitFor();
        await (await drawn(d, names, word)).click();
        await page.getByRole('heading', { level: 1, name: word, exact: true }).waitFor();
        await page.getByRole('textbox', { name: d.say('month-comment') }).fill(`${word}!`);
        await page.keyboard.press('Tab');
        await page.getByText(d.say('common-saved'), { exact: true }).first().waitFor();
        await clean('the sheet');
        await d.button(d.say('month-print')).click();
        await page.getByRole('checkbox', { name: word }).and(page.locator(':checked')).waitFor();
        await page.getByRole('img').first().waitFor();
        await clean('the printed page');
      }

      // The history names them all once more.
      await d.go('history');
      await page.getByRole('button', { expanded: false }).first().waitFor();
      const said = (await page.locator('.entry .what').allTextContents()).map((text) => text.trim());
      const kept = await d.server.call('history.list', { limit: 100 });
      assert.deepEqual(said, kept.map((one) => one.text.trim()));
      for (const word of WORST) assert.ok(said.some((text) => text.includes(word)), `the history does not name ${word}`);
      await page.getByRole('button', { expanded: false }).filter({ hasText: asked[0] }).first().click();
      await page.locator('.entry td').getByText(`${asked[0]}!`).waitFor();
      await clean('the history');
    });
  }
});
