// The real exports of two days through the window: picked, bound, imported, scored; every figure as it was worked
// out by hand. They lie beside the repository; without them the test says so.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { columnOf, grid, settled } from '../kit/board.js';
import { expected, folder, NAMES, scheme, there } from '../kit/chitu.js';
import { desk } from '../kit/desk.js';
import { addShop } from '../kit/owner.js';
import { rounded } from '../kit/fraction.js';

const SHOP = '旗舰店';
const FIGURES = 2 * 12 * (12 + 7 + 19);

async function staffed(d, real) {
  const lines = real.agents.map((agent, at) => `${real.no(agent)},甲${at + 1}`);
  const path = join(d.folder, '名单.csv');
  await writeFile(path, `工号,姓名\n${lines.join('\n')}\n`);
  await d.go('staff');
  await d.server.willPick(path);
  await d.button('导入名单').click();
  await d.button(`写入 ${real.agents.length} 行`).click();
  await d.toast(`新增 ${real.agents.length}`).waitFor();
}

/** Whose nickname each is, by 工号. */
async function bound(d, real) {
  for (const agent of real.agents) {
    const who = d.page.getByRole('combobox', { name: `「${agent}」是谁`, exact: true });
    await who.focus();
    await d.page.keyboard.type(real.no(agent));
    await d.page.keyboard.press('Enter');
    await d.toast(`「${agent}」→`).waitFor();
  }
}

/** What the list of figures shows of one agent, read while scrolling through it. */
async function listed(d, agent) {
  await d.go('facts?tab=browse');
  await d.page.getByText(`共 ${FIGURES} 个数`).waitFor();
  await d.page.getByRole('searchbox', { name: '搜索' }).fill(agent);
  await d.page.getByText('共 76 个数').waitFor();
  const rows = new Map();
  const table = d.page.getByRole('grid', { name: '数据明细' });
  for (let top = 0; top < 3000 && rows.size < 76; top += 300) {
    await table.evaluate((node, to) => (node.parentElement.scrollTop = to), top);
    await d.page.waitForTimeout(60);
    for (const cells of await table.locator('tbody tr[data-index]').evaluateAll((lines) => lines.map((line) => [...line.cells].map((cell) => cell.textContent.trim())))) {
      const [nickname, no, day, header, value, , cell, from] = cells;
      rows.set(`${from} ${cell}`, { nickname, no, day, header, value, sheet: from.split(' › ').at(-1) });
    }
  }
  return [...rows.values()];
}

describe('the real exports', () => {
  test('give the figures and points that were worked out by hand, through the window', async (t) => {
    if (!there()) {
      t.skip('skipped: ../shared/data/kpi is not there');
      return console.log('skipped: ../shared/data/kpi is not there');
    }
    const real = expected();
    const d = await desk(t, { book: 'new' });
    const { page } = d;
    await addShop(d, SHOP);
    await staffed(d, real);

    await d.go('facts?tab=bring');
    await d.server.willPick(...real.files.map((file) => join(folder, file.file)));
    await d.button('选择文件').click();
    const preview = page.getByTestId('preview');
    await preview.waitFor();
    await d.button(new RegExp(`^导入 ${FIGURES} 个数$`)).waitFor();
    assert.deepEqual(await d.server.call('facts.imports', {}), []);

    // Each sheet adds up to what is printed beneath it.
    let checks = 0;
    for (const more of await preview.locator('button[aria-expanded]').all()) {
      await more.click();
      const told = preview.getByText(/个指标的合计都对得上/);
      if (await told.count()) checks += Number(/\d+/.exec(await told.innerText())[0]);
      await more.click();
    }
    assert.equal(checks, 10, 'totals of the files that were checked');

    await bound(d, real);
    await d.button(new RegExp(`^导入 ${FIGURES} 个数$`)).click();
    await page.getByText(`已导入：新增 ${FIGURES}，改动 0`).waitFor();
    await page.getByRole('navigation').getByRole('combobox', { name: '月份' }).selectOption('2026-05');

    // Every figure of an agent as it stands in the list, with its cell.
    const agent = real.agents.find((one) => real.sheet(one).total !== null);
    const rows = await listed(d, agent);
    assert.equal(rows.length, 76);
    for (const row of rows) {
      const file = real.files.find((one) => one.date === row.day);
      const want = file.agents[agent][row.sheet][row.header];
      assert.equal(row.no, real.no(agent));
      if (typeof want === 'number') assert.equal(Number(row.value.replaceAll(',', '')), rounded6(want), `${row.day} ${row.sheet} ${row.header}`);
    }

    // The scheme over them, and the board.
    const path = join(d.folder, '两天.json');
    await writeFile(path, JSON.stringify(scheme()));
    await d.server.willPick(path);
    await d.go('schemes');
    await d.button('导入方案文件').click();
    await page.getByRole('heading', { level: 1, name: '两天' }).waitFor();
    await page.getByRole('combobox', { name: '范围' }).first().selectOption('shop');
    await page.getByRole('combobox', { name: '给谁' }).first().click();
    await page.getByRole('option', { name: SHOP }).click();
    await d.button('指定').click();
    await d.toast('已指定方案').waitFor();
    await d.go('month');
    await page.waitForFunction((count) => document.querySelectorAll('main [role=grid] tbody a').length === count, real.agents.length);
    await boardIsRight(d, real);
  });
});

/** How few a figure stands on is said beside it and, in words, behind the points. */
const SMALL = /n=\d+(.*?) ?样本少：\d+$/;

const rounded6 = (value) => Math.round(value * 1e6) / 1e6;

/** Each item and the total of each person, as they stand on the board; the exact values as the program has them. */
async function boardIsRight(d, real) {
  const columns = [];
  for (const name of NAMES) columns.push(await columnOf(d, name));
  const sum = await columnOf(d, '总分');
  const { rows } = await d.server.call('month.board', { month: '2026-05' });
  let totals = 0;
  for (const [at, agent] of real.agents.entries()) {
    const want = real.sheet(agent);
    const name = `甲${at + 1}`;
    const cells = grid(d).getByRole('row').filter({ has: d.page.getByRole('link', { name, exact: true }) }).getByRole('gridcell');
    const own = rows.find((row) => row.staff_no === real.no(agent));
    for (const [item, { value, points }] of want.items.entries()) {
      const where = `${name} ${NAMES[item]}`;
      const text = (await settled(cells.nth(columns[item]))).replace(SMALL, '$1');
      if (points === null) assert.match(text, /无可衡量|未评/, where);
      else {
        assert.equal(Number(/[\d.]+$/.exec(text)[0]), points, `${where}: ${text}`);
        const [shown, places = ''] = /^[\d,]+(?:\.(\d+))?(?=\D)/.exec(text);
        assert.equal(Number(shown.replaceAll(',', '')), rounded(value, places.length), `${where} shows ${text}`);
        assert.ok(Math.abs(own.cells[item].value - rounded(value, 9)) < 1e-8, `${where}: ${own.cells[item].value}`);
      }
    }
    const text = await settled(cells.nth(sum));
    if (want.total === null) assert.doesNotMatch(text, /\d/, `${name} has a total of ${text}`);
    else {
      assert.equal(Number(text), want.total, `${name} in total`);
      totals++;
    }
  }
  assert.ok(totals > 0, 'nobody has a total');
}
