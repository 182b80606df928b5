// The roster of a month by the keyboard, in either language: a ready set of shifts, codes typed, pasted by names and filled
// down, what they break, wishes, how many are needed, rules, and the publication.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { enter, press, reach, seen, type } from '../kit/keys.js';

const MONTH = '2026-10';
const roster = (d) => d.page.getByRole('grid', { name: d.say('roster-grid') });
const cell = (d, row, col) => d.page.locator(`[data-cell='${row}.${col}']`);
const status = (d) => d.page.locator('p.about');
const findings = (d) => d.page.getByRole('region', { name: d.say('roster-findings') });
const seenRow = async (d, at) => (await d.server.call('roster.month', { month: MONTH })).rows[at];

async function toCell(d, row, col) {
  await reach(d, roster(d).locator('tbody [tabindex="0"], input.live'));
  await press(d, 'Control+Home');
  for (let i = 0; i < row; i++) await press(d, 'ArrowDown');
  for (let i = 0; i < col; i++) await press(d, 'ArrowRight');
}

/** What stands on the days of a row from the first on, once it is `wanted`. */
async function stands(d, row, wanted, what = 'text') {
  let found;
  for (let tries = 0; tries < 100; tries++) {
    found = (await seenRow(d, row)).cells.slice(0, wanted.length).map((one) => one[what]);
    if (found.join(' ') === wanted.join(' ')) return;
    await d.page.waitForTimeout(50);
  }
  assert.deepEqual(found, wanted);
}

describe('the roster', { concurrency: 2 }, () => {
  for (const lang of ['zh-CN', 'en']) {
    journey(`is laid out, judged and published by the keyboard (${lang})`, { book: 'sample', lang }, async (d) => {
      const { page } = d;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const off = d.say('roster-code-rest');
      await d.go('roster');
      await page.getByRole('combobox', { name: d.say('common-month') }).selectOption(MONTH);

      // A book without shifts says so and offers the sets.
      await d.page.getByText(d.say('roster-no_shifts')).waitFor();
      await enter(d, page.locator('main').getByRole('button', { name: d.say('roster-shifts'), exact: true }).last());
      const set = (await d.server.call('roster.sets', {}))[0];
      await enter(d, d.dialog.getByRole('button', { name: d.say('roster-take_set', { set: lang === 'en' ? set.name.en : set.name.zh }), exact: true }));
      await d.dialog.getByRole('row').nth(2).waitFor();
      await d.picture(`roster-shifts ${lang}`);

      // A shift of their own, over midnight; what cannot be read is told and nothing is lost.
      await enter(d, d.dialog.getByRole('button', { name: d.say('roster-shift_new') }));
      await reach(d, d.dialog.getByLabel(d.say('roster-code_label')));
      await type(d, '夜');
      await press(d, 'Tab');
      await type(d, 'Night desk');
      await press(d, 'Tab');
      await type(d, 'ten to six');
      await press(d, 'Enter');
      await d.dialog.getByText(d.say('roster-hours_unread')).waitFor();
      await page.keyboard.press('Control+a');
      await type(d, '22:00-06:00');
      await press(d, 'Enter');
      await d.dialog.getByRole('row').filter({ hasText: 'Night desk' }).waitFor();
      await page.keyboard.press('Escape');
      await cell(d, 0, 0).waitFor();
      await seen(d, 'the shifts');

      // Typed: the code stands, and what nobody can read stays with its reason.
      await toCell(d, 0, 1);
      await type(d, '晚');
      await press(d, 'Tab');
      await type(d, '白');
      await press(d, 'Tab');
      await type(d, 'x9');
      await press(d, 'Tab', 'ArrowLeft');
      await status(d).filter({ hasText: 'x9' }).waitFor();
      await stands(d, 0, ['晚', '白', '']);
      await type(d, off);
      await press(d, 'Enter');
      await stands(d, 0, ['晚', '白', off]);

      // A late shift before a day shift is too short a rest: told in words, and the words lead to the cell.
      await findings(d).getByRole('button').filter({ hasText: '2026-10-02' }).first().waitFor();
      await d.picture(`roster ${lang}`);
      await enter(d, findings(d).getByRole('button').first());
      await page.waitForFunction(() => document.activeElement?.closest('[data-cell]') !== null);

      // A block with names in its first column.
      const [, second, third] = (await d.server.call('roster.month', { month: MONTH })).rows;
      await page.evaluate((text) => navigator.clipboard.writeText(text), `${third.name}\t白\t白\t${off}\r\n${second.name}\t${off}\t晚\t晚\r\n`);
      await toCell(d, 1, 1);
      await page.keyboard.press('Control+v');
      await stands(d, 2, ['白', '白', off]);
      await stands(d, 1, [off, '晚', '晚']);

      // Filled down and cleared.
      await toCell(d, 1, 1);
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+d');
      await stands(d, 2, [off, '白', off]);
      await page.keyboard.press('Delete');
      await stands(d, 1, ['', '晚', '晚']);
      await page.keyboard.press('Control+z');
      await stands(d, 1, [off, '晚', '晚']);

      // How many are needed: too few stand at the foot and among what is broken.
      await enter(d, d.button(d.say('roster-needs')));
      const thursday = d.dialog.getByLabel(`白 ${d.say('word-need_day-thu')}`);
      await reach(d, thursday);
      await type(d, '3');
      await d.picture(`roster-needs ${lang}`);
      await press(d, 'Enter');
      await findings(d).getByRole('button').filter({ hasText: '2026-10-08' }).waitFor();

      // Rules: another way to rest.
      await enter(d, d.button(d.say('roster-rules')));
      await d.picture(`roster-rules ${lang}`);
      await d.dialog.getByRole('combobox').selectOption('four_a_month');
      await enter(d, d.dialog.getByRole('button', { name: d.say('common-save'), exact: true }));
      await d.dialog.waitFor({ state: 'hidden' });
      assert.deepEqual((await d.server.call('roster.month', { month: MONTH })).rules.rest, { kind: 'monthly', days: 4 });

      // Published by a name; what is changed later is marked.
      await enter(d, d.button(d.say('roster-publish')));
      await d.dialog.getByLabel(d.say('common-actor')).waitFor();
      await reach(d, d.dialog.getByRole('button', { name: d.say('roster-publish'), exact: true }));
      await press(d, 'Enter');
      await page.getByText(d.say('roster-state_published'), { exact: true }).waitFor();
      await toCell(d, 2, 2);
      await type(d, '晚');
      await press(d, 'Enter');
      await page.locator('.page-head .mark.warn').filter({ hasText: /1|One/ }).waitFor();

      // Wishes have a look of their own and change no cell.
      await enter(d, page.getByRole('navigation', { name: d.say('roster-looks') }).getByRole('button', { name: d.say('roster-look_wishes') }));
      const wishes = page.getByRole('grid', { name: d.say('roster-wish_grid') });
      await reach(d, wishes.locator('tbody [tabindex="0"], input.live'));
      await press(d, 'Control+Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
      await type(d, off);
      await press(d, 'Enter');
      await stands(d, 0, ['', '', '', off], 'wish');
      await stands(d, 0, ['晚', '白', off, '']);
      await d.picture(`roster-wishes ${lang}`);
    });
  }
});
