// Keeping: history across a restart, settings at once, backups made and brought back.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { becomes, board, cellIn, changes, columnOf, settled } from '../kit/board.js';
import { journey } from '../kit/desk.js';

const entries = (d) => d.page.getByRole('main').getByRole('listitem');
const theme = (d) => d.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const stored = (d) => d.server.call('settings.get', {});

async function marked(d, name, value) {
  const entry = await cellIn(d, name, await columnOf(d, '知识库贡献'));
  const before = await settled(entry);
  await entry.click();
  await d.why.waitFor();
  await d.page.keyboard.press('Escape');
  await d.page.keyboard.type(value);
  await d.page.keyboard.press('Enter');
  await d.toast('已录入').waitFor();
  await changes(entry, before);
  return [entry, before, await settled(entry)];
}

describe('keeping', { concurrency: 2 }, () => {
  journey('what was done is undone and redone from the history, also after the program was started anew', { book: 'sample' }, async (d) => {
    const { page } = d;
    await board(d, '2026-10');
    const [cell, before, after] = await marked(d, '田𠮷', '4');

    await d.restart();
    await d.go('history');
    const newest = entries(d).filter({ has: page.getByRole('button') }).first();
    assert.match(await newest.innerText(), /田𠮷|知识库|录入/);
    await newest.getByRole('button', { name: '撤销', exact: true }).click();
    await d.toast('已撤销').waitFor();
    await entries(d).filter({ hasText: '已撤销' }).first().waitFor();
    await board(d, '2026-10');
    await becomes(cell, before);

    await d.restart();
    await d.go('history');
    await page.getByRole('main').getByRole('button', { name: '重做' }).click();
    await d.toast('已重做').waitFor();
    await entries(d).filter({ hasText: '已撤销' }).first().waitFor({ state: 'detached' });
    await board(d, '2026-10');
    await becomes(cell, after);

    // Something new after an undo: what was undone cannot be redone any more.
    await d.go('history');
    await page.getByRole('main').getByRole('button', { name: '撤销' }).first().click();
    await d.toast('已撤销').waitFor();
    await board(d, '2026-10');
    await marked(d, '田𠮷', '3');
    await d.go('history');
    await page.getByRole('main').getByRole('button', { name: '重做' }).and(page.locator(':disabled')).waitFor();
  });

  journey('language and look change at once and are remembered, and the book is not touched', { book: 'sample' }, async (d) => {
    const { page } = d;
    const history = JSON.stringify(await d.server.call('history.list', { limit: 3 }));
    await d.go('settings');
    const light = await theme(d);
    await page.getByRole('radio', { name: '深色' }).check();
    assert.notEqual(await theme(d), light, 'the dark look is the light one');
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    for (let i = 0; i < 40 && (await stored(d)).lang !== 'en'; i++) await page.waitForTimeout(50);
    assert.deepEqual(await stored(d), { ...(await stored(d)), lang: 'en', theme: 'dark' });
    // Also what the program itself words.
    await d.go('history');
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await entries(d).filter({ hasText: /Import/i }).first().waitFor();

    const dark = await theme(d);
    await d.restart();
    await page.getByRole('navigation').getByRole('button', { name: '中文' }).waitFor();
    assert.equal(await theme(d), dark, 'the look was forgotten');
    await page.getByRole('navigation').getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '2026年9月' }).waitFor();
    assert.equal(JSON.stringify(await d.server.call('history.list', { limit: 3 })).length, history.length, 'a look at settings wrote into the book');
  });

  journey('a backup is a file, and brings the old state back beside the present one', { book: 'sample' }, async (d) => {
    const { page } = d;
    await d.go('settings');
    const list = page.getByRole('region', { name: '备份' });
    await list.getByText('还没有备份').waitFor();
    await d.button('立即备份').click();
    await d.toast('已备份并核对').waitFor();
    const row = list.getByRole('row').nth(1);
    await row.getByText('已核对').waitFor();
    const folder = (await list.locator('.path').innerText()).trim();
    const [file] = await readdir(folder);
    assert.equal((await readFile(join(folder, file))).subarray(0, 15).toString(), 'SQLite format 3');

    // One more, elsewhere.
    const elsewhere = join(d.folder, '优盘');
    await mkdir(elsewhere);
    await d.server.willPick(elsewhere);
    await d.button('备份到别处…').click();
    const copies = async () => (await readdir(elsewhere)).filter((name) => name.endsWith('.zhanggui'));
    for (let i = 0; i < 200 && (await copies()).length === 0; i++) await page.waitForTimeout(50);
    assert.equal((await copies()).length, 1);

    // Something happens, and the old state is wanted.
    await board(d, '2026-10');
    const [cell, before, after] = await marked(d, '田𠮷', '4');
    const place = (await d.server.call('book.info', {})).path;
    await d.go('settings');
    await list.getByRole('row').filter({ hasText: file }).last().getByRole('button', { name: '恢复' }).click();
    await d.dialog.getByText(/原文件会先另存一份/).waitFor();
    await page.keyboard.press('Escape');
    await d.dialog.waitFor({ state: 'hidden' });

    await list.getByRole('row').filter({ hasText: file }).last().getByRole('button', { name: '恢复' }).click();
    await d.server.willPick(place);
    await d.button('选择存放位置').click();
    await d.toast('的备份').waitFor();
    await board(d, '2026-10');
    await becomes(cell, before);

    // The present book was set aside, with what had happened in it.
    const beside = (await readdir(join(place, '..'))).filter((name) => name.endsWith('.zhanggui') && !place.endsWith(`/${name}`));
    assert.equal(beside.length, 1, beside.join());
    await d.server.openBook(join(place, '..', beside[0]));
    await page.reload();
    await board(d, '2026-10');
    await becomes(cell, after);
  });
});
