// The employee's side of a confirmed sheet: own points and words, handing out, an appeal and its decision, signing, a talk
// and a follow-up; by keyboard where a person would, in both languages.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { board, grid, person, pressed } from '../kit/board.js';
import { journey } from '../kit/desk.js';

const MONTH = '2026-09';

/** A field saves itself when it is left. */
async function until(is) {
  for (let tries = 0; tries < 200; tries++) {
    if (await is()) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`it never came to ${is}`);
}

for (const lang of ['zh-CN', 'en']) {
  describe(`the employee's answer, ${lang}`, { concurrency: 2 }, () => {
    journey(`a sheet is handed out, appealed against, decided and signed, ${lang}`, { book: 'sample', lang }, async (d) => {
      const { page, server } = d;
      await board(d, MONTH);
      const name = (await grid(d).getByRole('row').getByRole('link').first().innerText()).trim();
      const { rows, scheme, columns } = await server.call('month.board', { month: MONTH });
      const row = rows.find((one) => one.name === name);
      const sheet = () => server.call('month.sheet', { month: MONTH, person: row.person, scheme });
      await person(d, name);
      const state = (code) => page.locator('header').getByText(d.say(`word-sheet-${code}`), { exact: true }).waitFor();
      await state('confirmed');

      // Own points and words, saved as the field is left.
      const item = columns[0];
      const label = d.say('talk-self_for', { item: item.name[lang === 'en' ? 'en' : 'zh'] });
      await page.getByLabel(label).fill('7');
      await page.keyboard.press('Tab');
      const own = d.field(d.say('talk-own'));
      await own.fill('午班人手不够');
      await page.keyboard.press('Tab');
      await until(async () => (await sheet()).own === '午班人手不够');
      assert.deepEqual((await sheet()).self_marks, [{ item: item.item, points: 7 }]);
      assert.equal((await sheet()).row.total, row.total, 'no figure moved');

      const act = (kind) => page.getByRole('region', { name: d.say('talk-answers') }).getByRole('button', { name: d.say(`talk-do-${kind}`), exact: true });
      const send = async (kind) => {
        const button = d.dialog.getByRole('button', { name: d.say(`talk-do-${kind}`), exact: true });
        await button.focus();
        await page.keyboard.press('Enter');
        await d.dialog.waitFor({ state: 'hidden' });
      };
      await act('handed').click();
      await d.dialog.getByLabel(d.say('common-actor')).selectOption({ index: 1 });
      await send('handed');
      assert.match((await sheet()).talk.answers[0].told, lang === 'en' ? /an appeal is possible until/ : /申诉截止/);

      // Esc leaves without a trace.
      await act('appealed').click();
      await d.dialog.getByLabel(d.say('talk-text-appealed')).fill('算错了');
      await page.keyboard.press('Escape');
      await d.dialog.waitFor({ state: 'hidden' });
      assert.equal((await sheet()).talk.answers.length, 1);
      await act('appealed').click();
      await d.dialog.getByLabel(d.say('talk-item')).selectOption({ index: 1 });
      await d.dialog.getByLabel(d.say('talk-text-appealed')).fill('3 号那条差评是误点');
      await send('appealed');
      await state('appealed');
      await d.picture(`appeal ${lang}`);

      // It waits on the first screen and leads to its sheet.
      await d.go('home');
      await d.button(d.say('home-mend-appeals')).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();

      await act('revised').click();
      await d.dialog.getByLabel(d.say('talk-text-revised')).fill('改为 5 条');
      await send('revised');
      await state('open');
      await pressed(d, 'Control+z');
      await state('appealed');
      await act('upheld').click();
      await d.dialog.getByLabel(d.say('talk-text-upheld')).fill('查过聊天，差评属实');
      await send('upheld');
      await state('confirmed');
      await act('signed').click();
      await send('signed');
      await state('signed');

      // A talk, and a step that is followed up.
      await d.button(d.say('talk-interview_add')).click();
      await d.dialog.getByLabel(d.say('talk-text-interview')).fill('约定午班加一人');
      await d.dialog.getByRole('button', { name: d.say('common-enter'), exact: true }).click();
      await page.getByText('约定午班加一人').waitFor();
      await d.button(d.say('talk-follow_up_add')).click();
      await d.dialog.getByLabel(d.say('talk-due')).fill('2026-10-20');
      await d.dialog.getByLabel(d.say('talk-text-follow_up')).fill('跟班一周');
      await d.dialog.getByRole('button', { name: d.say('common-enter'), exact: true }).click();
      const done = page.getByLabel(d.say('talk-done_of', { what: '跟班一周' }));
      await done.fill('2026-10-18');
      await page.keyboard.press('Enter');
      await page.getByLabel(d.say('talk-result_of', { what: '跟班一周' })).fill('降到 28 秒');
      await page.keyboard.press('Tab');
      await until(async () => (await sheet()).talk.follow_ups[0]?.result !== '');
      const seen = (await sheet()).talk;
      assert.deepEqual(
        [seen.interviews[0].text, seen.follow_ups[0].done, seen.follow_ups[0].result],
        ['约定午班加一人', '2026-10-18', '降到 28 秒'],
      );
      assert.deepEqual(seen.answers.map((a) => a.kind), ['handed', 'appealed', 'upheld', 'signed']);
      await d.picture(`signed ${lang}`);
    });
  });
}
