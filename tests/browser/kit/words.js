// The texts of the program, from the files it reads them from, so that a screen can be found in either language.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../src-tauri/crates/locale/ftl/', import.meta.url);

function read(lang) {
  const texts = new Map();
  for (const file of readdirSync(fileURLToPath(new URL(`${lang}/`, folder)))) {
    const lines = readFileSync(fileURLToPath(new URL(`${lang}/${file}`, folder)), 'utf8').split('\n');
    for (const line of lines) {
      const found = /^([a-z][\w-]*) = (.+)$/.exec(line);
      if (found) texts.set(found[1], found[2]);
    }
  }
  return texts;
}

const texts = { 'zh-CN': read('zh-CN'), en: read('en') };

/** `say('month-close')`; what the text leaves open is given by name. */
export function words(lang) {
  return (id, args = {}) => {
    const text = texts[lang].get(id);
    if (text === undefined) throw new Error(`no plain text ${id} in ${lang}`);
    return text.replaceAll(/\{ \$(\w+) \}/g, (_, name) => {
      if (!(name in args)) throw new Error(`${id} needs ${name}`);
      return String(args[name]);
    });
  };
}
