// The scheme on screen, the month from which a change counts, and the one way to change it.
import { book, tellUndoable } from '../../app/book.svelte';
import { Loaded } from '../../app/loaded.svelte';
import { attempt } from '../../app/status.svelte';
import { call } from '../../bridge/call';
import type { OwnerMustSet, Scheme, SchemeCard, SchemeDetail, SetScheme, UnallocatedPolicy } from '../../bridge/types';
import { monthName, t } from '../../i18n/index.svelte';

export const cards = new Loaded<SchemeCard[]>();
export const detail = new Loaded<SchemeDetail>();

export function askCards(): void {
  void cards.load(() => call('schemes.list', {}));
}

export function askDetail(id: string, version: number | null): void {
  void detail.load(() => call('schemes.get', version === null ? { id } : { id, version }));
}

class Force {
  /** Month from which the next change is in force; empty follows the month looked at. */
  chosen = $state('');
  get from(): string {
    return this.chosen || book.month;
  }
}

export const force = new Force();

type Change = Partial<Omit<SetScheme, 'id' | 'from'>>;

/** A new version with this change; throws its refusal. */
export async function change(id: string, what: Change): Promise<void> {
  const { value } = await call('schemes.set', { id, from: force.from, values: [], fed_by: [], enabled: [], ...what });
  tellUndoable(t('schemes-changed', { version: value, month: monthName(force.from) }));
}

export const tryChange = (id: string, what: Change) => attempt(() => change(id, what));

export const proposed = (one: OwnerMustSet) => one.suggested !== null || one.suggested_word !== null;

/** Accepts what the program proposes, one value or all of them. */
export function accept(id: string, which: OwnerMustSet[]): Promise<unknown> {
  const values = which.flatMap(({ item, field, suggested }) => (suggested === null ? [] : [{ item, field, value: suggested }]));
  const words = which.flatMap(({ item, field, suggested_word }) => (suggested_word === null ? [] : [{ item, field, word: suggested_word }]));
  return tryChange(id, { values, words });
}

/** `rule.bands[1].points` in words. */
export function fieldName(field: string): string {
  const band = /^rule\.bands\[(\d+)\]/.exec(field);
  if (band) return t('schemes-field-band', { n: Number(band[1]) + 1 });
  const last = field.split('.').at(-1) ?? field;
  const known = ['weight', 'target', 'per_event', 'points_each', 'cap', 'floor', 'factor', 'worst', 'best', 'max', 'value', 'input_max', 'threshold', 'line', 'combine'];
  return known.includes(last) ? t(`schemes-field-${last}`) : last.replace(/^map\.?/, '');
}

export const policyWord: Record<UnallocatedPolicy, string> = {
  add_third_item: 'word-unallocated-add_third_item',
  leave_at_95: 'word-unallocated-leave_at_95',
  scale_items_to_100: 'word-unallocated-scale_items_to_100',
};

/** Points that no item has, where the scheme names a total. */
export function unallocated(scheme: Scheme): number {
  const nominal = scheme.total.nominal;
  if (nominal === null) return 0;
  const weights = scheme.items.filter((i) => i.enabled).map((i) => i.weight ?? i.suggested_weight ?? 0);
  return Math.round((nominal - weights.reduce((a, b) => a + b, 0)) * 100) / 100;
}
