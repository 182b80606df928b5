// A table of conversations: every row is one happening, and the owner says what they make of a person's day.
// A text that is written otherwise than it looks is read as the owner says.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { accessible, fits, whole } from '../kit/looks.js';

const SHOP = '砚溪禾舍旗舰店';
const HEAD = '会话编号,客服昵称,进线时间,首次回复时间,处理结果,满意度评分,金额';
const lines = (day) => [
  `${day}1,${SHOP}:林喆宁,2026-11-${day} 10:00,2026-11-${day} 10:00:30,成交,5,100`,
  `${day}2,${SHOP}:林喆宁,2026-11-${day} 11:00,2026-11-${day} 11:01:30,转出,3,`,
  `${day}3,${SHOP}:林喆宁,2026-11-${day} 12:00,2026-11-${day} 11:00,没成,,`,
];

async function bring(d, path) {
  await d.go('facts?tab=bring');
  await d.field(d.say('facts-shop')).selectOption(SHOP);
  await d.server.willPick(path);
  await d.button(d.say('facts-pick')).click();
  await d.page.getByTestId('preview').waitFor();
}

const mapping = (d) => d.page.getByTestId('mapping');
const figures = (d) => mapping(d).getByRole('list', { name: d.say('mapping-figures') });
const figure = (d, number) => figures(d).getByRole('listitem', { name: d.say('mapping-figure_number', { number }), exact: true });
const part = (d, number, name) => figure(d, number).getByRole('combobox', { name: `${d.say('mapping-figure_number', { number })} ${d.say(name)}`, exact: true });
const row = (d, cells) => mapping(d).getByRole('region', { name: d.say('mapping-look_rows') }).getByRole('row').filter({ hasText: cells });
const savable = (d) => d.page.waitForFunction((label) => ![...document.querySelectorAll('button')].find((b) => b.textContent.trim() === label)?.disabled, d.say('mapping-save'));

async function choose(d, number, typed, name) {
  const metric = figure(d, number).getByRole('combobox', { name: d.say('mapping-metric'), exact: true });
  await metric.fill(typed);
  await d.page.getByRole('option', { name }).first().click();
}

async function looksWell(d, where) {
  await accessible(d.page, where);
  await fits(d.page, where);
  await whole(d.page, where);
}

describe('tables of single happenings', { concurrency: 2 }, () => {
  for (const lang of ['zh-CN', 'en']) {
    journey(`conversations become the figures of a day, and the next file is known, ${lang}`, { book: 'sample', lang }, async (d) => {
      const { page } = d;
      const path = join(d.folder, '会话.csv');
      await writeFile(path, `\uFEFF${[HEAD, ...lines('09'), ...lines('10')].join('\r\n')}\r\n`);
      await bring(d, path);
      await d.button(d.say('mapping-tell')).click();

      // The program sees that a person has many rows a day, and proposes what they may make.
      const events = mapping(d).getByRole('radio', { name: d.say('mapping-rows-events') });
      await events.waitFor();
      assert.ok(await events.isChecked());
      await mapping(d).getByText(d.say('mapping-rows_found', { sure: d.say('mapping-sure-sure') })).waitFor();
      assert.equal(await mapping(d).getByLabel(d.say('mapping-who'), { exact: true }).inputValue(), '客服昵称');
      assert.equal(await mapping(d).getByLabel(d.say('mapping-when'), { exact: true }).inputValue(), '进线时间');
      await figure(d, 1).waitFor();
      await d.picture(`happenings proposed ${lang}`);
      const proposed = await figures(d).getByRole('listitem').count();
      assert.ok(proposed >= 4, `${proposed} figures`);

      // All are taken away, and what is wanted is said anew.
      for (let left = proposed; left > 0; left--) await figure(d, 1).getByRole('button').last().click();
      await mapping(d).getByText(d.told('mapping.no_happening_figures')).waitFor();
      assert.ok(await d.button(d.say('mapping-save')).isDisabled());
      const add = d.button(d.say('mapping-figure_add'));
      await add.click();
      await choose(d, 1, 'jdhhl', /接待会话量|Conversations received/);
      assert.equal(await part(d, 1, 'mapping-how').inputValue(), 'rows');
      await add.click();
      await choose(d, 2, 'zchhl', /转出会话量|handed on/);
      await part(d, 2, 'mapping-figure_only').selectOption('处理结果');
      await figure(d, 2).getByRole('checkbox', { name: '转出' }).check();
      await add.click();
      await choose(d, 3, 'scxy', /首次响应|First response/);
      assert.equal(await part(d, 3, 'mapping-how').inputValue(), 'since');
      await part(d, 3, 'mapping-figure_since').selectOption('进线时间');
      await part(d, 3, 'mapping-figure_until').selectOption('首次回复时间');
      await add.click();
      await choose(d, 4, 'khmyl', /客户满意率|Share of satisfied/);
      await part(d, 4, 'mapping-figure_where').selectOption('满意度评分');
      await figure(d, 4).getByRole('checkbox', { name: '5' }).check();

      await row(d, '50%').first().waitFor();
      assert.deepEqual((await row(d, '50%').first().getByRole('cell').allTextContents()).slice(3).map((text) => text.replace(/[^\d.%]/g, '')), ['3', '1', '60', '50%']);
      await mapping(d).getByText(d.told('import.ends_before_start')).first().waitFor();
      await mapping(d).getByLabel(d.say('mapping-name'), { exact: true }).fill('会话明细');
      await savable(d);
      await looksWell(d, 'happenings');
      await d.picture(`happenings ready ${lang}`);
      await figure(d, 4).scrollIntoViewIfNeeded();
      await d.picture(`happenings figures ${lang}`);
      await d.button(d.say('mapping-save')).click();
      await d.toast('会话明细').waitFor();
      const preview = page.getByTestId('preview');
      await preview.getByText(d.say('mapping-own')).waitFor();
      await preview.getByRole('button', { name: /^(导入|Import) 8 / }).click();
      await page.getByText(d.say('facts-done', { new: 8, changed: 0, unchanged: 0 })).waitFor();

      const next = join(d.folder, '会话 2.csv');
      await writeFile(next, `\uFEFF${[HEAD, ...lines('11')].join('\r\n')}\r\n`);
      await bring(d, next);
      await preview.getByText(d.say('mapping-own')).waitFor();
      await d.button(d.say('facts-drop_preview')).click();

      // It is changed, and written to a file, like any other layout.
      await d.go('facts?tab=layouts');
      await d.button(`${d.say('mapping-layout_change')} 会话明细`).click();
      await d.dialog.getByRole('list', { name: d.say('mapping-figures') }).getByRole('listitem').nth(3).waitFor();
      await looksWell(d, 'happenings changed');
      await d.picture(`happenings changed ${lang}`);
      await d.dialog.getByRole('listitem').nth(3).getByRole('button').last().click();
      await d.dialog.getByRole('button', { name: d.say('mapping-layout_save'), exact: true }).click();
      await d.toast('会话明细').waitFor();
      await d.server.willPick(join(d.folder, '布局.json'));
      await d.button(`${d.say('mapping-layout_export')} 会话明细`).click();
      await d.toast('布局.json').waitFor();
      const file = JSON.parse(await readFile(join(d.folder, '布局.json'), 'utf8'));
      assert.equal(file.rows, 'events');
      assert.deepEqual(file.columns.map((c) => c.metric), ['receive_sessions', 'transferred_sessions', 'first_resp_sec']);
      assert.deepEqual(file.columns[2].since, ['进线时间']);
    });

    journey(`a text that looks otherwise is read as the owner says, now and the next time, ${lang}`, { book: 'sample', lang }, async (d) => {
      // As many commas as semicolons in every line, and GBK that happens to be well-formed UTF-8.
      const [name, who] = [Buffer.from([0xcd, 0xa8, 0xd0, 0xa1]), Buffer.from([0xd0, 0xa1, 0xcd, 0xa8])];
      const written = (day) => Buffer.concat([Buffer.from('d;'), name, Buffer.from(`;n,o,p\n2026-11-${day};`), who, Buffer.from(`;1,5,6\n`)]);
      const path = join(d.folder, '数.csv');
      await writeFile(path, written('09'));
      await bring(d, path);
      await d.button(d.say('mapping-tell')).click();
      const encoding = mapping(d).getByLabel(d.say('mapping-encoding'), { exact: true });
      const delimiter = mapping(d).getByLabel(d.say('mapping-delimiter'), { exact: true });
      await encoding.waitFor();
      assert.deepEqual([await encoding.inputValue(), await delimiter.inputValue()], ['utf8', 'comma']);
      await mapping(d).getByText(d.say('mapping-text_found')).waitFor();

      // A wrong choice is told, nothing can be kept, and the right one is still open.
      await delimiter.selectOption('pipe');
      await mapping(d).getByText(d.told('mapping.text_unfit')).waitFor();
      assert.ok(await d.button(d.say('mapping-save')).isDisabled());
      await d.picture(`text wrong ${lang}`);
      await delimiter.selectOption('semicolon');
      await encoding.selectOption('gb18030');
      const top = mapping(d).getByRole('region', { name: d.say('mapping-top') });
      await top.getByRole('cell', { name: '小通', exact: true }).waitFor();
      await mapping(d).getByText(d.say('mapping-text_said')).waitFor();
      const use = (column) => mapping(d).getByRole('combobox', { name: `${column} ${d.say('mapping-use')}`, exact: true });
      await use('通小').selectOption('nickname');
      await use('n,o,p').selectOption('metric');
      const metric = mapping(d).getByRole('combobox', { name: `n,o,p ${d.say('mapping-metric')}`, exact: true });
      await metric.fill('gzjy');
      await d.page.keyboard.press('Enter');
      await mapping(d).getByLabel(d.say('mapping-name'), { exact: true }).fill('通小的表');
      await row(d, '小通').first().waitFor();
      await savable(d);
      await looksWell(d, 'text said');
      await d.picture(`text said ${lang}`);
      await d.button(d.say('mapping-save')).click();
      const preview = d.page.getByTestId('preview');
      await preview.getByText(d.say('mapping-own')).waitFor();
      await d.button(d.say('facts-drop_preview')).click();

      const next = join(d.folder, '数 2.csv');
      await writeFile(next, written('10'));
      await bring(d, next);
      await preview.getByText(d.say('mapping-own')).waitFor();
      assert.equal(await d.button(d.say('mapping-tell')).count(), 0, 'it is not asked again');
    });
  }
});
