// The board of a month in the browser: its cells by name, and keys as a person and an input method press them.

export const grid = (d) => d.page.getByRole('grid', { name: d.say('month-board') });

/** The board on screen; of `month`, where it is not the one shown. */
export async function board(d, month = null) {
  if (month !== null) await d.page.getByRole('combobox', { name: d.say('common-month') }).selectOption(month);
  await d.go('month');
  if (month !== null) {
    const [year, number] = month.split('-').map(Number);
    const english = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(new Date(year, number - 1));
    const name = new RegExp(`^(${year}年${number}月|${english})$`);
    await d.page.getByRole('heading', { level: 1, name }).waitFor();
  }
  await grid(d).waitFor();
  await grid(d).locator('[data-cell="0.0"]').waitFor();
}

/** Number of the column whose head starts with `name`, counted from 0. */
export async function columnOf(d, name) {
  const heads = await grid(d).getByRole('columnheader').allInnerTexts();
  const found = heads.findIndex((text) => text.trim().startsWith(name));
  if (found < 0) throw new Error(`no column ${name} in ${heads.map((h) => h.split('\n')[0])}`);
  return found;
}

export async function cellIn(d, name, column) {
  const line = grid(d).getByRole('row').filter({ has: d.page.getByRole('link', { name, exact: true }) });
  return line.getByRole('gridcell').nth(column);
}

/** What stands in a cell, once it stands. */
export async function settled(cell) {
  return (await cell.textContent()).replaceAll(/\s+/g, ' ').trim();
}

const exactly = (text) => new RegExp(`^\\s*${text.split(' ').map((w) => w.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*')}\\s*$`);

/** Waits until the cell says `wanted`, a text or a pattern. */
export const becomes = (cell, wanted) => cell.filter({ hasText: wanted instanceof RegExp ? wanted : exactly(wanted) }).waitFor();

/** Waits until the cell no longer says `before`. */
export const changes = (cell, before) => cell.filter({ hasNotText: exactly(before) }).waitFor();

/** The sheet of one person. */
export async function person(d, name) {
  await grid(d).getByRole('link', { name, exact: true }).click();
  await d.page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A key outside of any field of text. */
export async function pressed(d, key) {
  await d.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await d.page.keyboard.press(key);
}

/**
 * Types `steps` into the focused field as an input method does: each replaces the one before and the last is
 * taken. Between them `keys` are pressed, which belong to the input method. Answers what the field holds.
 */
export async function compose(d, steps, keys) {
  const session = await d.page.context().newCDPSession(d.page);
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await d.page.evaluate((names) => {
    for (const key of names) {
      const event = new KeyboardEvent('keydown', { key, isComposing: true, keyCode: 229, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }
  }, keys);
  await session.send('Input.insertText', { text: steps.at(-1) });
  await session.detach();
  return d.page.evaluate(() => document.activeElement?.value ?? null);
}
