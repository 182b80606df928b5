// From a file with wrong rows to a month whose days are all accounted for: untick, the calendar, whose a nickname is.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';

const SHOP = '砚溪禾舍旗舰店';
const HEAD = '日期,旺旺昵称,咨询人数,接待人数,首次响应秒';

async function october(d) {
  await d.page.getByRole('combobox', { name: d.say('common-month') }).selectOption('2026-10');
}

async function choose(d, name, rows) {
  const path = join(d.folder, name);
  await writeFile(path, `\uFEFF${[HEAD, ...rows].join('\r\n')}\r\n`);
  await d.go('facts?tab=bring');
  await d.field(d.say('facts-shop')).selectOption(SHOP);
  await d.server.willPick(path);
  await d.button(d.say('facts-pick')).click();
  await d.page.getByTestId('preview').waitFor();
}

/** A day of a report in the calendar, by what a reader of the screen hears. */
const day = (d, date, state) => d.page.getByRole('gridcell', { name: new RegExp(`${date}.*${state}`) });

describe('figures', { concurrency: 2 }, () => {
  journey('only ticked rows come in, the record says what was left out, and a new nickname has a likely person', { book: 'sample' }, async (d) => {
    await october(d);
    const nickname = `${SHOP}:林喆宁二号`;
    await choose(d, '客服数据 补.csv', [
      `2026-10-19,${nickname},30,20,40`,
      `2026-10-20,${nickname},31,21,41`,
      `2026-10-21,${nickname},三十,22,42`,
    ]);
    const preview = d.page.getByTestId('preview');
    const write = preview.getByRole('button', { name: /^导入 \d+ 个数$/ });
    assert.ok(await write.isDisabled(), 'a wrong cell stops the import');
    await preview.getByText('怎么改').first().waitFor();

    await d.server.willPick(join(d.folder, '问题.xlsx'));
    await preview.getByRole('button', { name: d.say('facts-problems_save') }).click();
    await d.toast('问题.xlsx').waitFor();

    await preview.getByRole('checkbox', { name: /不导入有错的/ }).check();
    await preview.getByRole('button', { name: '导入 6 个数', exact: true }).waitFor();
    await preview.getByRole('button', { expanded: false }).filter({ hasText: '客服数据' }).first().click();
    await preview.getByRole('checkbox', { name: /导入第 3 行/ }).uncheck();
    await preview.getByRole('button', { name: '导入 3 个数', exact: true }).waitFor();
    await d.picture('facts preview unticked');

    const who = d.page.getByRole('group', { name: new RegExp('林喆宁二号') });
    await who.getByRole('button', { name: /林喆宁.*昵称里有姓名/ }).click();
    await d.toast('林喆宁').waitFor();
    await preview.getByRole('button', { name: '导入 3 个数', exact: true }).click();
    await d.page.getByText('有意不导入 2 行').waitFor();
    await d.go('facts?tab=imports');
    await d.page.getByText('有意不导入 2 行').waitFor();

    // What taking it back would do is said before it is done.
    await d.page.getByRole('button', { name: '撤回', exact: true }).first().click();
    await d.dialog.getByText('3 个数不再计入').waitFor();
    await d.dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await d.toast('已撤回').waitFor();
  });

  journey('the calendar names the missing days, is walked with the keyboard, and a day without data is excused', { book: 'sample' }, async (d) => {
    await october(d);
    await d.go('home');
    await d.page.getByRole('listitem').filter({ hasText: '天未导入' }).getByRole('button').click();
    await d.page.getByRole('listitem').filter({ hasText: '10月19–22日' }).waitFor();
    const first = day(d, '2026-10-19', '未导入').first();
    await first.waitFor();
    await d.picture('facts calendar zh');

    // One stop for Tab; the arrows move within.
    const start = d.page.locator("td[tabindex='0']");
    assert.equal(await start.count(), 1);
    await start.focus();
    const where = () => d.page.evaluate(() => document.activeElement?.getAttribute('data-day'));
    assert.equal(await where(), '0.0');
    await d.page.keyboard.press('End');
    await d.page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '0.30');
    await d.page.keyboard.press('ArrowLeft');
    await d.page.waitForFunction(() => document.activeElement?.getAttribute('data-day') === '0.29');

    await first.focus();
    await d.page.keyboard.press('Enter');
    await d.dialog.getByLabel('原因').fill('平台停机');
    await d.dialog.getByLabel('到', { exact: true }).fill('2026-10-20');
    await d.dialog.getByLabel('到', { exact: true }).press('Tab');
    await d.dialog.getByRole('button', { name: '没有数据', exact: true }).click();
    await d.toast('已记下').waitFor();
    await day(d, '2026-10-20', '没有数据 · 平台停机').first().waitFor();
    await d.page.getByRole('listitem').filter({ hasText: '10月21、22日' }).waitFor();
    await d.page.keyboard.press('Control+z');
    await d.page.getByRole('listitem').filter({ hasText: '10月19–22日' }).waitFor();
  });

  journey('a long list stays a list in a window zoomed to 200 %: only what is in sight is drawn', { book: 'sample', size: { width: 640, height: 400 }, scale: 2 }, async (d) => {
    await october(d);
    await d.go('facts?tab=browse');
    const rows = d.page.getByRole('grid').getByRole('row');
    await rows.nth(3).waitFor();
    assert.ok(Number(await d.page.getByRole('grid').getAttribute('aria-rowcount')) > 10_000);
    await d.page.waitForTimeout(500);
    assert.ok((await rows.count()) < 100, `${await rows.count()} rows are drawn`);
    await d.page.getByRole('gridcell').first().click();
    await d.why.waitFor();
  });

  journey('passing a nickname on shows what moves before it is done', { book: 'sample' }, async (d) => {
    await d.go('staff?tab=accounts');
    await d.page.getByRole('checkbox', { name: d.say('staff-by_person') }).check();
    await d.page.getByRole('rowheader', { name: /2 家店铺/ }).first().waitFor();
    await d.picture('staff accounts by person');
    await d.page.getByRole('checkbox', { name: d.say('staff-by_person') }).uncheck();
    await d.page.getByRole('button', { name: '换人', exact: true }).first().click();
    const form = d.page.getByRole('group', { name: /是谁/ });
    await form.getByLabel('从哪天起是别人').fill('2026-10-16');
    const who = form.getByRole('combobox');
    await who.fill('林喆宁');
    await d.page.getByRole('listbox').getByRole('option').first().click();
    await d.page.getByText('会改变归属的数').or(d.page.getByText('没有数会改变归属')).first().waitFor();
    await d.picture('staff pass on');
    assert.ok(!(await d.page.locator('.toast').filter({ hasText: '林喆宁' }).count()), 'something was bound before it was asked for');
  });
});
