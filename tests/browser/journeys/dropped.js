// What is dropped on the window: exports on any screen, another book, and what is neither; in both languages.
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { dayFile } from '../kit/files.js';

for (const lang of ['zh-CN', 'en']) {
  describe(`dropping, ${lang}`, { concurrency: 2 }, () => {
    journey(`exports dropped on the board are looked at together, ${lang}`, { book: 'sample', lang }, async (d) => {
      await d.go('month');
      await d.page.getByRole('heading', { level: 1 }).first().waitFor();
      await d.drop(await dayFile(d, '2026-11-02'), await dayFile(d, '2026-11-03'));
      const preview = d.page.getByTestId('preview');
      await preview.getByText('客服数据_2026-11-02.xlsx').first().waitFor();
      await preview.getByText('客服数据_2026-11-03.xlsx').first().waitFor();
      await d.picture(`dropped ${lang}`);
    });

    journey(`a book dropped on the start screen is opened, anything else is told, ${lang}`, { lang }, async (d) => {
      const made = join(d.folder, '别的店.zhanggui');
      const [place] = await d.server.picked(made);
      await d.server.call('book.new', { token: place.token, name: '别的店' });
      await d.server.call('book.close');
      await d.page.reload();
      await d.button(d.say('start-sample_do')).waitFor();
      await d.drop(await dayFile(d, '2026-11-02'));
      await d.toast(d.say('start-drop_other')).waitFor();
      await d.drop(made);
      await d.page.getByRole('navigation').first().waitFor();
      await d.page.getByText('别的店').first().waitFor();
    });
  });
}
