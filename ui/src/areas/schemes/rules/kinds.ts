// Every rule kind that can be written here: its form, and what a new rule of it starts as. A kind that is not in the
// table is shown and kept as it is.
import type { Component } from 'svelte';

import type { Item, Rule } from '../editor/doc';
import BandsRule from './BandsRule.svelte';
import LookupRule from './LookupRule.svelte';
import NumbersRule from './NumbersRule.svelte';
import PassFailRule from './PassFailRule.svelte';
import RatioRule from './RatioRule.svelte';

export type RuleForm = Component<{ item: Item }>;
type Kind = { form: RuleForm; start: () => Omit<Rule, 'kind'> };

export const kinds: Record<string, Kind> = {
  ratio: { form: RatioRule, start: () => ({ dir: 'higher', cap: 1, floor: 0 }) },
  linear: { form: NumbersRule, start: () => ({ worst: null, best: null }) },
  tiers: { form: BandsRule, start: () => ({ bands: [{ min: null, max: null, points: null }] }) },
  pass_fail: { form: PassFailRule, start: () => ({ op: '>=', value: null }) },
  percent_score: { form: NumbersRule, start: () => ({}) },
  manual: { form: NumbersRule, start: () => ({ min: 0, max: null }) },
  lookup: { form: LookupRule, start: () => ({ map: { '': null } }) },
  count_cap: { form: NumbersRule, start: () => ({ points_each: null, cap: null }) },
  deduct: { form: NumbersRule, start: () => ({ per_event: null, floor: 0 }) },
  factor: { form: NumbersRule, start: () => ({ factor: null, input_max: null }) },
  bonus: { form: NumbersRule, start: () => ({ max: null }) },
};

/** Numbers of the kinds that are nothing but numbers, in the order in which one thinks of them. */
export const numbers: Record<string, { key: string; label: string; hint?: string }[]> = {
  linear: [
    { key: 'worst', label: 'schemes-editor-worst' },
    { key: 'best', label: 'schemes-editor-best' },
  ],
  percent_score: [],
  manual: [
    { key: 'min', label: 'schemes-editor-min' },
    { key: 'max', label: 'schemes-editor-max', hint: 'schemes-editor-max_weight' },
  ],
  count_cap: [
    { key: 'points_each', label: 'schemes-editor-each' },
    { key: 'cap', label: 'schemes-editor-cap' },
  ],
  deduct: [
    { key: 'per_event', label: 'schemes-editor-per_event' },
    { key: 'floor', label: 'schemes-editor-floor' },
  ],
  factor: [
    { key: 'factor', label: 'schemes-editor-factor' },
    { key: 'input_max', label: 'schemes-editor-input_max' },
  ],
  bonus: [{ key: 'max', label: 'schemes-editor-max' }],
};
