// What people type, read kindly: full-width digits, days in many spellings, names by pinyin initials.
// Pure functions; no screen, no language.

/** Full-width to half-width, so that what an input method leaves behind reads as typed. */
export function narrow(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.').replaceAll('，', ',').trim();
}

/** A number as typed: `９．５`, `9.`, `1,200`, `95%`. Null when it is none. */
export function parseNumber(typed: string): number | null {
  const text = narrow(typed).replaceAll(/[,\s]/g, '').replace(/%$/, '').replace(/^[−–]/, '-');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  return Number(text);
}

/** A day as typed: 2026-11-22, 2026/11/22, 2026.11.22, 20261122, 2026年11月22日, 11月22日. */
export function parseDay(typed: string, year: number): string | null {
  const text = narrow(typed).replaceAll(/\s/g, '');
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  return short ? dayOf(year, Number(short[1]), Number(short[2])) : null;
}

/** A month as typed: 2026-05, 2026/5, 202605, 2026年5月. */
export function parseMonth(typed: string): string | null {
  const text = narrow(typed).replaceAll(/\s/g, '');
  const found = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (!found) return null;
  const month = Number(found[2]);
  return month >= 1 && month <= 12 ? `${found[1]}-${String(month).padStart(2, '0')}` : null;
}

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
}

/** The month `by` months later. */
export function addMonths(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number);
  const index = (year ?? 0) * 12 + (number ?? 1) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** For comparing: width, case and blanks do not matter. */
export function normalise(text: string): string {
  return narrow(text).toLowerCase().replaceAll(/\s/g, '');
}

/**
 * Whether a person is meant by what was typed: part of a name, 工号 or nickname, or the pinyin from its
 * start or from a syllable, or the initials. `pinyin` is the stored key `zhang san zs`.
 */
export function matches(query: string, words: string[], pinyin: string): boolean {
  const wanted = normalise(query);
  if (wanted === '') return true;
  if (words.some((word) => normalise(word).includes(wanted))) return true;
  const parts = pinyin.toLowerCase().split(' ').filter(Boolean);
  const initials = parts.at(-1) ?? '';
  const syllables = parts.slice(0, -1);
  if (initials.startsWith(wanted)) return true;
  return syllables.some((_, at) => syllables.slice(at).join('').startsWith(wanted));
}

/** Decimals that a column needs so that its points stand under each other, at most two. */
export function decimalsOf(numbers: (number | null)[]): number {
  const needed = numbers.map((n) => (n === null || Number.isInteger(n) ? 0 : Number.isInteger(Math.round(n * 1000) / 100) ? 1 : 2));
  return Math.max(0, ...needed);
}

/** With exactly `decimals` places and thousands grouped. */
export function fixed(n: number | null, decimals: number): string {
  if (n === null) return '';
  return n.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Without trailing zeros, at most `most` places, thousands grouped. */
export function plain(n: number | null, most = 2): string {
  if (n === null) return '';
  return n.toLocaleString('en-US', { maximumFractionDigits: most });
}

/** `12:03:05` of a local time. */
export function clock(at: string): string {
  return at.slice(11, 19) || at;
}

/** `1.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${plain(bytes / 1024 / 1024, 1)} MB`;
}
