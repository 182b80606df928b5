// Every mark of the month on one grid, by the keyboard, in either language: typed, refused, pasted by names, given a
// reason, filled down, cleared, taken back; and a book in which nothing is yet.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { board } from '../kit/board.js';
import { journey } from '../kit/desk.js';
import { enter, press, reach, seen, type } from '../kit/keys.js';

const MONTH = '2026-10';
const marks = (d) => d.page.getByRole('grid', { name: d.say('marks-grid') });
const cell = (d, row, col) => marks(d).locator(`[data-cell='${row}.${col}']`);
const status = (d) => d.page.locator('p.about');

async function toCell(d, row, col) {
  const active = marks(d).locator('tbody [tabindex="0"], input.live');
  await reach(d, active);
  await press(d, 'Control+Home');
  for (let i = 0; i < row; i++) await press(d, 'ArrowDown');
  for (let i = 0; i < col; i++) await press(d, 'ArrowRight');
}

/** What the book has of a cell, by 工号 and item, once it is `wanted`. */
async function stands(d, no, item, wanted) {
  let found;
  for (let tries = 0; tries < 100; tries++) {
    const grid = await d.server.call('month.marks_grid', { month: MONTH });
    const at = grid.columns.findIndex((column) => column.item === item);
    found = grid.rows.find((row) => row.staff_no === no).cells[at];
    if ((found.mark?.value ?? null) === wanted) return found;
    await d.page.waitForTimeout(50);
  }
  return assert.fail(`${no} ${item} is ${JSON.stringify(found?.mark)}, not ${wanted}`);
}

describe('the marks of the month', { concurrency: 2 }, () => {
  for (const lang of ['zh-CN', 'en']) {
    journey(`are typed, pasted by names, filled down, explained and taken back by the keyboard (${lang})`, { book: 'sample', lang }, async (d) => {
      await d.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await d.go('month');
      await board(d, MONTH);
      await enter(d, d.page.getByRole('navigation', { name: d.say('marks-views') }).getByRole('button', { name: d.say('marks-view-marks') }));
      await cell(d, 0, 0).waitFor();
      await d.picture(`marks ${lang}`);

      const grid = await d.server.call('month.marks_grid', { month: MONTH });
      const [first, second, third] = grid.rows;
      const shown = grid.columns.filter((column) => !column.fed);
      const item = shown.find((column) => column.item === 'kb');
      const col = shown.indexOf(item) + 1;
      const was = (row) => row.cells[grid.columns.indexOf(item)].mark?.value ?? null;
      const before = [first, second, third].map(was);

      // Typed: it counts at once, and the line below says who entered it.
      await toCell(d, 0, col);
      await type(d, '1.5');
      await press(d, 'Enter');
      const typed = await stands(d, first.staff_no, 'kb', 1.5);
      assert.equal(typed.mark.reason, d.say('marks-by_hand'));
      await press(d, 'ArrowUp');
      await status(d).filter({ hasText: first.name }).filter({ hasText: typed.mark.by }).waitFor();

      // What cannot be stays where it was typed, with the reason, and is not written.
      await type(d, '-3');
      await press(d, 'Enter', 'ArrowUp');
      await status(d).filter({ hasText: '-3' }).waitFor();
      await stands(d, first.staff_no, 'kb', 1.5);
      await type(d, '2');
      await press(d, 'Enter');
      await stands(d, first.staff_no, 'kb', 2);

      // A block with names in its first column, in another order, with a reason of its own.
      const reason = d.page.getByLabel(d.say('common-reason'), { exact: true });
      await reach(d, reason, 'Shift+Tab');
      await type(d, 'October check');
      await d.page.evaluate((text) => navigator.clipboard.writeText(text), `${third.name}\t3\r\n${second.name}\t4\r\n`);
      await toCell(d, 0, col);
      await d.page.keyboard.press('Control+v');
      const pasted = await stands(d, third.staff_no, 'kb', 3);
      await stands(d, second.staff_no, 'kb', 4);
      assert.equal(pasted.mark.reason, 'October check');

      // The reason for cells that stand already.
      await toCell(d, 0, col);
      await press(d, 'Shift+ArrowDown');
      const give = d.page.getByRole('button', { name: lang === 'en' ? /^Give it to 2 cells/ : /^给选中的 2 格/ });
      await reach(d, give, 'Shift+Tab');
      await d.page.keyboard.press('Enter');
      for (let tries = 0; tries < 100; tries++) {
        if ((await stands(d, first.staff_no, 'kb', 2)).mark.reason === 'October check') break;
        await d.page.waitForTimeout(50);
      }
      assert.equal((await stands(d, first.staff_no, 'kb', 2)).mark.reason, 'October check');

      // Down, away, and back.
      await toCell(d, 0, col);
      await press(d, 'Shift+ArrowDown', 'Shift+ArrowDown');
      await d.page.keyboard.press('Control+d');
      await stands(d, third.staff_no, 'kb', 2);
      await stands(d, second.staff_no, 'kb', 2);
      await d.page.keyboard.press('Delete');
      await stands(d, first.staff_no, 'kb', null);
      await stands(d, third.staff_no, 'kb', null);
      await seen(d, 'clearing');
      // Six steps: typed twice, pasted, explained, filled, cleared.
      for (let steps = 0; steps < 6; steps++) {
        const last = await d.server.call('history.list', { limit: 1 });
        await d.page.keyboard.press('Control+z');
        for (let tries = 0; tries < 100; tries++) {
          const rows = await d.server.call('history.list', { limit: 20 });
          if (rows.find((row) => row.id === last[0].id)?.undone !== false || rows[0].id !== last[0].id) break;
          await d.page.waitForTimeout(50);
        }
        await d.page.waitForTimeout(150);
      }
      for (const [at, row] of [first, second, third].entries()) await stands(d, row.staff_no, 'kb', before[at]);

      // A name nobody has refuses the block.
      const sent = [];
      d.page.on('request', (request) => request.url().endsWith('/call/month.marks') && sent.push(request.postDataJSON()));
      await d.page.evaluate((text) => navigator.clipboard.writeText(text), '赵不在\t3\r\n');
      await toCell(d, 0, col);
      await d.page.keyboard.press('Control+v');
      await d.toast('赵不在').waitFor();
      assert.deepEqual(sent, []);

      // What reports feed is shown beside, and can be marked there.
      const more = d.page.getByRole('checkbox', { name: d.say('marks-show_fed') });
      await reach(d, more, 'Shift+Tab');
      await d.page.keyboard.press('Space');
      await marks(d).getByText(d.say('marks-fed')).first().waitFor();
      const speed = grid.columns.findIndex((column) => column.item === 'response') + 1;
      await toCell(d, 0, speed);
      await type(d, '33');
      await press(d, 'Enter');
      const over = await stands(d, first.staff_no, 'response', 33);
      assert.notEqual(over.figure, '', 'the figure is kept beside the mark');
      await press(d, 'ArrowUp');
      await status(d).filter({ hasText: over.figure }).waitFor();
      await d.picture(`marks fed ${lang}`);
    });
  }
});
