// A scheme written from nothing with the keyboard: warnings, the example and the picture follow every change; tried on
// past months, put in force, taken back. In both languages.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';
import { enter, press, reach, seen, type } from '../kit/keys.js';

const draftOf = async (d, id) => JSON.parse((await d.server.call('schemes.draft', { id })).text);
const kept = (d) => d.page.getByRole('status').filter({ hasText: d.say('schemes-editor-kept') }).waitFor();
const button = (d, id, args) => d.page.getByRole('button', { name: d.say(id, args), exact: true });
/** Its name begins with what it does and goes on with what stands on it. */
const opener = (d, item) => d.page.getByRole('button', { name: d.say('schemes-editor-item_open', { item }) });
const example = (d) => d.page.getByTestId('example');

/** Replaces what is in the field that has the focus. */
async function fill(d, wanted, text) {
  await reach(d, wanted);
  await press(d, 'Control+a');
  await type(d, text);
}

/** Begins a scheme; the editor is open. */
async function begun(d, name, from) {
  await d.go('schemes');
  await enter(d, button(d, 'schemes-new'));
  await d.dialog.getByLabel(d.say('schemes-new-name')).waitFor();
  await seen(d, 'opening');
  await type(d, name);
  if (from) await d.dialog.getByLabel(d.say('schemes-new-from')).selectOption(from);
  await press(d, 'Enter');
  await d.page.getByRole('heading', { level: 1, name }).waitFor();
  await d.page.getByRole('complementary', { name: d.say('schemes-editor-example') }).waitFor();
}

/** A band's field by its number. */
const band = (d, n, id) => d.page.getByLabel(`${d.say('schemes-editor-band_n', { n })} ${d.say(id)}`, { exact: true });

describe('the scheme editor', { concurrency: 2 }, () => {
  for (const lang of ['zh-CN', 'en']) {
    journey(`a scheme is built from blank with the keyboard, tried, put in force and taken back, ${lang}`, { book: 'sample', lang }, async (d) => {
      const { page } = d;
      await begun(d, '我的方案');
      const wrong = page.getByRole('region', { name: d.say('schemes-editor-wrong') });
      await wrong.getByText(d.told('scheme.no_items')).waitFor();
      assert.ok(await button(d, 'schemes-editor-force').isDisabled(), 'an empty scheme could be put in force');

      // An item: its name, its metric by pinyin, its rule.
      await enter(d, button(d, 'schemes-editor-item_add'));
      await type(d, '首次响应');
      await reach(d, page.getByRole('combobox', { name: d.say('schemes-editor-metric'), exact: true }));
      await type(d, 'scxy');
      await press(d, 'Enter');
      await reach(d, page.getByRole('combobox', { name: d.say('schemes-editor-kind'), exact: true }));
      // By hand, hundredths, pass or fail, bands.
      await press(d, 'ArrowUp', 'ArrowUp', 'ArrowUp');
      await band(d, 1, 'schemes-editor-points').waitFor();
      await fill(d, band(d, 1, 'schemes-editor-band_to'), '30');
      await fill(d, band(d, 1, 'schemes-editor-points'), '60');
      await enter(d, button(d, 'schemes-editor-band_add'));
      await fill(d, band(d, 2, 'schemes-editor-band_from'), '40');
      await fill(d, band(d, 2, 'schemes-editor-points'), '10');

      // The gap is told, and drawn.
      await page.getByText(d.told('scheme.bands_hole')).waitFor();
      const drawing = page.getByRole('img', { name: new RegExp(d.say('schemes-editor-bands_gap')) });
      await drawing.waitFor();
      await d.picture(`editor-gap-${lang}`);
      await fill(d, band(d, 2, 'schemes-editor-band_from'), '20');
      await page.getByText(d.told('scheme.bands_overlap')).waitFor();
      await page.getByRole('img', { name: new RegExp(d.say('schemes-editor-bands_overlap')) }).waitFor();
      assert.ok(await button(d, 'schemes-editor-force').isDisabled(), 'bands that overlap could be put in force');
      await fill(d, band(d, 2, 'schemes-editor-band_from'), '30');
      await page.getByText(d.told('scheme.bands_overlap')).waitFor({ state: 'detached' });
      await reach(d, page.getByLabel(`${d.say('schemes-weight')} 首次响应`, { exact: true }), 'Shift+Tab');
      await type(d, '60');
      const differ = page.getByText(lang === 'en' ? 'add to 60 points' : '加起来是 60 分');
      await differ.waitFor();

      // A second item makes it a hundred; the example counts both as soon as it can.
      await enter(d, button(d, 'schemes-editor-item_add'));
      await type(d, '满意度');
      await reach(d, page.getByRole('combobox', { name: d.say('schemes-editor-metric'), exact: true }));
      await type(d, 'pjhfl');
      await press(d, 'Escape');
      await fill(d, page.getByLabel(`${d.say('schemes-weight')} 满意度`, { exact: true }), '四十');
      await page.getByRole('alert').filter({ hasText: '四十' }).waitFor();
      await press(d, 'Control+a');
      await type(d, '40');
      await differ.waitFor({ state: 'detached' });
      await kept(d);
      await page.locator('aside').getByText(/60|10/).first().waitFor();
      const stored = await draftOf(d, 'own_1');
      assert.deepEqual(stored.items.map((i) => [i.zh, i.weight]), [['首次响应', 60], ['满意度', 40]]);
      assert.deepEqual(stored.items[0].rule.bands.map((b) => [b.min ?? null, b.max ?? null, b.points]), [[null, 30, 60], [30, null, 10]]);
      assert.equal(stored.items[0].fed_by, 'first_resp_sec');

      // Moved and removed, the focus stays at the work; undo of the program brings the item back.
      await enter(d, button(d, 'schemes-editor-item_remove', { item: '满意度' }));
      await seen(d, 'removing');
      await kept(d);
      await page.waitForFunction(() => document.querySelectorAll('[id^="e-open-"]').length === 1);
      await example(d).getByText(/^(60|10)$/).first().waitFor();
      await d.picture(`editor-example-${lang}`);

      // Closed and opened again the draft is there.
      await d.restart();
      await d.go('schemes?id=own_1&edit=1');
      await page.getByRole('heading', { level: 1, name: '我的方案' }).waitFor();
      await opener(d, '首次响应').waitFor();

      // Tried on a month: everybody before and after, and nothing is written.
      await enter(d, button(d, 'schemes-what_if'));
      const rows = page.locator('tbody tr');
      await rows.nth(3).waitFor();
      await page.getByRole('img', { name: new RegExp(d.say('schemes-what_if-spread')) }).waitFor();
      await enter(d, page.locator('tbody button').first());
      await example(d).waitFor();
      await d.picture(`what-if-${lang}`);
      await enter(d, button(d, 'schemes-back'));
      await page.getByRole('heading', { level: 1, name: '我的方案' }).waitFor();

      // In force, and taken back: the draft is there again.
      await reach(d, button(d, 'schemes-editor-force'));
      await page.waitForFunction((name) => [...document.querySelectorAll('button')].some((b) => b.textContent === name && !b.disabled), d.say('schemes-editor-force'));
      await press(d, 'Enter');
      await page.getByRole('heading', { name: d.say('schemes-for') }).waitFor();
      assert.equal((await d.server.call('schemes.draft', { id: 'own_1' })).version, 1);
      await press(d, 'Control+z');
      await page.waitForFunction(async () => document.querySelector('.toast') !== null);
      await page.waitForTimeout(300);
      const back = await d.server.call('schemes.draft', { id: 'own_1' });
      assert.deepEqual([back.version, back.kept], [0, true]);
    });
  }

  journey('a version is changed as a draft, compared in words, printed and handed on as a file', { book: 'sample' }, async (d) => {
    const { page } = d;
    await d.go('schemes?id=online_agent_100');
    await button(d, 'schemes-edit').click();
    await page.getByLabel(`${d.say('schemes-weight')} 响应速度`, { exact: true }).fill('20');
    await kept(d);
    await button(d, 'schemes-compare', { version: 2 }).click();
    await page.getByRole('listitem').filter({ hasText: '响应速度' }).getByText('权重：15 → 20').waitFor();
    await d.picture('scheme-compare');

    // The page of the scheme says that a draft waits, and changes nothing behind its back.
    await d.go('schemes?id=online_agent_100');
    await page.getByText(d.say('schemes-draft_waits')).waitFor();
    assert.ok(await page.getByRole('checkbox', { name: '启用「知识库贡献」' }).isDisabled());
    await d.picture('scheme-with-draft');

    const file = join(d.folder, '导出.json');
    await d.server.willPick(file);
    await button(d, 'schemes-export').click();
    await d.toast('已导出').waitFor();
    assert.equal(JSON.parse(await readFile(file, 'utf8')).items[0].weight, 15, 'the version shown is what is exported');

    await button(d, 'schemes-print').click();
    await page.getByRole('img').first().waitFor();
    const pdf = join(d.folder, '规则.pdf');
    await d.server.willPick(pdf);
    await page.getByRole('button', { name: d.say('papers-save_pdf') }).click();
    await d.toast(d.say('schemes-print-saved')).waitFor();
    assert.ok((await readFile(pdf)).subarray(0, 5).toString() === '%PDF-');
    await page.waitForTimeout(500);
    await d.picture('scheme-print');

    // Thrown away, and brought back.
    await d.go('schemes?id=online_agent_100&edit=1');
    await button(d, 'schemes-editor-discard').click();
    await d.toast(d.say('schemes-editor-discarded')).getByRole('button', { name: '撤销' }).click();
    await button(d, 'schemes-edit_draft').click();
    assert.equal(await page.getByLabel(`${d.say('schemes-weight')} 响应速度`, { exact: true }).inputValue(), '20');
  });

  journey('a draft is tried on several months, with who gains and a file of it', { book: 'sample' }, async (d) => {
    const { page } = d;
    const scheme = await draftOf(d, 'online_agent_100');
    scheme.items.find((i) => i.id === 'response').target = 20;
    await d.server.call('schemes.draft_save', { id: 'online_agent_100', text: JSON.stringify(scheme) });
    await d.go('schemes?id=online_agent_100&try=0');
    await page.locator('tbody tr').nth(3).waitFor();
    for (const name of ['2026年9月', '2026年8月']) await page.getByRole('checkbox', { name }).check();
    await page.getByRole('combobox', { name: d.say('schemes-what_if-shown') }).waitFor();
    await page.getByText(/\d+ 人上升，\d+ 人下降/).waitFor();
    await page.getByRole('combobox', { name: d.say('schemes-what_if-shown') }).selectOption('2026-09');
    await page.getByText('→').first().waitFor();
    await d.picture('what-if-months');
    const file = join(d.folder, '试算.xlsx');
    await d.server.willPick(file);
    await button(d, 'schemes-what_if-export').click();
    await d.toast(d.say('schemes-what_if-exported')).waitFor();
    assert.equal((await readFile(file)).subarray(0, 2).toString(), 'PK');
  });

  journey('a kind of rule that has no form here is shown and kept as it is', { book: 'new' }, async (d) => {
    const { page } = d;
    await begun(d, '将来的方案', 'tech_support_month');
    const scheme = await draftOf(d, 'own_1');
    scheme.items[0].rule = { kind: 'later_kind', depth: 7 };
    await d.server.call('schemes.draft_save', { id: 'own_1', text: JSON.stringify(scheme) });
    await d.go('schemes');
    await d.go('schemes?id=own_1&edit=1');
    await opener(d, scheme.items[0].zh).click();
    await page.getByText(d.say('schemes-editor-unknown_kind', { kind: 'later_kind' })).waitFor();
    await page.getByText('depth').waitFor();
    await d.picture('editor-unknown-kind');
    await page.getByLabel(`${d.say('schemes-weight')} ${scheme.items[0].zh}`, { exact: true }).fill('3');
    await kept(d);
    assert.deepEqual((await draftOf(d, 'own_1')).items[0].rule, { kind: 'later_kind', depth: 7 });
  });
});
