// The dictionary as every screen that chooses a metric needs it. One list answers all of them.
import { Loaded } from '../../app/loaded.svelte';
import { matches } from '../../app/text';
import { call } from '../../bridge/call';
import type { Lang, MetricCard, Unit } from '../../bridge/types';
import type { Option } from '../../widgets/Combobox.svelte';

export const metrics = new Loaded<MetricCard[]>();

export function askMetrics(): void {
  void metrics.load(() => call('metrics.list', {}));
}

export const nameOf = (card: { zh: string; en: string }, lang: Lang): string => (lang === 'en' ? card.en || card.zh : card.zh || card.en);

/** Every metric as a choice, found by Chinese, pinyin, initials or English. */
export function metricOptions(cards: MetricCard[], lang: Lang): Option[] {
  return cards.map((card) => ({ value: card.id, label: nameOf(card, lang), hint: card.unit, words: [card.zh, card.en], pinyin: card.pinyin }));
}

export function unitsById(): Map<string, Unit> {
  return new Map((metrics.value ?? []).map((card) => [card.id, card.measure]));
}

/** Those meant by what was typed; a name that begins with it comes first. */
export function found(cards: MetricCard[], query: string): MetricCard[] {
  return cards.filter((card) => matches(query, [card.zh, card.en, ...card.catalogue.map((k) => `${k} `)], card.pinyin));
}
