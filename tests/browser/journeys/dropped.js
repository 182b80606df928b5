// What is dropped on the window: exports on any screen, another book, and what is neither; in both languages.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { workbook } from '../kit/xlsx.js';

const SHOP = '砚溪禾舍旗舰店';

async function day(d, on) {
  const path = join(d.folder, `客服数据_${on}.xlsx`);
  await writeFile(path, workbook('客服数据', [['日期', '旺旺昵称', '咨询人数', '接待人数', '首次响应秒'], [on, `${SHOP}:念安`, 60, 58, 21.5]]));
  return path;
}

for (const lang of ['zh-CN', 'en']) {
  describe(`dropping, ${lang}`, { concurrency: 2 }, () => {
    journey(`exports dropped on the board are looked at together, ${lang}`, { book: 'sample', lang }, async (d) => {
      await d.go('month');
      await d.page.getByRole('heading', { level: 1 }).first().waitFor();
      await d.drop(await day(d, '2026-11-02'), await day(d, '2026-11-03'));
      const preview = d.page.getByTestId('preview');
      await preview.getByText('客服数据_2026-11-02.xlsx').first().waitFor();
      await preview.getByText('客服数据_2026-11-03.xlsx').first().waitFor();
      await d.picture(`dropped ${lang}`);
    });

    journey(`a book dropped on the start screen is opened, anything else is told, ${lang}`, { lang }, async (d) => {
      const made = join(d.folder, '别的店.zhanggui');
      await d.server.willPick(made);
      const [place] = await (await fetch(`${d.server.url}/pick`, { method: 'POST', body: '{}' })).json();
      await d.server.call('book.new', { token: place.token, name: '别的店' });
      await d.server.call('book.close');
      await d.page.reload();
      await d.button(d.say('start-sample_do')).waitFor();
      await d.drop(await day(d, '2026-11-02'));
      await d.toast(d.say('start-drop_other')).waitFor();
      await d.drop(made);
      await d.page.getByRole('navigation').first().waitFor();
      await d.page.getByText('别的店').first().waitFor();
    });
  });
}
