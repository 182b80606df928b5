// The metric dictionary: found in three spellings, explained down to the column, an own metric, a person's history.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { journey } from '../kit/desk.js';

const row = (d, name) => d.page.getByRole('row').filter({ has: d.page.getByRole('link', { name, exact: true }) });

describe('metrics', { concurrency: 2 }, () => {
  journey('a metric is found by Chinese, pinyin initials and English, and explained down to the column', { book: 'sample' }, async (d) => {
    const { page } = d;
    await page.getByRole('navigation').getByRole('link', { name: '指标', exact: true }).click();
    const search = page.getByRole('searchbox', { name: '搜指标' });
    for (const typed of ['首次响应', 'scxy', 'first response']) {
      await search.fill(typed);
      await row(d, '首次响应').waitFor();
      assert.ok((await page.getByRole('row').count()) < 12, `${typed} finds everything`);
    }
    await search.fill('没有这样的指标');
    await page.getByRole('heading', { name: '没有找到这样的指标' }).waitFor();
    await search.fill('scxy');
    await row(d, '首次响应').getByRole('link').press('Enter');
    await page.getByRole('heading', { level: 1, name: '首次响应' }).waitFor();
    await page.getByText('按接待人数加权平均').waitFor();
    await page.getByRole('region', { name: '哪些报表的哪一列' }).or(page.getByRole('table')).first().waitFor();
    assert.ok((await page.getByText('接待人数为 0 时不算').count()) > 0);
    await page.getByRole('link', { name: '在线客服绩效考核' }).first().waitFor();
    await d.picture('metric zh');
  });

  journey('an own metric is made, found, changed, retired and offered again', { book: 'sample' }, async (d) => {
    const { page } = d;
    await d.go('metrics');
    await d.button('新建指标').click();
    await d.dialog.getByLabel('中文名').fill('接待人数');
    await d.dialog.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已经有叫「接待人数」的指标了').waitFor();
    await d.dialog.getByLabel('中文名').fill('挽回率');
    await d.dialog.getByLabel('单位').selectOption('fraction');
    await d.dialog.getByLabel('怎么汇总').selectOption('weighted');
    await d.dialog.getByRole('combobox', { name: '按什么比重' }).fill('jdrs');
    await page.keyboard.press('Enter');
    await d.picture('metric form zh');
    await d.dialog.getByRole('button', { name: '保存', exact: true }).click();
    await d.toast('已保存指标「挽回率」').waitFor();
    await page.getByRole('heading', { level: 1, name: '挽回率' }).waitFor();
    await page.getByText('否则按接待人数加权').waitFor();
    await d.button('修改').click();
    await d.dialog.getByLabel('含义（可不填）').fill('流失顾客里回来下单的比例。');
    await d.dialog.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('流失顾客里回来下单的比例。').waitFor();
    await d.button('停用').click();
    await d.toast('已停用「挽回率」').waitFor();
    await page.getByText('已停用', { exact: true }).first().waitFor();
    await page.keyboard.press('Control+z');
    await d.button('停用').waitFor();
    await d.button('返回指标列表').click();
    await page.getByRole('searchbox', { name: '搜指标' }).fill('whl');
    await row(d, '挽回率').waitFor();
  });

  journey('a person’s history shows months, days and cells, and a wrong figure is taken out there', { book: 'sample' }, async (d) => {
    const { page } = d;
    await d.go('metrics?id=first_resp_sec');
    const person = page.getByRole('combobox', { name: '员工' });
    await person.fill('lzn');
    await page.getByRole('option', { name: /^林/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /首次响应 · .*按月/ }).waitFor();
    await page.getByRole('img', { name: /每天$/ }).waitFor();
    await d.picture('metric history zh');
    const last = page.getByRole('row').filter({ hasText: '2026年9月' });
    await last.getByRole('button', { name: '看每天和来源' }).click();
    const before = await last.textContent();
    const out = page.getByRole('button', { name: /^剔除/ }).first();
    await out.click();
    await d.dialog.getByLabel('原因').fill('平台故障');
    const name = d.dialog.getByLabel(d.say('common-actor'));
    if ((await name.inputValue()) === '') await name.fill('苏掌柜');
    await d.dialog.getByRole('button', { name: d.say('common-exclude'), exact: true }).click();
    await page.getByText(/平台故障/).first().waitFor();
    await page.waitForFunction((old) => ![...document.querySelectorAll('tr')].some((row) => row.textContent === old), before);
    await page.keyboard.press('Control+z');
    await page.waitForFunction((old) => [...document.querySelectorAll('tr')].some((row) => row.textContent === old), before);
  });
});
