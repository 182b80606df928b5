// What is held of every screen: no violation that axe-core knows, no sideways scrolling, nothing cut off.
import assert from 'node:assert/strict';

import axe from 'axe-core';

/** `rules` names the only ones to run, where the others cannot differ. */
export async function accessible(page, where, rules = null) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const told = await page.evaluate(async (only) => {
    const run = only ? { runOnly: { type: 'rule', values: only } } : {};
    const { violations } = await window.axe.run(document, { ...run, resultTypes: ['violations'] });
    return violations.map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 3).map((n) => `    ${n.html.slice(0, 160)}\n      ${n.any[0]?.message ?? n.failureSummary}`).join('\n')}`);
  }, rules);
  assert.deepEqual(told, [], `${where}\n${told.join('\n')}`);
}

/** The page itself never scrolls sideways; wide tables scroll inside. */
export async function fits(page, where) {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) return [`the page is ${document.documentElement.scrollWidth} wide`];
    const scrolls = (node) => {
      for (let at = node.parentElement; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth && at.clientWidth > 120) return true;
      }
      return false;
    };
    // Whatever can be pressed or typed into is reachable: in the window, or inside something that scrolls.
    return [...document.querySelectorAll('button, a[href], input, select, textarea, h1, h2')].flatMap((node) => {
      const box = node.getBoundingClientRect();
      const hidden = box.width === 0 || getComputedStyle(node).visibility === 'hidden' || node.closest('.skip, .sr, [aria-hidden=true]');
      if (hidden || (box.left >= -1 && box.right <= width + 1) || scrolls(node)) return [];
      return [`${node.tagName} "${(node.textContent || node.getAttribute('aria-label') || '').trim().slice(0, 40)}" ends at ${Math.round(box.right)} of ${width}`];
    });
  });
  assert.deepEqual(wide, [], `${where}: ${wide.join('; ')}`);
}

/** Words in buttons, heads and marks stand whole; names may end in an ellipsis, because their title says them. */
export async function whole(page, where) {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('button, th, .mark, .label, h1, h2, option:checked')].flatMap((node) => {
      const style = getComputedStyle(node);
      const shown = node.getClientRects().length > 0 && style.overflow !== 'visible';
      if (!shown || node.scrollWidth <= node.clientWidth + 1 || node.clientWidth < 2 || style.textOverflow === 'ellipsis') return [];
      return [`${node.tagName}.${node.className} "${node.textContent.trim().slice(0, 40)}"`];
    }),
  );
  assert.deepEqual(cut, [], `${where}: ${cut.join('; ')}`);
}
