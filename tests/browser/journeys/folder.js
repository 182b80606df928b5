// A folder of mixed files becomes a clean month: shop by sheet, a table explained, nicknames, missing and late days,
// until nothing is missing and the month is closed.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { board, grid } from '../kit/board.js';
import { journey } from '../kit/desk.js';
import { CLOSED, LATE, mixedFolder, OTHER, perDayFile, scheme, SHOP } from '../kit/mixed.js';
import { addPerson, bindByPinyin } from '../kit/owner.js';

const MONTH = '2026-10';

/** Two shops on two platforms and the scheme; what other journeys do by hand. */
async function setUp(d, people) {
  const { server } = d;
  await server.call('shops.save', { name: SHOP, platform: 'tmall', active: true });
  await server.call('shops.save', { name: OTHER, platform: 'pinduoduo', active: true });
  for (const one of people) await server.call('staff.save', one);
  const path = join(d.folder, '两项.json');
  await writeFile(path, JSON.stringify(scheme()));
  await d.button(d.say('common-month_before')).click();
  await d.go('schemes');
  await server.willPick(path);
  await d.button(d.say('schemes-import')).click();
  await d.page.getByRole('heading', { level: 1, name: d.say('common-area-schemes') }).waitFor({ state: 'detached' });
  const shop = (await server.call('staff.list', {})).shops.find((one) => one.name === SHOP);
  await server.call('schemes.assign', { scheme: 'two_items', scope: { kind: 'shop', id: shop.id }, from: '2026-09' });
}

async function looked(d, ...paths) {
  await d.go('facts?tab=bring');
  await d.server.willPick(...paths);
  await d.button(d.say('facts-pick_folder')).click();
  await d.page.getByTestId('preview').waitFor();
  return d.page.getByTestId('preview');
}

const day = (d, n, state) => d.page.getByRole('gridcell', { name: new RegExp(`2026-10-${n}.*${state}`) });

describe('a folder of mixed files', { concurrency: 2 }, () => {
  journey('leads to a month of which nothing is missing, and the month is closed', { book: 'new' }, async (d) => {
    const { page } = d;
    await setUp(d, []);
    await addPerson(d, '欧阳玥', '001', '客服');
    await addPerson(d, '林喆宁', '002', '客服');

    // Everything is known for what it is, or named.
    const preview = await looked(d, await mixedFolder(d));
    const sheet = (file) => preview.getByRole('row').filter({ hasText: file });
    await d.picture('folder looked at zh');
    await preview.locator('.note').filter({ hasText: '没下载完.xlsx' }).getByText(d.told('import.damaged')).waitFor();
    await preview.getByText('有 1 个文件不是表格，没有读').click();
    await preview.getByText('说明.txt').waitFor();
    await page.getByRole('region', { name: '认出来了，但不含考核数字' }).getByText('考勤报表.xlsx').first().waitFor();
    await preview.getByText('不用改：多半是浏览器下载了两次。').waitFor();
    await sheet('客服数据_2026-10-31.xlsx').waitFor();
    await sheet('客服_销售数据.xlsx').getByText('拼多多 客服销售数据').waitFor();

    // The shop of each sheet: proposed by what the platform is, and the owner's to say.
    const shopOf = sheet('客服_销售数据.xlsx').getByRole('combobox');
    const chosen = () => shopOf.locator('option:checked').textContent();
    await shopOf.selectOption(SHOP);
    await page.waitForFunction(() => !document.querySelector('[data-testid=preview] select')?.disabled);
    assert.equal(await chosen(), SHOP);
    await shopOf.selectOption(OTHER);
    await page.waitForFunction(() => !document.querySelector('[data-testid=preview] select')?.disabled);
    assert.equal(await chosen(), OTHER);
    assert.equal(await sheet('客服数据_2026-10-01.xlsx').locator('option:checked').textContent(), SHOP);

    // The shop's own table, in GBK and with a header nobody knows.
    await page.getByRole('listitem', { name: /小店日报/ }).getByRole('button', { name: '告诉程序这是什么' }).click();
    const mapping = page.getByTestId('mapping');
    const use = (column) => mapping.getByRole('combobox', { name: `${column} 这一列是` });
    await use('统计日').waitFor();
    assert.deepEqual([await use('统计日').inputValue(), await use('客服花名').inputValue()], ['date', 'nickname']);
    await use('催拍人数').selectOption('metric');
    await mapping.getByRole('combobox', { name: '催拍人数 哪个指标' }).fill('询单人数');
    await page.keyboard.press('Enter');
    await mapping.getByLabel('给这种表起个名字').fill('小店日报');
    await d.button('记住并导入').and(page.locator(':enabled')).click();
    await d.toast('已记住「小店日报」').waitFor();
    await sheet('小店日报.csv').getByText('按自己的布局认出').waitFor();

    // Whose the nicknames are; the robot is nobody's.
    await bindByPinyin(d, '念安', 'oyy', '欧阳玥');
    await bindByPinyin(d, '禾苗', 'lzn', '林喆宁');
    const robot = page.getByRole('group', { name: /机器人小蜜/ });
    await robot.getByText('看名字像机器人或值班号').waitFor();
    await robot.getByRole('button', { name: '机器人或值班号' }).click();
    await d.toast('不计入任何人').waitFor();

    // The broken file stands in the way until it is left out on purpose.
    const write = preview.getByRole('button', { name: /^导入 [\d,]+ 个数$/ });
    assert.ok(await write.isDisabled(), 'a broken file does not stop the import');
    await preview.getByRole('checkbox', { name: /不导入用不了的 1 个文件/ }).check();
    await d.picture('folder answered zh');
    await write.and(page.locator(':enabled')).click();
    await page.getByText(/已导入：新增/).waitFor();
    await page.getByText('有意不导入的文件：没下载完.xlsx').waitFor();
    assert.equal(await page.locator('.toast').getByRole('button', { name: '撤销' }).count(), 0, 'an older toast would take the import back');

    // The calendar: a day without data, and one to be exported again.
    await page.getByRole('combobox', { name: '月份' }).selectOption(MONTH);
    await d.go('facts?tab=calendar');
    await d.page.getByRole('listitem').filter({ hasText: '10月15日' }).first().waitFor();
    const missing = day(d, CLOSED, '未导入');
    await d.picture('folder calendar zh');
    // The file of the rest says in its name that it covers the day; the other two do not.
    assert.equal(await missing.count(), 2);
    for (let left = 2; left > 0; left--) {
      await missing.first().click();
      await d.dialog.getByLabel('原因').fill('店铺停业一天');
      await d.dialog.getByRole('button', { name: '没有数据', exact: true }).click();
      await page.waitForFunction((n) => document.querySelectorAll('td.missing').length === n, left - 1);
    }
    await day(d, LATE, '未统计完 · 现在可以重新导出').waitFor();
    const again = join(d.folder, `人均日接入_2026-10-${LATE}.xlsx`);
    await writeFile(again, perDayFile([LATE]));
    const second = await looked(d, again);
    await second.getByRole('button', { name: /^导入 \d+ 个数$/ }).and(page.locator(':enabled')).click();
    await page.getByText(/已导入：/).waitFor();
    await d.go('facts?tab=calendar');
    await page.getByText('该有的都有了。').waitFor();
    await d.picture('folder calendar complete zh');

    // The month: reviewed, confirmed, and nothing left but to close it.
    await board(d, MONTH);
    assert.deepEqual((await grid(d).getByRole('link').allInnerTexts()).sort(), ['林喆宁', '欧阳玥']);
    await d.button(/^确认齐全的 2 张$/).click();
    const actor = d.dialog.getByLabel(d.say('common-actor'));
    const confirm = d.dialog.getByRole('button', { name: '确认', exact: true });
    await confirm.click();
    assert.equal(await actor.evaluate((field) => field.validationMessage), d.say('common-fill_in'));
    await actor.fill('苏掌柜');
    await confirm.click();
    await d.toast('已确认 2 张').waitFor();
    await d.go('home');
    const misses = page.getByRole('region', { name: '这个月还差什么' });
    await misses.getByRole('listitem').first().waitFor();
    assert.equal(await misses.getByRole('listitem').count(), 1, await misses.innerText());
    await d.picture('folder home zh');
    await misses.getByRole('listitem').getByRole('button', { name: '关账' }).click();
    await d.dialog.getByText(/张考核表都已确认/).waitFor();
    await d.dialog.getByRole('button', { name: '关账', exact: true }).click();
    await d.toast('2026年10月已关账').waitFor();
    await d.go('home');
    await misses.getByText(d.say('home-closed')).waitFor();
    assert.equal(await misses.getByRole('listitem').count(), 0);

    // In the month before, the scheme was assigned and not yet in force: it is named, and nothing else is claimed.
    await d.button('上个月').click();
    await d.go('month');
    await page.getByText('方案「两项考核」在2026年9月还没有生效的版本').waitFor();
    assert.equal(await page.getByText(d.say('month-no_scheme')).count(), 0);
  });

  journey('has its headings on every screen in English', { book: 'new', lang: 'en' }, async (d) => {
    const { page } = d;
    const heads = async (...names) => {
      for (const name of names) await page.getByRole('heading', { name }).or(page.getByRole('region', { name })).first().waitFor();
    };
    const people = [['001', '念安'], ['002', '禾苗']].map(([staff_no, name]) => ({ staff_no, name, post: '客服', hired: null, left: null, probation_until: null, note: '' }));
    await setUp(d, people);
    const preview = await looked(d, await mixedFolder(d));
    await heads(...['facts-preview', 'mapping-unknown', 'mapping-known', 'facts-groups', 'facts-unbound'].map((id) => d.say(id)));
    await d.picture('folder looked at en');

    // Left out: what nobody knows and what is broken. Proposed: the person of that name.
    await preview.getByRole('checkbox', { name: /2/ }).first().check();
    for (const one of people) {
      await page.getByRole('group', { name: new RegExp(one.name) }).getByRole('button', { name: new RegExp(one.name) }).first().click();
      await d.toast(`→ ${one.name}`).waitFor();
    }
    await preview.getByRole('button', { name: /^Import [\d,]+ / }).and(page.locator(':enabled')).click();
    await d.button(d.say('facts-to_board')).waitFor();
    await d.go('facts?tab=calendar');
    await heads(d.say('facts-calendar_next'));
    await d.picture('folder calendar en');
    await board(d);
    await heads('October 2026');
    await d.go('home');
    await heads(d.say('home-misses'), d.say('home-sheets'), d.say('home-backup'));
    await d.picture('folder home en');
  });
});
