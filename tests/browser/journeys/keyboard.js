// The main job with the keyboard alone: no mouse, no jump by address. At every stop the focus is seen (kit/keys.js).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { columnOf, grid } from '../kit/board.js';
import { desk, journey } from '../kit/desk.js';
import { dayFile } from '../kit/files.js';
import { enter, escapes, lap, press, reach, seen, type } from '../kit/keys.js';

const AREAS = ['home', 'staff', 'facts', 'schemes', 'month', 'papers', 'metrics', 'history', 'settings'];

const heading = (d, level, name) => d.page.getByRole('heading', { level, name }).first().waitFor();
const on = (d, locator) => locator.first().evaluate((node) => node === document.activeElement || node.contains(document.activeElement));
const cell = (d, row, col) => d.page.locator(`[data-cell='${row}.${col}']`);

async function sampleOpened(d) {
  await enter(d, d.button(d.say('start-sample_do')));
  await d.page.getByRole('heading', { name: d.say('home-misses') }).waitFor({ timeout: 120_000 });
  await seen(d, 'opening the sample');
}

/** From anywhere to the cell of the board. */
async function toCell(d, row, col) {
  const active = grid(d).locator('tbody [tabindex="0"], input.live');
  if (!(await on(d, grid(d).locator('tbody')))) await reach(d, active);
  await press(d, 'Control+Home');
  for (let i = 0; i < row; i++) await press(d, 'ArrowDown');
  for (let i = 0; i < col; i++) await press(d, 'ArrowRight');
  assert.ok(await on(d, cell(d, row, col)), `the arrows did not lead to ${row}.${col}`);
}

async function whyAndBack(d, row, col) {
  await toCell(d, row, col);
  await press(d, 'Enter');
  await d.why.getByRole('list').first().waitFor();
  // Into a source: the file and the cell it lies in, and the question whether to leave it out.
  const source = d.why.getByRole('button', { name: new RegExp(`^${d.say('common-exclude_cell', { cell: '' }).trim()}`) });
  await reach(d, source);
  assert.match(await source.first().locator('xpath=ancestor::tr').innerText(), /[A-Z]+\d+[\s\S]*\d/);
  await d.page.keyboard.press('Enter');
  await escapes(d, source);
  await press(d, 'Escape');
  await d.why.waitFor({ state: 'hidden' });
  assert.ok(await on(d, cell(d, row, col)), 'Esc did not lead back to the cell');
}

describe('with the keyboard alone', { concurrency: 2 }, () => {
  journey('a month goes from the first start to a closed book, printed and taken back', {}, async (d) => {
    const { page } = d;
    await sampleOpened(d);

    // September is confirmed: home leads to its closing.
    await enter(d, page.getByRole('listitem').getByRole('button', { name: '关账' }));
    await d.dialog.getByText(/张考核表都已确认/).waitFor();
    await enter(d, d.dialog.getByRole('button', { name: '关账', exact: true }));
    await d.toast('2026年9月已关账').waitFor();
    await seen(d, 'closing');
    await press(d, 'Control+1');
    await enter(d, d.button('下个月'));
    await heading(d, 1, '2026年10月');

    // Home says what is missing and leads there.
    await enter(d, page.getByRole('listitem').filter({ hasText: '天未导入' }).getByRole('button'));
    await heading(d, 1, '数据');
    await enter(d, d.button('导入'));
    await d.server.willPick(await dayFile(d, '2026-10-19'));
    const shop = d.field('店铺');
    await reach(d, shop);
    await press(d, 'ArrowDown');
    await enter(d, d.button('选择文件'));
    await page.getByTestId('preview').waitFor();
    await enter(d, d.button('导入 3 个数'));
    await page.getByText(/已导入：新增 3/).waitFor();
    await seen(d, 'importing');
    await enter(d, d.button('看月度考核'));
    await grid(d).waitFor();

    await whyAndBack(d, 3, await columnOf(d, '响应速度'));

    // The mark that is missing, typed where the focus is.
    const last = (await grid(d).getByRole('row').count()) - 4;
    const names = await grid(d).getByRole('link').allInnerTexts();
    const row = names.indexOf('田𠮷');
    assert.ok(row >= 0 && row <= last + 1);
    await toCell(d, row, await columnOf(d, '知识库贡献'));
    await type(d, '4');
    await press(d, 'Enter');
    await d.toast('已录入').waitFor();
    assert.ok(await on(d, grid(d)), 'the focus left the board');

    // Space picks a row; the question that follows gives the focus back.
    await press(d, ' ');
    await reach(d, d.button('复核 1 张'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await escapes(d, d.button('复核 1 张'));
    await page.keyboard.press('Enter');
    await d.dialog.waitFor();
    await enter(d, d.dialog.getByRole('button', { name: '复核', exact: true }));
    await d.toast('已复核 1 张').waitFor();
    await seen(d, 'reviewing');

    await reach(d, page.getByRole('checkbox', { name: '全选' }));
    await press(d, ' ');
    await enter(d, d.button(/^确认 12 张$/));
    await d.dialog.waitFor();
    await enter(d, d.dialog.getByRole('button', { name: '确认', exact: true }));
    await d.toast('已确认 12 张').waitFor();
    await seen(d, 'confirming');

    await enter(d, d.button('关账'));
    await d.dialog.getByText('还有没处理完的').waitFor();
    await escapes(d, d.button('关账'));
    await page.keyboard.press('Enter');
    await reach(d, d.dialog.getByLabel('原因'));
    await type(d, '平台不再补数');
    await press(d, 'Enter');
    await d.toast('2026年10月已关账').waitFor();
    await seen(d, 'closing');

    // A sheet, and the pages that are printed of it.
    await toCell(d, 1, 2);
    await press(d, 'Enter');
    await heading(d, 1, /./);
    const name = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('region', { name: '评语' }).or(page.getByLabel('评语').first()).first().waitFor();
    await enter(d, d.button('打印'));
    await page.getByRole('img').first().waitFor();
    await reach(d, page.getByRole('radio', { name: '绩效考核表' }));
    await press(d, 'ArrowDown');
    await page.getByRole('radio', { name: '排名表（内部）', checked: true }).waitFor();
    await press(d, 'ArrowUp');
    const pdf = join(d.folder, `${name}.pdf`);
    await d.server.willPick(pdf);
    await enter(d, d.button('保存为一个 PDF'));
    await d.toast('已保存 1 个文件').waitFor();
    await seen(d, 'saving');
    assert.equal((await readFile(pdf)).subarray(0, 4).toString(), '%PDF');

    // A note about somebody, taken back in the history.
    await press(d, 'Control+2');
    await page.getByRole('grid').waitFor();
    await reach(d, page.getByRole('grid').locator('tbody tr[tabindex="0"]'));
    await press(d, 'ArrowDown', 'Enter');
    await reach(d, d.field('备注'));
    await type(d, '排晚班');
    await press(d, 'Tab');
    await page.getByText('已保存', { exact: true }).first().waitFor();
    await press(d, 'Control+9');
    await heading(d, 1, '历史');
    await enter(d, page.getByRole('listitem').filter({ hasNotText: '已撤销' }).getByRole('button', { name: '撤销', exact: true }));
    await d.toast('已撤销').waitFor();
    await page.getByRole('listitem').filter({ hasText: '已撤销' }).first().waitFor();
    await seen(d, 'undoing');
    const { people } = await d.server.call('staff.list', {});
    assert.ok(people.every((one) => !one.person.note.includes('排晚班')), 'the note is still there');
  });

  journey('a score is asked for in English, and the language changes under the hand', { book: 'sample', lang: 'en' }, async (d) => {
    const { page } = d;
    await heading(d, 1, 'September 2026');
    await press(d, 'Tab');
    await enter(d, d.button(d.say('common-month_after')));
    await heading(d, 1, 'October 2026');
    await press(d, 'Control+6');
    await grid(d).waitFor();
    await whyAndBack(d, 2, 4);
    await press(d, '?');
    await escapes(d, cell(d, 2, 4));
    await enter(d, page.getByRole('navigation').getByRole('button', { name: '中文' }));
    await heading(d, 1, '2026年10月');
    await seen(d, 'changing the language');
    await press(d, 'Enter');
    await heading(d, 1, 'October 2026');
    await enter(d, d.button(d.say('month-print')));
    await page.getByRole('img').first().waitFor();
  });

  test('no screen holds the focus for itself', async (t) => {
    const d = await desk(t, { book: 'sample' });
    for (const area of AREAS) {
      await t.test(area, async () => {
        await d.page.keyboard.press(`Control+${AREAS.indexOf(area) + 1}`);
        await heading(d, 1, /./);
        await d.page.waitForLoadState('networkidle');
        await d.page.getByText(d.say('common-loading')).waitFor({ state: 'hidden' });
        const stops = await lap(d);
        assert.ok(stops.length > 20, `${area}: only ${stops}`);
      });
    }
  });
});
