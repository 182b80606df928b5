// A quarter, half a year and a year by the keyboard, in either language, with the workbook of it; and why a total is
// another than the month before.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { board, grid } from '../kit/board.js';
import { journey } from '../kit/desk.js';
import { enter, press, reach } from '../kit/keys.js';

const MONTH = '2026-10';
const shown = (d) => d.page.getByRole('region', { name: d.say('periods-grid') });

describe('several months together', { concurrency: 2 }, () => {
  for (const lang of ['zh-CN', 'en']) {
    journey(`are looked through by quarter and year and saved as a workbook by the keyboard (${lang})`, { book: 'sample', lang }, async (d) => {
      await d.go('month');
      await board(d, MONTH);
      await enter(d, d.page.getByRole('navigation', { name: d.say('marks-views') }).getByRole('button', { name: d.say('marks-view-periods') }));
      await d.page.getByRole('heading', { level: 1, name: d.say('periods-quarter', { year: '2026', n: '4' }) }).waitFor();
      await shown(d).waitFor();
      await enter(d, d.button(d.say('periods-earlier')));
      await d.page.getByRole('heading', { level: 1, name: d.say('periods-quarter', { year: '2026', n: '3' }) }).waitFor();
      const year = d.page.getByRole('radio', { name: d.say('periods-length-12'), exact: true });
      await reach(d, d.page.getByRole('radio', { checked: true }));
      await press(d, 'ArrowRight', 'ArrowRight');
      assert.ok(await year.isChecked());
      await d.page.getByRole('heading', { level: 1, name: d.say('periods-year', { year: '2026' }) }).waitFor();
      // January has no sheets: a gap with a word, not a zero.
      await shown(d).getByText(d.say('periods-gap')).first().waitFor({ state: 'attached' });
      const lines = shown(d).locator('tbody tr');
      const all = await d.server.call('month.period', { from: '2026-01', months: 12 });
      await lines.nth(all.rows.length - 1).waitFor();
      assert.equal(await lines.count(), all.rows.length);
      assert.match(await lines.first().innerText(), new RegExp(all.rows[0].name));
      await d.picture(`periods year ${lang}`);

      // From person to person by the arrows; the charts follow.
      await reach(d, lines.first().getByRole('button'));
      await press(d, 'ArrowDown');
      await d.page.getByRole('region', { name: d.say('periods-person', { name: all.rows[1].name }) }).waitFor();

      await d.server.willPick(join(d.folder, 'year.xlsx'));
      await reach(d, d.button(d.say('periods-export')), 'Shift+Tab');
      await d.page.keyboard.press('Enter');
      await d.toast('year.xlsx').waitFor();
      assert.equal((await readFile(join(d.folder, 'year.xlsx'))).subarray(0, 2).toString(), 'PK');
    });

    journey(`a sheet says why its total is another than the month before, the differences adding up (${lang})`, { book: 'sample', lang }, async (d) => {
      await d.go('month');
      await board(d, MONTH);
      const rows = (await d.server.call('month.board', { month: MONTH })).rows;
      const at = rows.findIndex((row) => row.total !== null && row.trend.at(-2) !== null);
      const { name, person } = rows[at];
      await enter(d, grid(d).locator('tbody [tabindex="0"], input.live'), 'Control+Home');
      for (let down = 0; down < at; down++) await press(d, 'ArrowDown');
      await press(d, 'ArrowRight', 'ArrowRight');
      await d.page.keyboard.press('Enter');
      await d.page.getByRole('heading', { level: 1, name }).waitFor();

      const part = d.page.getByTestId('compare');
      await part.getByRole('table').waitFor();
      const answer = await d.server.call('month.compare', { month: MONTH, person, scheme: 'online_agent_100' });
      assert.equal(answer.with, '2026-09');
      const sum = answer.rows.reduce((all, row) => all + row.difference, 0);
      assert.ok(Math.abs(sum - answer.difference) < 1e-9);
      for (const row of answer.rows) await part.getByRole('row').filter({ hasText: row.why }).first().waitFor();
      await part.scrollIntoViewIfNeeded();
      await d.picture(`compare ${lang}`);

      // Another month, chosen by the keyboard; it says how the versions differ where they do.
      const month = part.getByRole('combobox', { name: d.say('compare-with') });
      await reach(d, month);
      await press(d, 'ArrowDown', 'ArrowDown');
      const older = await d.server.call('month.compare', { month: MONTH, person, scheme: 'online_agent_100', with: answer.months[2] });
      for (const note of older.notes) await part.getByText(note).waitFor();
      for (const row of older.rows) await part.getByRole('row').filter({ hasText: row.why }).first().waitFor();
      // The picture of one against the group says every line in words.
      const against = d.page.getByRole('group', { name: d.say('compare-against') });
      await against.scrollIntoViewIfNeeded();
      await d.picture(`against ${lang}`);
      assert.equal(await against.getByRole('img').count(), answer.rows.filter((row) => row.item !== '').length);
    });

    journey(`the spread of the totals names everybody by the arrows and leads to the sheet (${lang})`, { book: 'sample', lang }, async (d) => {
      await d.go('month');
      await board(d, '2026-08');
      const rows = (await d.server.call('month.board', { month: '2026-08' })).rows.filter((row) => row.total !== null);
      const spread = d.page.getByRole('group', { name: d.say('compare-spread') });
      const dots = spread.getByRole('link');
      assert.equal(await dots.count(), rows.length);
      await d.picture(`spread ${lang}`);
      await reach(d, spread.locator('[tabindex="0"]'));
      await press(d, 'End');
      const best = [...rows].sort((a, b) => b.total - a.total)[0];
      await spread.locator('text').filter({ hasText: best.name }).waitFor();
      await d.page.keyboard.press('Enter');
      await d.page.getByRole('heading', { level: 1, name: best.name }).waitFor();
    });
  }
});
