import { beforeAll, describe, expect, it } from 'vitest';

import { Refusal } from '../bridge/call';
import { has, language, sentence, t } from './index.svelte';

const sources = import.meta.glob<string>(['../**/*.{svelte,ts}', '!../**/*.test.ts', '!../bridge/types.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = import.meta.glob<string>('../../../src-tauri/crates/locale/ftl/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const own = ['common', 'start', 'home', 'staff', 'facts', 'schemes', 'month', 'papers', 'history', 'settings', 'mapping', 'metrics', 'compare', 'marks', 'periods', 'roster'];
const idsOf = (text: string) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((m) => m[1] ?? '');
const all = (lang: string) =>
  Object.entries(files)
    .filter(([path]) => path.includes(`/${lang}/`))
    .flatMap(([, text]) => idsOf(text));

const used = new Set<string>();
const families = new Set<string>();
for (const text of Object.values(sources)) {
  for (const [, id] of text.matchAll(/\bt\(\s*'([^']+)'/g)) used.add(id ?? '');
  for (const [, start] of text.matchAll(/\bt\(\s*`([\w-]+)\$\{/g)) families.add(start ?? '');
  // Ids that are chosen first and rendered later.
  const later = new RegExp(`'((?:${own.join('|')}|word)-[a-z0-9_-]+)'`, 'g');
  for (const [, id] of text.matchAll(later)) if (!id?.endsWith('-')) used.add(id ?? '');
}

describe('texts', () => {
  beforeAll(async () => {
    await language.set('en');
    await language.set('zh-CN');
  });

  it('finds the ids that screens use', () => {
    expect(used.size).toBeGreaterThan(200);
    expect(families.size).toBeGreaterThan(10);
  });

  it.each(['zh-CN', 'en'] as const)('has every text of the screens in %s', (lang) => {
    expect([...used].filter((id) => !has(lang, id))).toEqual([]);
  });

  it.each(['zh-CN', 'en'])('has words for every family that a screen builds in %s', (lang) => {
    const ids = all(lang);
    expect([...families].filter((start) => !ids.some((id) => id.startsWith(start)))).toEqual([]);
  });

  it.each(own)('says the same things in both languages in %s.ftl', (name) => {
    const of = (lang: string) => Object.entries(files).find(([path]) => path.endsWith(`/${lang}/${name}.ftl`))?.[1] ?? '';
    expect(idsOf(of('zh-CN')).length).toBeGreaterThan(0);
    expect(idsOf(of('zh-CN')).sort()).toEqual(idsOf(of('en')).sort());
  });

  it('fills variables without marks of direction, and chooses plurals', async () => {
    await language.set('en');
    expect(t('facts-commit', { count: 1 })).toBe('Import 1 figure');
    expect(t('facts-commit', { count: 1200 })).toBe('Import 1,200 figures');
    await language.set('zh-CN');
    expect(t('common-saved_at', { time: '12:03:05' })).toBe('已保存 12:03:05');
  });

  it('shows a year without a comma', () => {
    expect(t('calendar-month', { year: '2026', month: '5' })).toBe('2026年5月');
  });

  it('says a refusal as a sentence, and names an unknown one instead of showing nothing', () => {
    expect(sentence(new Refusal({ code: 'common.bad_number', params: { text: '九' } }))).toContain('「九」不是数字');
    expect(sentence(new Refusal({ code: 'no.such', params: { a: '1' } }))).toContain('no.such a=1');
    expect(sentence(new Refusal({ code: 'no.such', incident: 'x7' }))).toContain('x7');
  });
});
