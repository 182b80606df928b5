// What an owner does in more than one journey, with the mouse, on the Chinese screen.
import { join } from 'node:path';

export async function newBook(d, name) {
  await d.button('新建').click();
  await d.field('账本名称').fill(name);
  await d.server.willPick(join(d.folder, `${name}.zhanggui`));
  await d.button('选择存放位置').click();
  await d.page.getByText('还没有店铺').waitFor();
}

export async function addShop(d, name) {
  await d.go('staff?tab=shops');
  await d.field('新店铺').fill(name);
  await d.page.locator('form').filter({ hasText: '新店铺' }).getByRole('button', { name: '添加' }).click();
  await d.page.waitForFunction((wanted) => [...document.querySelectorAll('li input')].some((input) => input.value === wanted), name);
}

/** A field saves itself when it is left; the person is stored once name and 工号 are there. */
export async function addPerson(d, name, no, post) {
  await d.go('staff');
  await d.button('添加员工').click();
  const editor = d.page.getByRole('region', { name: '添加员工' });
  await editor.getByLabel(/^姓名/).fill(name);
  await editor.getByLabel(/^工号/).fill(no);
  await d.page.keyboard.press('Tab');
  const own = d.page.getByRole('region', { name });
  await own.getByLabel(/^岗位/).fill(post);
  await d.page.keyboard.press('Tab');
  await d.page.getByRole('row').filter({ hasText: name }).filter({ hasText: no }).filter({ hasText: post }).waitFor();
}

export async function bindByPinyin(d, nickname, initials, name) {
  const who = d.page.getByRole('combobox', { name: new RegExp(`${nickname}」是谁`) });
  await who.focus();
  await d.page.keyboard.type(initials);
  await d.page.getByRole('option', { name }).first().waitFor();
  await d.page.keyboard.press('Enter');
  await d.toast(`→ ${name}`).waitFor();
}

/** The sums of a preview by name. */
export async function totals(preview) {
  const names = ['new', 'changed', 'unchanged', 'skipped', 'wrong'];
  const cells = await preview.locator('tfoot').getByRole('cell').or(preview.locator('tbody').getByRole('cell')).allInnerTexts();
  const figures = cells.slice(-names.length).map((text) => Number(text.split('\n')[0].replaceAll(',', '')));
  return Object.fromEntries(names.map((name, index) => [name, figures[index]]));
}
