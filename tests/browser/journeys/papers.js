// Papers: the preview, one file, one each, the workbook; and a saving that is called off leaves nothing.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';

const starts = async (path, bytes) => (await readFile(path)).subarray(0, bytes).toString('latin1');

async function drawn(d) {
  const first = d.page.getByRole('img').first();
  await first.waitFor();
  await d.page.waitForFunction(() => document.querySelector('main img')?.naturalWidth > 400);
  return first.evaluate((img) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: img.naturalWidth, height: img.naturalHeight });
    const on = canvas.getContext('2d');
    on.drawImage(img, 0, 0);
    const { data } = on.getImageData(0, 0, canvas.width, canvas.height);
    let ink = 0;
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] < 128) ink++;
      sum = (sum * 31 + data[i]) % 1_000_000_007;
    }
    return { ink, sum, high: img.naturalHeight > img.naturalWidth };
  });
}

const pages = async (d) => Number(/\d+/.exec(await d.page.getByText(/共 \d+ 页，与打印/).innerText())[0]);
const choose = (d, kind) => d.page.getByRole('radio', { name: kind }).check();

async function folder(d, name) {
  const path = join(d.folder, name);
  await mkdir(path);
  return path;
}

describe('papers', { concurrency: 2 }, () => {
  journey('the pages are seen as they print, and change with kind, person and language', { book: 'sample' }, async (d) => {
    await d.go('papers');
    const sheet = await drawn(d);
    assert.ok(sheet.ink > 5000 && sheet.high, `a page with ${sheet.ink} dark points`);
    assert.equal(await pages(d), 22, 'two pages each');

    await d.page.getByRole('checkbox', { name: /欧阳玥/ }).check();
    await d.page.getByText('共 2 页，与打印出来的一样').waitFor();

    await choose(d, '排名表（内部）');
    await d.page.getByText('共 1 页，与打印出来的一样').waitFor();
    const ranking = await drawn(d);
    await choose(d, '公示表（只有工号）');
    await d.page.waitForTimeout(200);
    const wall = await drawn(d);
    assert.notEqual(ranking.sum, wall.sum, 'the wall shows the names');
    assert.notEqual(ranking.sum, sheet.sum);

    await choose(d, '工作簿（xlsx）');
    await d.page.getByText(/工作簿有 \d+ 张表/).waitFor();
    assert.equal(await d.page.getByRole('img').count(), 0);

    // The paper follows the language of the screen at once.
    await choose(d, '公示表（只有工号）');
    await drawn(d);
    await d.button('English').click();
    await d.page.getByText('1 page', { exact: false }).first().waitFor();
    let english = await drawn(d);
    for (let i = 0; i < 30 && english.sum === wall.sum; i++) {
      await d.page.waitForTimeout(100);
      english = await drawn(d);
    }
    assert.notEqual(english.sum, wall.sum, 'the page stayed Chinese');
  });

  journey('one file, one each and the workbook are written where they were asked for', { book: 'sample' }, async (d) => {
    await d.go('papers');
    await drawn(d);

    const one = await folder(d, '一个');
    await d.server.willPick(join(one, '九月考核表.pdf'));
    await d.button('保存为一个 PDF').click();
    await d.toast('已保存 1 个文件').waitFor();
    assert.deepEqual(await readdir(one), ['九月考核表.pdf']);
    assert.equal(await starts(join(one, '九月考核表.pdf'), 5), '%PDF-');
    await d.page.getByRole('status').filter({ hasText: '九月考核表.pdf' }).first().waitFor();

    const each = await folder(d, '每人');
    await d.server.willPick(each);
    await d.button('每人一个 PDF').click();
    await d.toast('已保存 11 个文件').waitFor();
    const files = await readdir(each);
    assert.equal(files.length, 11);
    for (const name of files) assert.equal(await starts(join(each, name), 5), '%PDF-', name);
    for (const name of ['欧阳玥', '田𠮷', '贺䶮']) assert.ok(files.some((file) => file.includes(name)), `${name} has no sheet`);

    const books = await folder(d, '工作簿');
    await choose(d, '工作簿（xlsx）');
    await d.page.getByText(/工作簿有 \d+ 张表/).waitFor();
    await d.server.willPick(join(books, '九月.xlsx'));
    await d.button('保存为 xlsx').click();
    await d.toast('已保存 1 个文件').waitFor();
    assert.deepEqual(await readdir(books), ['九月.xlsx']);
    assert.equal(await starts(join(books, '九月.xlsx'), 4), 'PK\x03\x04');

    // A file of the same name is replaced by the one that was asked for.
    await choose(d, '排名表（内部）');
    await drawn(d);
    await writeFile(join(one, '排名.pdf'), 'old');
    await d.server.willPick(join(one, '排名.pdf'));
    await d.button('保存为一个 PDF').click();
    await d.page.getByRole('status').filter({ hasText: '排名.pdf' }).first().waitFor();
    assert.equal(await starts(join(one, '排名.pdf'), 5), '%PDF-');
    assert.equal((await readdir(one)).length, 2);
  });

  journey('a saving shows how far it is, and called off it leaves no file behind', { book: 'sample' }, async (d) => {
    await d.go('papers');
    await drawn(d);
    const target = await folder(d, '取消');
    await d.server.willPick(target);
    const asked = d.page.waitForRequest(/job\/papers\.save/);
    await d.button('每人一个 PDF').click();
    await asked;
    // In short steps, until the window says how far it is.
    const far = d.dialog.getByText(/\d+ \/ 11/);
    for (let i = 0; i < 100 && !(await far.isVisible()); i++) {
      d.server.pause();
      await d.page.waitForTimeout(i === 0 ? 500 : 60);
      if (await far.isVisible()) break;
      d.server.resume();
      await d.page.waitForTimeout(8);
    }
    d.server.pause();
    await far.waitFor();
    await d.dialog.getByRole('progressbar').waitFor();
    const called = d.page.waitForRequest(/cancel\//);
    await d.dialog.getByRole('button', { name: '取消', exact: true }).click();
    await called;
    d.server.resume();
    await d.toast('已取消，没有写入任何内容').waitFor();
    await d.dialog.waitFor({ state: 'hidden' });
    assert.deepEqual(await readdir(target), [], 'half of the files were left');
    // What was called off can be asked for again.
    await d.server.willPick(target);
    await d.button('每人一个 PDF').click();
    await d.toast('已保存 11 个文件').waitFor();
    assert.equal((await readdir(target)).length, 11);
  });
});
