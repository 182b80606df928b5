// A hand that clicks twice: one import, one line of history, and the figures once; in both languages.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { SHOP, dayFile } from '../kit/files.js';

const ON = '2026-11-02';

for (const lang of ['zh-CN', 'en']) {
  describe(`clicked twice, ${lang}`, { concurrency: 2 }, () => {
    journey(`a double click on the import button imports once, ${lang}`, { book: 'new', lang }, async (d) => {
      const { page, server } = d;
      const imports = async () => (await server.call('facts.imports', {})).length;
      const newest = async () => (await server.call('history.list', { limit: 1 }))[0].id;
      await server.call('shops.save', { name: SHOP, platform: 'tmall', active: true });
      const [before, last] = [await imports(), await newest()];
      let asked = 0;
      page.on('request', (request) => (asked += request.url().includes('facts.commit') ? 1 : 0));

      await d.go('facts?tab=bring');
      await server.willPick(await dayFile(d, ON));
      await d.button(d.say('facts-pick')).click();
      const preview = page.getByTestId('preview');
      await preview.getByText(ON).first().waitFor();
      await preview.getByRole('button', { name: /^(导入|Import) 3 / }).dblclick();
      await page.getByText(d.say('facts-done', { new: 3, changed: 0, unchanged: 0 })).waitFor();

      assert.equal(await imports(), before + 1, 'one import');
      assert.equal(asked, 1, 'the second click asks for nothing');
      const rows = await server.call('history.list', { limit: 10 });
      assert.equal(rows.filter((row) => row.id > last).length, 1, 'one line of history');
      const found = await server.call('facts.list', { month: ON.slice(0, 7), offset: 0, limit: 10_000 });
      const own = found.rows.filter((fact) => fact.source.file === `客服数据_${ON}.xlsx`);
      assert.equal(own.length, 3, 'each figure once');

      // The list of imports says the same, and nothing waits to be imported again.
      assert.equal(await page.getByTestId('preview').count(), 0);
      await d.go('facts?tab=imports');
      await page.getByText(`客服数据_${ON}.xlsx`).first().waitFor();
      assert.equal(await page.getByText(`客服数据_${ON}.xlsx`).count(), 1);
      await d.picture(`imported once ${lang}`);
    });
  });
}
