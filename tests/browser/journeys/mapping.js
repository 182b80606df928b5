// A folder with a table nobody knows: the owner says what it is, imports it, and is not asked again.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { unknownTable } from '../kit/files.js';

const SHOP = '砚溪禾舍旗舰店';

async function bring(d, ...paths) {
  await d.go('facts?tab=bring');
  await d.field(d.say('facts-shop')).selectOption(SHOP);
  await d.server.willPick(...paths);
  await d.button(d.say('facts-pick')).click();
  await d.page.getByTestId('preview').waitFor();
}

const mapping = (d) => d.page.getByTestId('mapping');
const look = (d) => mapping(d).getByRole('region', { name: '这样读出来' }).first();

describe('tables nobody knows', { concurrency: 2 }, () => {
  journey('a table is explained, seen as it will read, imported, and its like is known from then on', { book: 'sample' }, async (d) => {
    const { page } = d;
    await bring(d, await unknownTable(d));
    const known = page.getByRole('region', { name: '认出来了，但不含考核数字' });
    await known.getByText('考勤排班功能还没有做').waitFor();
    await page.getByRole('button', { name: '告诉程序这是什么' }).click();

    // The header stands in the second row; date and nickname are found by what is in them.
    await mapping(d).getByRole('combobox', { name: '表头在哪一行' }).waitFor();
    const use = (column) => mapping(d).getByRole('combobox', { name: `${column} 这一列是` });
    assert.equal(await mapping(d).getByLabel('表头在哪一行').locator('option:checked').textContent(), '第 2 行');
    assert.equal(await use('统计日').inputValue(), 'date');
    assert.equal(await use('客服花名').inputValue(), 'nickname');
    await d.picture('mapping proposed zh');

    // The metric by its pinyin initials, with the keyboard.
    await use('来客人数').selectOption('metric');
    const metric = mapping(d).getByRole('combobox', { name: '来客人数 哪个指标' });
    await metric.fill('jdrs');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => [...document.querySelectorAll('input')].some((i) => i.value === '接待人数'));
    await use('平均首响').selectOption('metric');
    await mapping(d).getByRole('combobox', { name: '平均首响 哪个指标' }).fill('首次响应');
    await page.keyboard.press('Enter');
    await use('成交占比').selectOption('ignore');
    await look(d).getByRole('cell', { name: '31 秒' }).first().waitFor();
    await look(d).getByText('读到 9 行数据').waitFor();
    await look(d).getByText('合计行 1 行').waitFor();

    // Two columns of one kind are refused in words, and nothing is written.
    await use('成交占比').selectOption('metric');
    await mapping(d).getByRole('combobox', { name: '成交占比 哪个指标' }).fill('接待人数');
    await page.keyboard.press('Enter');
    await look(d).or(mapping(d)).getByText('一个指标只读一列').first().waitFor();
    assert.ok(await d.button('记住并导入').isDisabled());
    await use('成交占比').selectOption('ignore');

    await mapping(d).getByLabel('给这种表起个名字').fill('小店日报');
    await d.picture('mapping ready zh');
    // Pressed at once, while the look at what was typed is still on its way: the press is not lost.
    await d.button('记住并导入').and(page.locator(':enabled')).click();
    await d.toast('已记住「小店日报」').waitFor();
    const preview = page.getByTestId('preview');
    await preview.getByText('按自己的布局认出').waitFor();
    await preview.getByRole('button', { name: '导入 18 个数', exact: true }).click();
    await page.getByText('已导入').first().waitFor();

    const next = join(d.folder, '又一张.csv');
    await writeFile(next, '\uFEFF统计日,客服花名,来客人数,平均首响,成交占比,备注\r\n2026-11-12,砚溪禾舍旗舰店:林喆宁,25,33秒,41%,\r\n');
    await bring(d, next);
    await preview.getByText('按自己的布局认出').waitFor();
    assert.equal(await page.getByRole('button', { name: '告诉程序这是什么' }).count(), 0, 'it is not asked again');
    await d.button(d.say('facts-drop_preview')).click();

    // The layout is changed, exported, taken away, and taken back.
    await d.go('facts?tab=layouts');
    await d.button('修改 小店日报').click();
    await d.dialog.getByLabel('给这种表起个名字').fill('花名日报');
    await d.dialog.getByRole('button', { name: '保存', exact: true }).click();
    await d.toast('已保存布局「花名日报」').waitFor();
    await d.server.willPick(join(d.folder, '布局.json'));
    await d.button('导出布局文件 花名日报').click();
    await d.toast('已导出到 布局.json').waitFor();
    await d.button('删除 花名日报').click();
    await d.dialog.getByRole('button', { name: '删除', exact: true }).click();
    await d.toast('数据都留着').waitFor();
    await page.getByRole('heading', { name: '还没有自己的布局' }).waitFor();
    await d.server.willPick(join(d.folder, '布局.json'));
    await d.button('导入布局文件').click();
    await page.getByRole('rowheader', { name: '花名日报' }).waitFor();
    await d.go('history');
    await page.getByText('记住一种表格：花名日报').first().waitFor();
  });

  journey('a table without days is asked for them where it is listed', { book: 'sample' }, async (d) => {
    const columns = [
      { header: '花名', use: 'nickname', metric: '', unit: 'number' },
      { header: '来客', use: 'metric', metric: 'receive_users', unit: 'number' },
    ];
    await d.server.call('layouts.save', { mapping: { name: '月总表', columns, short_dates: null, settles_after_days: 0 } });
    const path = join(d.folder, '总表.csv');
    await writeFile(path, `花名,来客\r\n${SHOP}:林喆宁,700\r\n`);
    await bring(d, path);
    const list = d.page.getByRole('region', { name: '没有认出来的表' });
    await list.getByText('这张表是哪几天的').waitFor();
    await list.getByLabel('从').fill('11月1日');
    await list.getByLabel('从').press('Tab');
    await list.getByLabel('到').fill('11月20日');
    await list.getByLabel('到').press('Tab');
    await d.picture('mapping days zh');
    await list.getByRole('button', { name: '就是这几天' }).click();
    await d.page.getByTestId('preview').getByText('2026-11-01 – 11-20').waitFor();
    await d.page.getByRole('button', { name: '导入 1 个数', exact: true }).waitFor();
  });

  journey('everything of a mapping is reached and changed with the keyboard', { book: 'sample', lang: 'en' }, async (d) => {
    const { page } = d;
    await bring(d, await unknownTable(d));
    const tell = d.button(d.say('mapping-tell'));
    await tell.focus();
    await page.keyboard.press('Enter');
    await mapping(d).getByLabel(d.say('mapping-name')).waitFor();
    const seen = new Set();
    await mapping(d).getByLabel(d.say('mapping-name')).focus();
    for (let step = 0; step < 40; step++) {
      seen.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.textContent ?? document.activeElement?.textContent?.trim()));
      await page.keyboard.press('Tab');
    }
    for (const stop of [d.say('mapping-head'), d.say('mapping-top'), d.say('mapping-columns'), `统计日 ${d.say('mapping-use')}`, `来客人数 ${d.say('mapping-use')}`]) {
      assert.ok(seen.has(stop), `Tab never came to ${stop}: ${[...seen].join(' | ')}`);
    }
    const use = mapping(d).getByRole('combobox', { name: `备注 ${d.say('mapping-use')}` });
    await use.focus();
    await page.keyboard.press('ArrowUp');
    assert.notEqual(await use.inputValue(), 'ignore');
  });
});
