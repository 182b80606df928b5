// A book from nothing: shop, staff, files, whose nickname, scheme, board; and the import taken back.
import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe } from 'node:test';

import { board, cellIn, columnOf, grid, settled } from '../kit/board.js';
import { journey, sampleFolder } from '../kit/desk.js';
import { sampleExports } from '../kit/files.js';
import { addPerson, addShop, bindByPinyin, newBook, totals } from '../kit/owner.js';

const SHOP = '砚溪禾舍旗舰店';

/** Three days of exports in a real layout, beside the book. */
async function exportsOf(d) {
  const all = sampleExports({ folder: await sampleFolder() }, '2026-10');
  const three = all.filter((path) => /2026-10-0[5-7]至/.test(path));
  assert.equal(three.length, 3);
  for (const path of three) await cp(path, join(d.folder, basename(path)));
  return three.map((path) => join(d.folder, basename(path)));
}

const imports = (d) => d.server.call('facts.imports', {});

describe('a new book', () => {
  journey('is made, filled and evaluated, and one import is taken back as a whole', {}, async (d) => {
    const { page } = d;
    await newBook(d, '云朵家居');
    await addShop(d, SHOP);
    await addPerson(d, '欧阳玥', '001', '客服组长');
    await addPerson(d, '林喆宁', '002', '在线客服');

    // The files: looked at, not yet written.
    const files = await exportsOf(d);
    await d.go('facts?tab=bring');
    await d.server.willPick(...files);
    await d.button('选择文件').click();
    const preview = page.getByTestId('preview');
    await preview.waitFor();
    const first = await totals(preview);
    assert.ok(first.new > 500, `new ${first.new}`);
    assert.deepEqual([first.changed, first.unchanged, first.wrong], [0, 0, 0]);
    await preview.getByText('现在还没有写入任何内容').waitFor();
    assert.equal((await imports(d)).length, 0, 'a look wrote something');

    // Whose nickname: by pinyin, once.
    await bindByPinyin(d, '念安', 'oyy', '欧阳玥');
    await bindByPinyin(d, '禾苗', 'lzn', '林喆宁');

    // Pressed twice in one breath, imported once.
    const commit = d.button(/^导入 [\d,]+ 个数$/);
    await commit.evaluate((button) => (button.click(), button.click()));
    const done = page.getByText(/已导入：新增/);
    await done.waitFor();
    assert.equal((await imports(d)).length, 1);
    assert.match((await done.innerText()).replaceAll(',', ''), new RegExp(`新增 ${first.new}，`));

    // The same files again: known, nothing to write.
    await d.server.willPick(...files);
    await d.button('选择文件').click();
    await page.getByText(d.told('import.all_unchanged')).waitFor();
    await page.getByText(/导入过同一个文件/).first().waitFor();
    const again = await totals(preview);
    assert.deepEqual([again.new, again.changed, again.unchanged], [0, 0, first.new]);
    assert.ok(await commit.isDisabled());
    await d.button('不导入').click();

    // The scheme for the shop, from October.
    await d.go('schemes?id=online_agent_100');
    await page.getByRole('combobox', { name: '范围' }).first().selectOption('shop');
    const who = page.getByRole('combobox', { name: '给谁' });
    await who.click();
    await page.getByRole('option', { name: SHOP }).click();
    await page.getByLabel('生效月份').nth(1).fill('2026-10');
    await d.button('指定').click();
    await d.toast('已指定方案').waitFor();

    await d.go('home');
    for (let steps = 0; !(await page.getByRole('heading', { level: 1, name: '2026年10月' }).isVisible()) && steps < 3; steps++) {
      await d.button('上个月').click();
      await page.waitForTimeout(100);
    }
    await board(d);
    const speed = await columnOf(d, '响应速度');
    for (const name of ['欧阳玥', '林喆宁']) assert.match(await settled(await cellIn(d, name, speed)), /\d秒? ?\d/);

    // Taken back: the board is empty again.
    await d.go('facts?tab=imports');
    await d.button('撤回').first().click();
    await d.dialog.getByText(/[\d,]+ 个数不再计入/).waitFor();
    await d.dialog.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('已撤回', { exact: true }).waitFor();
    await d.go('month');
    await page.getByRole('heading', { name: '2026年10月还没有考核表' }).waitFor();
    await grid(d).waitFor({ state: 'hidden' });
  });
});
