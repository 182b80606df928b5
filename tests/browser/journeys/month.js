// The month from the sample shop to a closed book: look, ask why, mend, take back, enter, confirm, close, reopen.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { becomes, board, cellIn, changes, columnOf, compose, grid, person, pressed, settled } from '../kit/board.js';

describe('the month', { concurrency: 2 }, () => {
  journey('the sample opens, and a score leads down to the cell of a file, out of the score and back', {}, async (d) => {
    await d.button('打开示例').click();
    await d.page.getByRole('heading', { name: '这个月还差什么' }).waitFor({ timeout: 120_000 });
    await d.page.getByRole('link', { name: '月度考核' }).click();
    await board(d, '2026-10');

    const speed = await columnOf(d, '响应速度');
    const cell = await cellIn(d, '林喆宁', speed);
    const before = await settled(cell);
    await cell.click();
    await d.why.getByRole('heading', { name: '响应速度' }).waitFor();
    assert.match(await d.why.innerText(), /首次响应[\s\S]+目标 30 秒/);
    const source = d.why.getByRole('row').filter({ hasText: '2026-10-' }).first();
    assert.match(await source.innerText(), /[A-Z]+\d+/);
    assert.match(await source.getByRole('cell').first().getAttribute('title'), /自定义报表_客服日报.+\.xlsx › .+ › [A-Z]+\d+/);

    // Esc asks nothing of the book.
    const leaveOut = d.why.getByRole('button', { name: /^剔除 / });
    const which = await leaveOut.nth(4).getAttribute('aria-label');
    await leaveOut.nth(4).click();
    await d.dialog.getByLabel('原因').fill('断网');
    await d.page.keyboard.press('Escape');
    await d.dialog.waitFor({ state: 'hidden' });
    assert.equal(await settled(cell), before);

    await d.why.getByRole('button', { name: which, exact: true }).nth(0).waitFor();
    await leaveOut.nth(4).click();
    await d.dialog.getByLabel('操作人').selectOption('唐知微');
    await d.dialog.getByLabel('原因').fill('当天断网');
    await d.dialog.getByRole('button', { name: '剔除', exact: true }).click();
    await d.toast('已剔除').waitFor();
    await changes(cell, before);
    const after = await settled(cell);

    await pressed(d, 'Control+z');
    await d.toast('已撤销').waitFor();
    await becomes(cell, before);
    await pressed(d, 'Control+y');
    await d.toast('已重做').waitFor();
    await becomes(cell, after);
    await pressed(d, 'Control+Shift+z');
    await d.toast('没有可以重做的').or(d.toast('已重做')).first().waitFor();
  });

  journey('a number typed on the board is entered once, an input method loses nothing, Esc changes nothing', { book: 'sample' }, async (d) => {
    await d.go('month');
    await board(d, '2026-10');
    const sent = requests(d, '/call/month.mark');
    const entries = await columnOf(d, '知识库贡献');
    const open = await cellIn(d, '田𠮷', entries);
    assert.match(await settled(open), /未评/);

    // Typed, then let go.
    await open.click();
    await d.why.waitFor();
    await d.page.keyboard.press('Escape');
    await d.page.keyboard.type('7');
    await d.page.keyboard.press('Escape');
    assert.match(await settled(open), /未评/);
    assert.equal(sent.length, 0, 'Esc wrote something');

    await d.page.keyboard.type('4');
    await d.page.keyboard.press('Enter');
    await d.toast('已录入').waitFor();
    await becomes(open, /^4\D*4/);
    assert.equal(sent.length, 1);
    assert.equal(sent[0].value, '4');

    // The input method composes in the cell; its Enter and arrows are its own.
    const next = await cellIn(d, '丁沐', entries);
    await next.click();
    await d.why.waitFor();
    await d.page.keyboard.press('Escape');
    const typed = await compose(d, ['３', '３．', '３．５'], ['Enter', 'ArrowDown', 'Escape', ' ']);
    assert.equal(typed, '３．５', 'the composition was lost or doubled');
    assert.equal(sent.length, 1, 'a key of the input method was taken for ours');
    await d.page.keyboard.press('Enter');
    await d.toast('3.5').or(d.toast('３．５')).first().waitFor();
    await becomes(next, /^3\.5/);
    assert.equal(sent.length, 2);

    // A word in a field of text: composed once, saved once when the field is left.
    await person(d, '丁沐');
    const words = requests(d, '/call/month.comment');
    const comment = d.page.getByRole('textbox', { name: '评语' });
    await comment.focus();
    await compose(d, ['ce', 'ce ce', '测测'], ['Enter', 'Escape']);
    assert.equal(await comment.inputValue(), '测测');
    await d.page.keyboard.press('Tab');
    await d.page.getByText('已保存', { exact: true }).first().waitFor();
    assert.deepEqual(words.map((w) => w.comment), ['测测']);
  });

  journey('a block is copied, pasted and filled down, each one step that one undo takes back', { book: 'sample' }, async (d) => {
    await d.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await d.go('month');
    await board(d, '2026-10');
    const sent = requests(d, '/call/month.marks');
    const entries = await columnOf(d, '知识库贡献');
    const names = (await grid(d).getByRole('row').getByRole('link').allInnerTexts()).slice(0, 4);
    const cells = await Promise.all(names.map((name) => cellIn(d, name, entries)));
    const texts = () => Promise.all(cells.map(settled));
    const before = await texts();
    const steps = async () => (await d.server.call('history.list', { limit: 100 })).filter((step) => !step.undone).length;
    const first = await steps();

    // Four cells of a column, as a spreadsheet takes them.
    await cells[0].click();
    await d.why.waitFor();
    await d.page.keyboard.press('Escape');
    for (let down = 1; down < names.length; down++) await d.page.keyboard.press('Shift+ArrowDown');
    await d.page.keyboard.press('Control+c');
    await d.toast(d.say('month-copied', { count: 4 })).waitFor();
    const { columns, rows } = await d.server.call('month.board', { month: '2026-10' });
    const at = columns.findIndex((column) => column.name.zh === '知识库贡献');
    const values = names.map((name) => String(rows.find((one) => one.name === name).cells[at].value ?? ''));
    const copied = await d.page.evaluate(() => navigator.clipboard.readText());
    assert.deepEqual(copied.split(/\r?\n/), values);

    // Other four come back from there.
    const other = ['1', '2', '3', '2.5'];
    assert.ok(other.every((value, nth) => value !== values[nth]), `the sample already has ${values}`);
    await d.page.evaluate((text) => navigator.clipboard.writeText(text), `${other.join('\r\n')}\r\n`);
    await d.page.keyboard.press('Control+v');
    await d.toast(d.say('month-entered_cells', { count: 4 })).waitFor();
    for (const [nth, value] of other.entries()) await becomes(cells[nth], new RegExp(`^\\s*${value.replace('.', '\\.')}(?![\\d.])`));
    const pasted = await texts();
    assert.deepEqual(sent.map((block) => block.cells.map((cell) => cell.value)), [other]);
    assert.equal(await steps(), first + 1, 'a block is one step');

    // The top value into the three below.
    await d.page.keyboard.press('Control+d');
    await d.toast(d.say('month-entered_cells', { count: 3 })).waitFor();
    for (const cell of cells) await becomes(cell, /^\s*1(?![\d.])/);
    assert.deepEqual(sent[1].cells.map((cell) => cell.value), ['1', '1', '1']);
    assert.equal(await steps(), first + 2, 'filling down is one step');

    // A column that a report feeds takes no block, and nothing is sent.
    const speed = await columnOf(d, '响应速度');
    const fed = await cellIn(d, names[0], speed);
    await fed.click();
    await d.page.keyboard.press('Escape');
    await d.page.keyboard.press('Control+v');
    await d.toast('响应速度').waitFor();
    assert.equal(sent.length, 2);

    await pressed(d, 'Control+z');
    for (const [nth, text] of pasted.entries()) await becomes(cells[nth], text);
    await pressed(d, 'Control+z');
    for (const [nth, text] of before.entries()) await becomes(cells[nth], text);
    assert.equal(await steps(), first);
    await pressed(d, 'Control+y');
    for (const [nth, text] of pasted.entries()) await becomes(cells[nth], text);
  });

  journey('sheets are reviewed and confirmed, the month closes with a reason and opens again', { book: 'sample' }, async (d) => {
    await d.go('home');
    // September is confirmed: it closes without a reason.
    await d.button('关账').click();
    await d.dialog.getByText(/张考核表都已确认/).waitFor();
    await d.dialog.getByRole('button', { name: '关账', exact: true }).click();
    await d.toast('已关账').waitFor();

    await d.page.getByRole('combobox', { name: '月份' }).selectOption('2026-10');
    await board(d);
    await d.page.getByRole('checkbox', { name: '选中 欧阳玥' }).check();
    await d.button('复核 1 张').click();
    await d.dialog.getByRole('button', { name: '复核', exact: true }).click();
    await d.toast('已复核 1 张').waitFor();
    await row(d, '欧阳玥').getByText('已复核').waitFor();

    await d.page.getByRole('checkbox', { name: '全选' }).check();
    await d.button(/^确认 \d+ 张$/).click();
    await d.dialog.getByText('未评').waitFor();
    const agree = d.dialog.getByRole('button', { name: '确认', exact: true });
    await agree.click();
    assert.ok(await d.dialog.isVisible(), 'confirmed without the reason');
    await d.dialog.getByLabel('原因').fill('新人本月没有贡献记录');
    await agree.click();
    await d.toast('已确认').waitFor();
    await row(d, '欧阳玥').getByText('已确认').waitFor();

    await d.button('关账').click();
    await d.dialog.getByText('还有没处理完的').waitFor();
    assert.ok((await d.dialog.getByRole('listitem').count()) > 0);
    await d.dialog.getByLabel('原因').fill('平台不再补数');
    await d.button('写明原因并关账').click();
    await d.toast('2026年10月已关账').waitFor();
    await d.page.getByRole('button', { name: '重新打开' }).click();
    await d.dialog.getByLabel('原因').fill('漏了一份报表');
    await d.dialog.getByRole('button', { name: '重新打开' }).click();
    await d.toast('已重新打开').waitFor();
    await d.button('关账').waitFor();
  });
});

const row = (d, name) => d.page.getByRole('row').filter({ hasText: name });

/** The bodies of what the page sends to a command, as they go out. */
function requests(d, path) {
  const bodies = [];
  d.page.on('request', (request) => request.url().endsWith(path) && bodies.push(request.postDataJSON()));
  return bodies;
}
