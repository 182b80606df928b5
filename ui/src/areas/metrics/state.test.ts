import { describe, expect, it } from 'vitest';

import type { MetricCard } from '../../bridge/types';
import { found, metricOptions } from './state.svelte';

const card = (zh: string, en: string, pinyin: string): MetricCard => ({
  id: en, zh, en, pinyin, about: '', topic: 'reception', unit: '', measure: 'count', direction: 'higher', catalogue: [], basis: 'stated', own: false, retired: false, figures: false, gathers: 'sum',
});
const cards = [card('首次响应', 'First response', 'shou ci xiang ying scxy'), card('接待人数', 'Customers received', 'jie dai ren shu jdrs'), card('回复率', 'Reply rate', 'hui fu lv hfl')];
const names = (query: string) => found(cards, query).map((c) => c.zh);

describe('the dictionary', () => {
  it.each([
    ['接待', ['接待人数']],
    ['scxy', ['首次响应']],
    ['xiangying', ['首次响应']],
    ['RATE', ['回复率']],
    ['', ['首次响应', '接待人数', '回复率']],
    ['没有', []],
  ])('finds %s by Chinese, pinyin or English', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it('offers the name in the language of the program', () => {
    expect(metricOptions(cards, 'en')[0]?.label).toBe('First response');
    expect(metricOptions(cards, 'zh-CN')[0]?.label).toBe('首次响应');
  });
});
