// The forms beside the evaluation sheet, the letterhead, and sheets that are sent: picture, words, printer.
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';

const choose = (d, kind) => d.page.getByRole('radio', { name: kind, exact: true }).check();
const drawn = (d) => d.page.waitForFunction(() => document.querySelector('main img')?.naturalWidth > 400);
const first = (d) => d.page.getByRole('img').first().evaluate((img) => ({ wide: img.naturalWidth > img.naturalHeight, from: img.src }));

/** Waits until another page is shown than the one before. */
async function next(d, before) {
  await d.page.waitForFunction((from) => {
    const img = document.querySelector('main img');
    return img && img.src !== from && img.naturalWidth > 400;
  }, before);
  return first(d);
}

async function folder(d, name) {
  const path = join(d.folder, name);
  await mkdir(path);
  return path;
}

describe('forms', { concurrency: 2 }, () => {
  journey('blank sheets, appeals, certificates and quarters are seen and saved, in both languages', { book: 'sample' }, async (d) => {
    await d.go('papers');
    await drawn(d);
    let seen = await first(d);
    for (const kind of ['考核表（手填）', '申诉表', '奖状', '季度考核']) {
      await choose(d, kind);
      seen = await next(d, seen.from);
      assert.equal(seen.wide, kind === '奖状', kind);
    }
    await d.page.getByText(/第一个叫：.*2026Q3 季度绩效考核/).waitFor();
    const each = await folder(d, '季度');
    await d.server.willPick(each);
    await d.button('每人一个 PDF').click();
    await d.toast('已保存 11 个文件').waitFor();
    for (const name of await readdir(each)) assert.match(name, /2026Q3 季度绩效考核/);

    await choose(d, '考核表（手填）');
    await d.page.getByText('共 11 页，与打印出来的一样').waitFor();
    await d.page.getByRole('checkbox', { name: '不写姓名，每个方案一张' }).check();
    await d.page.getByText('共 1 页，与打印出来的一样').waitFor();
    assert.equal(await d.page.getByRole('checkbox', { name: /欧阳玥/ }).count(), 0);

    await choose(d, '奖状');
    await d.page.getByText('共 1 页，与打印出来的一样').waitFor();
    await d.page.getByRole('spinbutton', { name: '发到第几名' }).fill('3');
    await d.page.getByText('共 3 页，与打印出来的一样').waitFor();

    await d.button('English').click();
    await d.page.getByText('3 pages, as they will print').waitFor();
    for (const kind of ['Evaluation by hand', 'Appeal form', 'Certificate', 'Quarter']) {
      await choose(d, kind);
      await d.page.getByText(/as (it|they) will print/).waitFor();
    }
  });

  journey('the letterhead is set once, seen on every paper, and refuses a wrong picture in words', { book: 'sample' }, async (d) => {
    await d.go('papers');
    await drawn(d);
    const before = await first(d);
    const wrong = join(d.folder, '徽标.png');
    await writeFile(wrong, 'no picture');
    await d.button('页眉页脚').click();
    await d.dialog.getByLabel('公司名称').fill('青禾电商');
    await d.dialog.getByLabel('页脚的文字，最多两行').fill('内部资料');
    await d.dialog.getByLabel('文件名第 1 段').selectOption('工号');
    await d.dialog.getByLabel('文件名第 2 段').selectOption('姓名');
    await d.dialog.getByText('例如：0007-陈青.pdf').waitFor();
    await d.server.willPick(wrong);
    await d.dialog.getByRole('button', { name: '选择图片' }).click();
    await d.dialog.getByText('徽标.png').waitFor();
    await d.dialog.getByRole('button', { name: '保存页眉页脚' }).click();
    await d.dialog.getByText(/不是 PNG 或 JPEG 图片/).waitFor();
    await d.dialog.getByRole('button', { name: '去掉徽标' }).click();
    await d.dialog.getByRole('button', { name: '保存页眉页脚' }).click();
    await d.toast('页眉页脚已保存').waitFor();
    await next(d, before.from);
    await d.page.getByText(/第一个叫：\S+-\S+\.pdf/).waitFor();
  });

  journey('a sheet is copied as a picture and as words, saved as pictures, and printed a page each', { book: 'sample' }, async (d) => {
    await d.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await d.go('papers');
    await drawn(d);
    await d.page.getByRole('checkbox', { name: /欧阳玥/ }).check();
    await d.page.getByText('共 2 页，与打印出来的一样').waitFor();
    await d.button('复制为图片').click();
    await d.toast('图片已复制').waitFor();
    const size = await d.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const image = await createImageBitmap(await item.getType('image/png'));
      return [image.width, image.height];
    });
    assert.ok(size[0] > 1000 && size[1] > 2 * size[0], `both pages below each other: ${size}`);

    await d.button('复制为文字').click();
    await d.toast('文字已复制').waitFor();
    const words = await d.page.evaluate(() => navigator.clipboard.readText());
    assert.match(words, /欧阳玥/);
    assert.match(words, /状态：/);

    const place = await folder(d, '图片');
    await d.server.willPick(place);
    await d.button('每人一张图片').click();
    await d.toast('已保存 1 个文件').waitFor();
    const [file] = await readdir(place);
    assert.match(file, /欧阳玥.*\.png$/);
    assert.equal((await readFile(join(place, file))).subarray(1, 4).toString('latin1'), 'PNG');

    // What the printer is given: the two pages and nothing of the window.
    await d.page.evaluate(() => {
      window.print = () => {
        window.sent = [...document.querySelectorAll('.printed img')].map((img) => img.naturalWidth);
        window.shown = document.documentElement.classList.contains('printing');
        dispatchEvent(new Event('afterprint'));
      };
    });
    await d.button('打印…').click();
    await d.page.waitForFunction(() => window.sent);
    const [sent, shown] = await d.page.evaluate(() => [window.sent, window.shown]);
    assert.equal(sent.length, 2);
    assert.ok(shown && sent.every((wide) => wide > 1500), `${sent}`);
    await d.page.waitForFunction(() => !document.querySelector('.printed'));
  });
});
