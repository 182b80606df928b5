// Schemes: what only the owner can set, what feeds an item, other targets, grades, weights, and for whom.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { becomes, board, cellIn, changes, columnOf, grid, settled } from '../kit/board.js';
import { journey } from '../kit/desk.js';

const MONTH = '2026-10';
const month = (d, value) => d.page.getByRole('navigation').getByRole('combobox', { name: '月份' }).selectOption(value);
const version = async (d, id) => (await d.server.call('schemes.get', { id })).version;

async function scheme(d, id) {
  await d.go(`schemes?id=${id}`);
  await d.page.getByRole('heading', { name: '适用于' }).waitFor();
}

/** Assigns the scheme on screen from a month. */
async function assigned(d, kind, name, from) {
  const form = d.page.locator('form').filter({ has: d.button('指定') });
  await form.getByRole('combobox', { name: '范围' }).selectOption(kind);
  await form.getByRole('combobox', { name: '给谁' }).click();
  await d.page.getByRole('option', { name }).first().click();
  await form.getByLabel('生效月份').fill(from);
  await form.getByRole('button', { name: '指定' }).click();
  await d.page.getByRole('listitem').filter({ hasText: name }).getByText(`${Number(from.slice(0, 4))}年${Number(from.slice(5))}月起`).waitFor();
}

const rows = (d) => grid(d).getByRole('row').filter({ has: d.page.getByRole('link') });

/** Who is on the board, once all of them are drawn. */
async function members(d, wanted) {
  await d.page.waitForFunction((count) => document.querySelectorAll('main [role=grid] tbody a').length === count, wanted);
  return (await rows(d).getByRole('link').allInnerTexts()).sort();
}

/** The board of one of the schemes of the month. */
async function boardOf(d, name) {
  await d.go('month');
  const tabs = d.page.getByRole('combobox', { name: '方案' });
  const option = tabs.getByRole('option', { name });
  await option.waitFor({ state: 'attached' });
  await tabs.selectOption(await option.getAttribute('value'));
  await d.page.waitForFunction(([wanted]) => document.querySelector('main select')?.selectedOptions[0]?.textContent.includes(wanted), [name]);
}

describe('schemes', { concurrency: 2 }, () => {
  journey('what the documents leave open stops the scheme until the owner sets it', { book: 'sample' }, async (d) => {
    const { page } = d;
    await month(d, MONTH);
    await scheme(d, 'presales_110');
    await assigned(d, 'person', '林喆宁', MONTH);

    // Stopped: the board names what is missing and leads there.
    await d.go('month');
    const told = page.locator('.note').filter({ hasText: '工作纪律' });
    await told.first().waitFor();
    await told.first().getByRole('button', { name: '去方案' }).click();
    const open = page.getByRole('region', { name: '要您来定的数值' });
    await open.waitFor();
    assert.equal(await open.getByRole('listitem').count(), 6);

    // Its assignment made the first version. One accepted, then the others at once; a version each.
    await open.getByRole('button', { name: '采用建议 25' }).click();
    await d.toast('已存为第 2 版').waitFor();
    await open.getByRole('button', { name: '采用建议 25' }).waitFor({ state: 'detached' });
    assert.equal(await open.getByRole('listitem').count(), 5);
    await open.getByRole('button', { name: '采用全部 4 个建议' }).click();
    await d.toast('已存为第 3 版').waitFor();

    // The one that nobody proposes: a word is no number, nothing is stored.
    const field = open.getByLabel('工作纪律 每次扣分');
    await field.fill('两分');
    await page.keyboard.press('Enter');
    await open.getByRole('alert').filter({ hasText: '「两分」不是数字' }).waitFor();
    assert.equal(await field.inputValue(), '两分', 'what was typed is lost');
    assert.equal(await version(d, 'presales_110'), 3);
    await field.fill('2');
    await page.keyboard.press('Enter');
    await d.toast('已存为第 4 版').waitFor();
    await open.waitFor({ state: 'detached' });
    await page.getByText('权重合计 110 / 110').or(page.getByText(/权重合计 110/)).first().waitFor();

    // Now it scores; bound to a metric, an item is fed by the exports.
    await page.getByRole('combobox', { name: '「响应时间」的数据来自' }).selectOption('avg_resp_sec');
    await d.toast('已存为第 5 版').waitFor();
    await boardOf(d, '电商售前客服岗位绩效考核表');
    const cell = await cellIn(d, '林喆宁', await columnOf(d, '响应时间'));
    await becomes(cell, /\d/);
    await cell.click();
    await d.why.getByText(/平均响应/).first().waitFor();
    assert.deepEqual(await members(d, 1), ['林喆宁']);
  });

  journey('other targets, grades and weights change the board, and undo brings it back', { book: 'sample' }, async (d) => {
    const { page } = d;
    await board(d, MONTH);
    const speed = await columnOf(d, '响应速度');
    const [mine, other] = [await cellIn(d, '林喆宁', speed), await cellIn(d, '曾堃', speed)];
    const before = [await settled(mine), await settled(other)];

    // A target of one person, for this month.
    await scheme(d, 'online_agent_100');
    const targets = page.getByRole('region', { name: '不同的目标' });
    await targets.getByRole('combobox', { name: '评分项' }).selectOption({ label: '响应速度' });
    await targets.getByRole('textbox', { name: '目标' }).fill('20');
    await targets.getByRole('combobox', { name: '范围' }).selectOption('person');
    await targets.getByRole('combobox', { name: '给谁' }).click();
    await page.getByRole('option', { name: '林喆宁' }).click();
    await targets.getByLabel('到哪个月').fill(MONTH);
    await targets.getByRole('button', { name: '添加' }).click();
    await d.toast('已设目标：响应速度 20').waitFor();
    await targets.getByRole('listitem').filter({ hasText: '林喆宁' }).getByText(/2026年10月起 到2026年10月/).waitFor();
    await board(d);
    await changes(mine, before[0]);
    assert.equal(await settled(other), before[1], 'the target of one counts for another');
    await mine.click();
    await d.why.getByText(/目标 20 秒/).first().waitFor();
    await page.keyboard.press('Escape');
    await scheme(d, 'online_agent_100');
    await targets.getByRole('button', { name: '删除「响应速度」的这个目标' }).click();
    await d.toast('已删除').waitFor();
    await board(d);
    await becomes(mine, before[0]);

    // A grade from more points on: whoever stood below it gets the next one.
    const line = (name) => grid(d).getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
    assert.match(await line('单晓岚').innerText(), /\bA\b/);
    await scheme(d, 'online_agent_100');
    const grades = page.getByRole('region', { name: '等级表' });
    await grades.getByRole('button', { name: '修改' }).click();
    const least = grades.getByLabel('总分从').first();
    await least.fill('九十五');
    assert.ok(await grades.getByRole('button', { name: '生效' }).isDisabled(), 'a word passed as a number');
    await least.fill('95');
    await grades.getByRole('button', { name: '生效' }).click();
    await d.toast('已存为第 3 版').waitFor();
    await board(d);
    await line('单晓岚').filter({ hasText: /\bB\b/ }).waitFor();
    assert.match(await line('欧阳玥').innerText(), /\bA\b/);

    // Weights that do not add up are told, with what is missing.
    await scheme(d, 'online_agent_100');
    await page.getByRole('checkbox', { name: '启用「知识库贡献」' }).uncheck();
    await d.toast('已存为第 4 版').waitFor();
    await page.getByText(/启用的评分项加起来是 90 分，应为 100 分，相差 10 分/).waitFor();
    await page.getByText('权重合计 90 / 100').waitFor();
    await board(d);
    await grid(d).getByRole('columnheader', { name: /总分/ }).filter({ hasText: '满分 90' }).waitFor();

    // Undo, twice: the item is back, and the grade.
    await d.button('撤销').first().click();
    await grid(d).getByRole('columnheader', { name: /总分/ }).filter({ hasText: '满分 95' }).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: '撤销' }).click();
    await line('单晓岚').filter({ hasText: /\bA\b/ }).waitFor();
  });

  journey('a person beats the post, the post beats the shop, each from its month on', { book: 'sample' }, async (d) => {
    const { page } = d;
    await month(d, MONTH);
    await scheme(d, 'presales_110');
    await page.getByRole('button', { name: '采用全部 5 个建议' }).click();
    await d.toast('已存为第 1 版').waitFor();
    await page.getByLabel('工作纪律 每次扣分').fill('2');
    await page.keyboard.press('Enter');
    await d.toast('已存为第 2 版').waitFor();
    await page.getByRole('combobox', { name: '「响应时间」的数据来自' }).selectOption('first_resp_sec');
    await d.toast('已存为第 3 版').waitFor();
    await assigned(d, 'post', '客服组长', MONTH);
    await assigned(d, 'person', '丁沐', '2026-11');

    await boardOf(d, '电商售前客服岗位绩效考核表');
    assert.deepEqual(await members(d, 1), ['欧阳玥'], 'the post is the leader’s alone');
    await boardOf(d, '在线客服绩效考核');
    const rest = await members(d, 11);
    assert.ok(!rest.includes('欧阳玥') && rest.includes('丁沐') && rest.length === 11, rest.join());

    // The person’s own beats both; the month before is as it was.
    await scheme(d, 'online_agent_100');
    await assigned(d, 'person', '欧阳玥', MONTH);
    await d.go('month');
    await grid(d).getByRole('link', { name: '欧阳玥' }).waitFor();
    await members(d, 12);
    assert.equal(await page.getByRole('combobox', { name: '方案' }).count(), 0, 'nobody is left with the other scheme');
    await month(d, '2026-09');
    await page.getByRole('heading', { level: 1, name: '2026年9月' }).waitFor();
    await grid(d).getByRole('link', { name: '欧阳玥' }).waitFor();

    // Taken from the person again, the post counts.
    await month(d, MONTH);
    await scheme(d, 'online_agent_100');
    await page.getByRole('button', { name: /^不再用于 .*欧阳玥$/ }).click();
    await d.toast(/已取消：.*欧阳玥/).waitFor();
    await boardOf(d, '电商售前客服岗位绩效考核表');
    assert.deepEqual(await members(d, 1), ['欧阳玥']);
  });
});
