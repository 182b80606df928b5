// A table copied in a spreadsheet or on a web page, pasted with the keyboard and imported, in both languages.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';

const SHOP = '砚溪禾舍旗舰店';
const HEAD = ['日期', '旺旺昵称', '咨询人数', '接待人数', '首次响应秒', '自己的列'];
const row = (day) => [`2026-11-${day}`, `${SHOP}:林喆宁`, 30, 20, 41, 'x'];

/** Puts a text, and a page where there is one, on the clipboard as another program would. */
async function copied(d, text, html) {
  await d.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await d.page.evaluate(
    async ([plain, page]) => {
      const item = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
      if (page) item['text/html'] = new Blob([page], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem(item)]);
    },
    [text, html],
  );
}

for (const lang of ['zh-CN', 'en']) {
  describe(`pasting, ${lang}`, { concurrency: 2 }, () => {
    journey(`a table is pasted with the keyboard, seen first, read otherwise, and imported, ${lang}`, { book: 'sample', lang }, async (d) => {
      const { page } = d;
      await d.go('facts?tab=bring');
      await d.field(d.say('facts-shop')).selectOption(SHOP);

      // The button says what to do and takes the hands to the place; Esc gives them back.
      await d.button(d.say('facts-paste')).focus();
      await page.keyboard.press('Enter');
      const place = d.field(d.say('facts-paste_here'));
      await place.waitFor();
      assert.ok(await place.evaluate((field) => field === document.activeElement));
      await d.picture(`paste asked ${lang}`);
      await page.keyboard.press('Escape');
      await place.waitFor({ state: 'detached' });
      assert.ok(await d.button(d.say('facts-paste')).evaluate((button) => button === document.activeElement));

      await copied(d, [HEAD, row('02')].map((line) => line.join('\t')).join('\r\n'));
      await page.keyboard.press('Enter');
      await place.waitFor();
      await page.keyboard.press('Control+v');
      const preview = page.getByTestId('preview');
      await preview.getByText('2026-11-02').first().waitFor();
      await preview.getByRole('button', { expanded: false }).first().click();
      await preview.getByText('自己的列').waitFor();
      await d.picture(`paste previewed ${lang}`);

      // Something is said of it, and it is looked at again without being pasted anew.
      await d.button(d.say('facts-map_otherwise')).click();
      const mapping = page.getByTestId('mapping');
      const name = mapping.getByLabel(d.say('mapping-name'), { exact: true });
      await name.waitFor();
      // The last look is over before anything is pressed.
      const looked = page.waitForResponse((answer) => answer.url().endsWith('/job/mapping.look'));
      await name.fill('贴的表');
      await looked;
      await d.button(d.say('mapping-save')).click();
      await preview.getByText(d.say('mapping-own')).waitFor();
      await preview.getByRole('button', { name: /^(导入|Import) 3 / }).click();
      await page.getByText(d.say('facts-done', { new: 3, changed: 0, unchanged: 0 })).waitFor();

      // Taken back from here only after a look at what would go.
      await d.button(d.say('facts-withdraw_this')).click();
      await d.dialog.getByText(d.say('facts-look_nothing_back')).waitFor();
      await d.picture(`withdraw looked at ${lang}`);
      await d.dialog.getByRole('button', { name: d.say('facts-withdraw'), exact: true }).click();
      await d.toast(d.say('facts-withdrawn')).waitFor();

      // A table of a web page, pasted anywhere on the screen.
      const line = (cells, tag) => `<tr>${cells.map((c) => `<${tag}>${c}</${tag}>`).join('')}</tr>`;
      await copied(d, 'x', `<table>${line(HEAD, 'th')}${line(row('03'), 'td')}</table>`);
      await d.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      await page.keyboard.press('Control+v');
      await preview.getByText('2026-11-03').first().waitFor();
      await d.button(d.say('facts-drop_preview')).click();

      await copied(d, '  \n');
      await page.keyboard.press('Control+v');
      await page.getByText(d.told('import.paste_empty')).first().waitFor();
    });

    journey(`a header far down is typed by its row, and what a folder leaves out is named, ${lang}`, { book: 'sample', lang }, async (d) => {
      const folder = join(d.folder, '收到的');
      await mkdir(folder);
      const notes = Array.from({ length: 20 }, (_, n) => `说明 ${n},x`);
      const body = ['花名,来客人数,日', `${SHOP}:林喆宁,7,2026-11-02`, `${SHOP}:林喆宁,8,2026-11-03`];
      await writeFile(join(folder, '有说明.csv'), `\uFEFF${[...notes, ...body].join('\r\n')}\r\n`);
      await writeFile(join(folder, '图.png'), 'x');
      await writeFile(join(folder, '说明.txt'), '请勿改动。');
      await d.go('facts?tab=bring');
      await d.field(d.say('facts-shop')).selectOption(SHOP);
      await d.server.willPick(folder);
      await d.button(d.say('facts-pick_folder')).click();
      await d.page.getByText(d.say('facts-passed_over', { count: 2 })).click();
      await d.page.getByTestId('preview').getByText('图.png').waitFor();
      await d.button(d.say('mapping-tell')).click();
      const mapping = d.page.getByTestId('mapping');
      await mapping.getByLabel(d.say('mapping-head'), { exact: true }).selectOption('other');
      const at = mapping.getByLabel(d.say('mapping-head_row'), { exact: true });
      await at.fill('150');
      await at.press('Tab');
      await mapping.getByText(d.told('mapping.no_header_there')).waitFor();
      await at.fill('21');
      await at.press('Tab');
      await mapping.getByRole('combobox', { name: `来客人数 ${d.say('mapping-use')}` }).waitFor();
      await d.picture(`header far down ${lang}`);
    });
  });
}
