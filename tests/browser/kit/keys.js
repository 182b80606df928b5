// The keyboard alone. Wherever the focus stops it must be seen: in the window, under nothing, with a ring around it;
// and no key may leave it nowhere.
import assert from 'node:assert/strict';

const MOST = 160;

/** What has the focus, and what is wrong with how it is seen; null where nothing is. */
function here() {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return { name: 'BODY', wrong: null };
  const label = node.getAttribute('aria-label') || node.labels?.[0]?.textContent || node.textContent || node.id;
  const name = `${node.tagName} "${label.trim().replaceAll(/\s+/g, ' ').slice(0, 50)}"`;
  const box = node.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 2 || bottom - top < 2) return { name, wrong: 'is out of the window' };
  // The middle of what is in the window; of something tall, its first line.
  const above = document.elementFromPoint((left + right) / 2, top + Math.min((bottom - top) / 2, 14));
  const own = above && (node.contains(above) || above.contains(node) || above.closest('label')?.contains(node));
  if (!own) return { name, wrong: `lies under ${above?.outerHTML.slice(0, 90)}` };
  const ringed = (at) => {
    const style = getComputedStyle(at);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  if (!ringed(node) && !ringed(node.closest('td, label') ?? node)) return { name, wrong: 'has no ring' };
  return { name, wrong: null };
}

const stop = (d) => d.page.evaluate(here);

/** Fails where the focus is lost or not seen; a screen may take a moment to come. */
export async function seen(d, after = 'now') {
  const until = Date.now() + 4000;
  let at;
  do {
    at = await stop(d);
    if (at.name !== 'BODY' && at.wrong === null) return at.name;
    await d.page.waitForTimeout(60);
  } while (Date.now() < until);
  return assert.fail(`after ${after} the focus ${at.name === 'BODY' ? 'is lost' : `on ${at.name} ${at.wrong}`}`);
}

/** Presses keys one after the other; none of them may lose the focus. */
export async function press(d, ...keys) {
  for (const key of keys) {
    await d.page.keyboard.press(key);
    await seen(d, key);
  }
}

/** Types into what has the focus. */
export async function type(d, text) {
  await d.page.keyboard.type(text);
  await seen(d, text);
}

/**
 * Presses `key` until `wanted` has the focus; everything on the way must be seen. One lap of the window may pass
 * through its edge, where nothing has the focus.
 */
export async function reach(d, wanted, key = 'Tab') {
  await wanted.first().waitFor();
  const has = () => wanted.first().evaluate((node) => node === document.activeElement);
  const trail = [];
  for (let stops = 0; stops < MOST; stops++) {
    if (await has()) return seen(d, key);
    await d.page.keyboard.press(key);
    const at = await stop(d);
    if (at.wrong !== null) await seen(d, `${key} from ${trail.at(-1)}`);
    trail.push(at.name);
    if (trail.length > 8 && new Set(trail.slice(-8)).size < 2) assert.fail(`${key} does not leave ${at.name}`);
  }
  return assert.fail(`${wanted} is not reached by ${key}: ${trail.join(', ')}`);
}

/** Goes to something and presses it. */
export async function enter(d, wanted, key = 'Enter') {
  await reach(d, wanted);
  await d.page.keyboard.press(key);
}

/** Every stop of one lap, from the edge of the window to its edge: nothing holds the focus for itself. */
export async function lap(d) {
  const names = [];
  for (let stops = 0, edges = 0; stops < 2 * MOST; stops++) {
    await d.page.keyboard.press('Tab');
    const at = await stop(d);
    if (at.name === 'BODY') {
      if (++edges === 2) return names;
      continue;
    }
    if (at.wrong !== null) await seen(d, `Tab from ${names.at(-1)}`);
    if (edges > 0) names.push(at.name);
  }
  return assert.fail(`no way out of ${names.slice(-6).join(', ')}`);
}

/** Esc closes the dialog, and what opened it has the focus again. */
export async function escapes(d, opener) {
  await d.dialog.first().waitFor();
  await seen(d, 'opening');
  assert.ok(await d.page.evaluate(() => document.activeElement.closest('dialog') !== null), 'the dialog has no focus');
  await d.page.keyboard.press('Escape');
  await d.dialog.first().waitFor({ state: 'hidden' });
  await seen(d, 'Esc');
  assert.ok(await opener.first().evaluate((node) => node === document.activeElement || node.contains(document.activeElement)), 'the focus is not back at what opened the dialog');
}
