// The texts of the program in both languages, from the same Fluent files that Rust prints with.
// Knows no screen; never throws: a missing text falls back to the other language where that was ever shown, then
// to its id.
import { FluentBundle, FluentNumber, type FluentResource, type FluentVariable } from '@fluent/bundle';

import type { Label, Lang } from '../bridge/types';
import type { Refusal } from '../bridge/host';

/** Chinese is asked for at once: nearly every owner reads it, and it comes while the settings are read. */
const files: Record<Lang, () => Promise<{ default: FluentResource['body'][] }>> = {
  'zh-CN': ((early) => () => early)(import('./zh')),
  en: () => import('./en'),
};

const bundles: Partial<Record<Lang, FluentBundle>> = {};

async function load(lang: Lang): Promise<void> {
  if (bundles[lang]) return;
  const bodies = (await files[lang]()).default;
  // The marks that isolate directions print as boxes in some fonts.
  const bundle = new FluentBundle(lang, { useIsolating: false });
  for (const body of bodies) bundle.addResource({ body });
  bundles[lang] = bundle;
}

class Language {
  lang = $state<Lang>('zh-CN');

  async set(lang: Lang): Promise<void> {
    await load(lang);
    this.lang = lang;
    if (typeof document !== 'undefined') document.documentElement.lang = lang;
  }
}

export const language = new Language();

export type Args = Record<string, string | number | null | undefined>;

/** Plain whole numbers choose plural forms, as on the Rust side; numbers of the screens are grouped. */
function variables(args: Args): Record<string, FluentVariable> {
  const out: Record<string, FluentVariable> = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'string' && /^\d{1,9}$/.test(value)) {
      out[name] = new FluentNumber(Number(value), { useGrouping: false });
    } else {
      out[name] = value ?? '';
    }
  }
  return out;
}

function format(lang: Lang, id: string, args: Args): string | null {
  const bundle = bundles[lang];
  const pattern = bundle?.getMessage(id)?.value;
  if (!bundle || !pattern) return null;
  return bundle.formatPattern(pattern, variables(args), []);
}

/** The message `id` in the language of the program. */
export function t(id: string, args: Args = {}): string {
  const lang = language.lang;
  return format(lang, id, args) ?? format(lang === 'en' ? 'zh-CN' : 'en', id, args) ?? id;
}

export function has(lang: Lang, id: string): boolean {
  return bundles[lang]?.hasMessage(id) ?? false;
}

/** A name that the data carries in both languages. */
export function named(label: Label | null | undefined): string {
  if (!label) return '';
  const [own, other] = language.lang === 'en' ? [label.en, label.zh] : [label.zh, label.en];
  return own || other;
}

/** The sentence of a refusal: what happened, that the data is safe, what to do. */
export function sentence(refused: Refusal): string {
  const id = refused.code.replaceAll('.', '-');
  const lang = language.lang;
  // What the owner named has a Chinese name and often no English one.
  const named = Object.entries(refused.params).map(([k, v]) => [k, v === '' && k.endsWith('_en') ? (refused.params[k.replace(/_en$/, '_zh')] ?? v) : v]);
  const filled = Object.fromEntries(named) as Record<string, string>;
  const known = format(lang, id, filled) ?? format(lang === 'en' ? 'zh-CN' : 'en', id, filled);
  const params = Object.entries(refused.params).map(([k, v]) => `${k}=${v}`);
  const text = known ?? t('generic-unknown', { code: [refused.code, ...params].join(' ') });
  return refused.incident ? `${text} ${t('common-incident', { incident: refused.incident })}` : text;
}

/** `2026年5月` or `May 2026`. */
export function monthName(month: string): string {
  const [year, number] = month.split('-');
  return year && number ? t('calendar-month', { year, month: String(Number(number)) }) : month;
}

/** `5月` or `May`, for an axis. */
export function monthShort(month: string): string {
  return t('calendar-month_short', { month: String(Number(month.split('-')[1])) });
}

/** Names in a row, as the language joins them. */
export function joined(names: string[]): string {
  return names.join(language.lang === 'en' ? ', ' : '、');
}
