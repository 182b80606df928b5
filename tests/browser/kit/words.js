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
    if (text === undefined || /\{[^}]*$/.test(text)) throw new Error(`no plain text ${id} in ${lang}`);
    return text.replaceAll(/\{ \$(\w+) \}/g, (_, name) => {
      if (!(name in args)) throw new Error(`${id} needs ${name}`);
      return String(args[name]);
    });
  };
}

/** The sentence of a problem as a pattern, whatever it names: `sentence(lang)('import.password')`. */
export function sentence(lang) {
  return (code) => {
    const text = texts[lang].get(code.replace('.', '-'));
    if (text === undefined) throw new Error(`no plain sentence ${code} in ${lang}`);
    const parts = text.split(/\{ \$\w+ \}/).map((part) => part.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+'));
    return new RegExp(parts.join('[\\s\\S]+?'));
  };
}
