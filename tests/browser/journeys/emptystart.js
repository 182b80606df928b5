// From nothing with the keyboard alone: book, shop, post, person, a file and whose nickname, a scheme and what it
// leaves open, the board, and the import taken back. No mouse, no jump by address; the focus is seen at every stop.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe } from 'node:test';

import { grid } from '../kit/board.js';
import { journey } from '../kit/desk.js';
import { SHOP, dayFile } from '../kit/files.js';
import { enter, escapes, press, reach, seen, type } from '../kit/keys.js';

const SCHEME = '电商售前客服岗位绩效考核表';

const heading = (d, level, name) => d.page.getByRole('heading', { level, name }).first().waitFor();
const holds = (d, label, text) => d.page.waitForFunction(([name, wanted]) => [...document.querySelectorAll('input')].some((i) => i.labels[0]?.textContent.includes(name) && i.value === wanted), [label, text]);

/** Types into a field that saves itself when it is left. */
async function filled(d, field, text) {
  await reach(d, field);
  await type(d, text);
}

/** Opens the list that has the focus and goes down to one of its options. */
async function chosen(d, list, value) {
  const down = await list.evaluate((node, wanted) => [...node.options].findIndex((one) => one.value === wanted) - node.selectedIndex, value);
  assert.ok(down > 0, `${value} does not come after what is chosen`);
  await d.page.keyboard.press('Space');
  for (let i = 0; i < down; i++) await d.page.keyboard.press('ArrowDown');
  await d.page.keyboard.press('Enter');
  await seen(d, `choosing ${value}`);
}

describe('from nothing with the keyboard alone', () => {
  journey('a shop is set up, a file brought in, a scheme made to count, and the import taken back', {}, async (d) => {
    const { page } = d;

    // The book.
    await enter(d, d.button('新建'));
    await seen(d, 'asking for the name');
    await type(d, '云朵家居');
    await d.server.willPick(join(d.folder, '云朵家居.zhanggui'));
    await press(d, 'Tab');
    await page.keyboard.press('Enter');
    await page.getByText('还没有店铺').waitFor();
    await seen(d, 'making the book');

    // Home says what comes first: the shop, and with it the posts.
    await enter(d, page.getByRole('listitem').filter({ hasText: '还没有店铺' }).getByRole('button'));
    await heading(d, 2, '店铺');
    await seen(d, 'going to the shops');
    await filled(d, d.field('新店铺'), SHOP);
    await press(d, 'Enter');
    await holds(d, '店铺名称', SHOP);
    await filled(d, d.field('新岗位'), '售前客服');
    await press(d, 'Enter');
    await holds(d, '岗位', '售前客服');

    // A person with the day of hire; the editor stays at hand while it becomes somebody.
    await enter(d, page.getByRole('navigation', { name: '员工' }).getByRole('button', { name: /^员工/ }));
    await enter(d, d.button('添加员工'));
    const editor = page.getByRole('region', { name: '添加员工' });
    await editor.waitFor();
    await seen(d, 'adding somebody');
    await filled(d, editor.getByLabel(/^姓名/), '欧阳玥');
    await filled(d, editor.getByLabel(/^工号/), '001');
    await press(d, 'Tab');
    const own = page.getByRole('region', { name: '欧阳玥' });
    await own.waitFor();
    await seen(d, 'storing somebody');
    await filled(d, own.getByLabel(/^岗位/), '售前客服');
    await filled(d, own.getByLabel('入职日期'), '2024年3月1日');
    await press(d, 'Tab');
    await page.getByRole('row').filter({ hasText: '欧阳玥' }).filter({ hasText: '售前客服' }).filter({ hasText: '2024-03-01' }).waitFor();
    await seen(d, 'the day of hire');

    // A file, looked at; whose the nickname is, by pinyin.
    await press(d, 'Control+4');
    await d.server.willPick(await dayFile(d, '2026-10-19'));
    await enter(d, d.button('选择文件'));
    await page.getByTestId('preview').waitFor();
    await seen(d, 'the look at the file');
    await reach(d, page.getByRole('combobox', { name: /念安」是谁/ }));
    await type(d, 'oyy');
    await page.getByRole('option', { name: '欧阳玥' }).waitFor();
    await page.keyboard.press('Enter');
    await d.toast('→ 欧阳玥').waitFor();
    await seen(d, 'binding');
    await enter(d, d.button('导入 3 个数'));
    await page.getByText(/已导入：新增 3/).waitFor();
    await seen(d, 'importing');

    // A scheme for the post from October on, which is the month being looked at.
    await enter(d, d.button('上个月'));
    await press(d, 'Control+5');
    await enter(d, page.getByRole('link', { name: SCHEME }));
    await heading(d, 1, SCHEME);
    await seen(d, 'opening the scheme');
    await reach(d, page.getByRole('combobox', { name: '给谁' }));
    await press(d, 'ArrowDown', 'Enter');
    const from = page.getByRole('region', { name: '适用于' }).getByLabel('生效月份');
    await reach(d, from);
    await press(d, 'Control+a');
    await type(d, '2026-10');
    await enter(d, d.button('指定'));
    await d.toast('已指定方案').waitFor();
    await page.getByRole('listitem').filter({ hasText: '售前客服' }).getByText('2026年10月起').waitFor();
    await seen(d, 'assigning');

    // What it leaves open: one proposal taken, the others at once, and the one that nobody proposes typed.
    const open = page.getByRole('region', { name: '要您来定的数值' });
    await enter(d, open.getByRole('button', { name: '采用建议 25' }));
    await d.toast('已存为第 2 版').waitFor();
    await seen(d, 'accepting one');
    await enter(d, open.getByRole('button', { name: '采用全部 4 个建议' }));
    await d.toast('已存为第 3 版').waitFor();
    await seen(d, 'accepting all');
    await filled(d, open.getByLabel('工作纪律 每次扣分'), '2');
    await page.keyboard.press('Enter');
    await d.toast('已存为第 4 版').waitFor();
    await open.waitFor({ state: 'detached' });
    await seen(d, 'typing the last');

    // No file feeds an item yet, and the month says so; fed by what was brought in, it has a board.
    await press(d, 'Control+6');
    await page.getByText('这个方案用得上的数据').waitFor();
    await press(d, 'Control+5');
    await enter(d, page.getByRole('link', { name: SCHEME }));
    const feeds = page.getByRole('combobox', { name: '「响应时间」的数据来自' });
    await reach(d, feeds);
    await chosen(d, feeds, 'first_resp_sec');
    await d.toast('已存为第 5 版').waitFor();
    await press(d, 'Control+6');
    await grid(d).getByRole('link', { name: '欧阳玥' }).waitFor();
    await seen(d, 'the board');

    // The import taken back, after a look that Esc leaves.
    await press(d, 'Control+4');
    await enter(d, d.button('导入记录'));
    const back = page.getByRole('row').getByRole('button', { name: '撤回' });
    await enter(d, back);
    await escapes(d, back);
    await page.keyboard.press('Enter');
    await d.dialog.getByText('3 个数不再计入').waitFor();
    await enter(d, d.dialog.getByRole('button', { name: '撤回', exact: true }));
    await page.getByText('已撤回', { exact: true }).waitFor();
    await seen(d, 'taking back');
    assert.ok((await d.server.call('facts.imports', {})).every((one) => one.withdrawn));
  });
});
