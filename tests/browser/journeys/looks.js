// Every screen in both languages and both themes, and at the sizes a small laptop and a zoomed window have.
import { describe, test } from 'node:test';

import { desk } from '../kit/desk.js';
import { accessible, fits, whole } from '../kit/looks.js';
import { atStart, inNew, inSample } from '../kit/screens.js';

const books = [[undefined, atStart], ['new', inNew], ['sample', inSample]];
const langs = ['zh-CN', 'en'];

/** Everything in the light, then only what the theme can change in the dark. */
async function examined(d, name) {
  await accessible(d.page, `${name}, light`);
  await whole(d.page, name);
  await fits(d.page, name);
  await d.picture(`${name}-light`);
  await themed(d, 'dark');
  await accessible(d.page, `${name}, dark`, ['color-contrast']);
  await d.picture(`${name}-dark`);
  await themed(d, 'light');
}

const themed = (d, theme) => d.page.evaluate((to) => void (document.documentElement.dataset.theme = to), theme);

async function walked(t, d, screens, examine) {
  for (const screen of screens) {
    await t.test(screen.name, async () => {
      await screen.open(d);
      await examine(screen.name);
    });
    await screen.after?.(d);
  }
}

describe('every screen can be read by everybody', { concurrency: 2 }, () => {
  for (const lang of langs) {
    for (const [book, screens] of books) {
      test(`${lang}, ${book ?? 'no'} book`, async (t) => {
        const d = await desk(t, { book, lang });
        await walked(t, d, screens, (name) => examined(d, `${lang} ${name}`));
      });
    }
  }
});

describe('every screen fits', { concurrency: 2 }, () => {
  const sizes = [
    ['small', { size: { width: 960, height: 600 } }],
    ['zoomed to 200 %', { size: { width: 640, height: 400 }, scale: 2 }],
  ];
  for (const [name, look] of sizes) {
    for (const lang of langs) {
      for (const [book, screens] of books) {
        test(`${name}, ${lang}, ${book ?? 'no'} book`, async (t) => {
          const d = await desk(t, { book, lang, ...look });
          await walked(t, d, screens, async (screen) => {
            await fits(d.page, screen);
            await whole(d.page, screen);
            await d.picture(`${name.split(' ')[0]} ${lang} ${screen}`);
          });
        });
      }
    }
  }
});
