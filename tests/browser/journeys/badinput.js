// Bad input in the window, in both languages: each its own sentence on screen, and nothing is written.
import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { badFiles } from '../kit/badfiles.js';
import { desk, journey } from '../kit/desk.js';

const langs = ['zh-CN', 'en'];

/** What the book holds: imports, changes, people, schemes. */
async function written(d) {
  const [imports, history, staff, schemes] = [
    await d.server.call('facts.imports', {}),
    await d.server.call('history.list', { limit: 100 }),
    await d.server.call('staff.list', {}),
    await d.server.call('schemes.list', {}),
  ];
  return [imports.length, history.length, history[0]?.id ?? 0, staff.people.length, schemes.map((s) => s.version).join()];
}

async function file(d, name, bytes) {
  const path = join(d.folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The newest thing that was refused at the edge of the screen. */
const refused = (d, code) => d.page.getByRole('alert').filter({ hasText: d.told(code) }).first();

for (const lang of langs) {
  describe(`bad input, ${lang}`, { concurrency: 2 }, () => {
    journey(`every file that is not what it says is refused with its own sentence, ${lang}`, { book: 'new', lang }, async (d) => {
      await d.server.call('shops.save', { name: '小满', platform: 'tmall', active: true });
      const before = await written(d);
      const said = new Set();
      await d.go('facts?tab=bring');
      const preview = d.page.getByTestId('preview');
      for (const [name, bytes, code] of badFiles()) {
        await d.server.willPick(await file(d, name, bytes));
        await d.button(d.say('facts-pick')).click();
        const told = preview.locator('.note').filter({ hasText: name });
        await told.waitFor();
        const text = await told.innerText();
        assert.match(text, d.told(code), name);
        said.add(text.replaceAll(name, ''));
        assert.ok(await preview.getByRole('button', { name: /^(导入|Import) 0 / }).isDisabled(), `${name} can be imported`);
        await d.button(d.say('facts-drop_preview')).click();
        await preview.waitFor({ state: 'detached' });
      }
      assert.equal(said.size, badFiles().length, 'two problems share a sentence');
      assert.deepEqual(await written(d), before);
    });

    journey(`two people of one name are told apart, and a scheme with words for weights is not taken, ${lang}`, { book: 'new', lang }, async (d) => {
      const before = await written(d);
      await d.go('staff');
      await d.server.willPick(await file(d, '名单.csv', '工号,姓名,店铺,昵称\n001,王芳,小满,小满:阿芳\n002,王芳,小满,小满:阿方\n'));
      await d.button(d.say('staff-import')).click();
      await d.dialog.getByText(d.told('import.staff_same_name')).waitFor();
      assert.deepEqual(await written(d), before, 'a look wrote something');
      await d.page.keyboard.press('Escape');
      await d.dialog.waitFor({ state: 'hidden' });
      assert.deepEqual(await written(d), before);

      const item = { id: 'a', metric: 'first_resp_sec', zh: '响应', en: 'Response', weight: '一百', target: 30, rule: { kind: 'ratio', dir: 'lower', cap: 1, floor: 0 } };
      const scheme = { id: 'words', type: 'scheme', name: { zh: '字', en: 'Words' }, role: 'online_agent', period: 'month', total: { nominal: 100 }, items: [item] };
      await d.server.willPick(await file(d, '方案.json', JSON.stringify(scheme)));
      await d.go('schemes');
      await d.button(d.say('schemes-import')).click();
      const told = d.page.getByRole('alert').filter({ hasText: '一百' });
      await told.waitFor();
      assert.match(await told.innerText(), lang === 'en' ? /weight/ : /weight|权重/);
      assert.deepEqual(await written(d), before);
    });

    journey(`a month without data says so and what to do, ${lang}`, { book: 'sample', lang }, async (d) => {
      const before = await written(d);
      for (let i = 0; i < 2; i++) await d.button(d.say('common-month_after')).click();
      const month = lang === 'en' ? 'November 2026' : '2026年11月';
      await d.page.getByRole('heading', { level: 1, name: month }).waitFor();
      await d.go('month');
      await d.page.getByRole('heading', { name: d.say('month-empty', { month }) }).waitFor();
      await d.page.getByText(d.say('month-empty_why')).waitFor();
      await d.go('papers');
      await d.page.getByText(d.say('papers-none', { month })).waitFor();
      await d.go('facts?tab=browse');
      await d.page.getByText(d.say('facts-empty', { month })).waitFor();
      assert.deepEqual(await written(d), before);
    });

    journey(`a paper for a place that takes nothing is refused, ${lang}`, { book: 'sample', lang }, async (d, t) => {
      await d.go('papers');
      await d.page.getByRole('radio', { name: d.say('papers-kind-ranking'), exact: true }).check();
      await d.page.getByRole('img').first().waitFor();
      const before = await written(d);
      const save = d.button(d.say('papers-save_pdf'));

      const inTheWay = await file(d, '不是文件夹', '');
      await d.server.willPick(join(inTheWay, '排名.pdf'));
      await save.click();
      await refused(d, 'file.unwritable').waitFor();

      const folder = join(d.folder, '只读');
      await mkdir(folder);
      await chmod(folder, 0o555);
      if (process.getuid?.() === 0) t.diagnostic('skipped: root writes into every folder, so none is read-only here');
      else {
        await d.server.willPick(join(folder, '排名.pdf'));
        await save.click();
        await refused(d, 'file.read_only').waitFor();
      }
      assert.deepEqual(await readdir(folder), []);
      assert.deepEqual(await written(d), before);
    });

    test(`a second window on the same book is refused, ${lang}`, async (t) => {
      const first = await desk(t, { book: 'new', lang });
      const second = await desk(t, { lang });
      const before = await written(first);
      await second.server.willPick(join(first.folder, '账本.zhanggui'));
      await second.button(second.say('start-open_do')).click();
      await refused(second, 'book.in_use').waitFor();
      await second.page.getByRole('heading', { name: second.say('start-new') }).waitFor();
      assert.equal(await second.server.call('book.info', {}), null);
      // The first goes on.
      await first.server.call('shops.save', { name: '小满', platform: 'tmall', active: true });
      assert.equal((await written(first))[1], before[1] + 1);
      // Once it is closed, the second may.
      await first.server.call('book.close', {});
      await second.server.willPick(join(first.folder, '账本.zhanggui'));
      await second.button(second.say('start-open_do')).click();
      await second.page.getByRole('heading', { name: second.say('home-misses') }).waitFor();
    });
  });
}
