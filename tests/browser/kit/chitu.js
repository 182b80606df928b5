// The real files of two days beside the repository, what they must give, and a test scheme over them. Their figures
// are worked out here from `expected.json` alone. Nothing of them is ever copied into the repository.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fraction, less, over, plus, rounded, times, total } from './fraction.js';

export const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../shared/data/kpi/chitu');
export const there = () => existsSync(join(folder, 'expected.json'));

const DAY = '赤兔-人均日接入';
const WEEK = '赤兔-每周店铺个人数据';
const SERVICE = '赤兔-客服数据23年新';
const STARS = ['很不满意', '不满意', '一般', '满意', '很满意'];

const ratio = (dir, target, unit = {}) => ({ target, ...unit, rule: { kind: 'ratio', dir, cap: 1, floor: 0 } });

/** Name, metric, weight, how it scores. */
const ITEMS = [
  ['首响', 'first_resp_sec', 20, ratio('lower', 30)],
  ['均响', 'avg_resp_sec', 15, ratio('lower', 40)],
  ['接待', 'receive_users', 15, ratio('higher', 60)],
  ['回复', 'reply_rate', 10, { unit: '%', rule: { kind: 'percent_score' } }],
  ['答问', 'qa_ratio', 10, ratio('higher', 1.5)],
  ['询单转化', 'conv_pay_final', 20, ratio('higher', 20, { unit: '%' })],
  ['星级', 'csat_points', 10, ratio('higher', 4.5, { unit: 'points of 5' })],
];
export const NAMES = ITEMS.map(([name]) => name);

export const scheme = () => ({
  id: 'two_days',
  type: 'scheme',
  name: { zh: '两天', en: 'Two days' },
  role: 'online_agent',
  period: 'month',
  total: { nominal: 100 },
  items: ITEMS.map(([name, metric, weight, rest], at) => ({ id: `i${at}`, metric, zh: name, en: name, weight, missing: 'zero', ...rest })),
});

export function expected() {
  const { files } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  const agents = [...new Set(files.flatMap((file) => Object.keys(file.agents)))].sort();
  const figure = (file, agent, sheet, header) => fraction(file.agents[agent][sheet][header]);
  const sum = (agent, sheet, header, by) =>
    total(files.map((file) => times(figure(file, agent, sheet, header), by ? figure(file, agent, ...by) : fraction(1))));

  /** The seven values of an agent over both days, in display units; null where nothing was measured. */
  function values(agent) {
    const served = sum(agent, DAY, '接待人数');
    const weighted = (header) => over(sum(agent, SERVICE, header, [DAY, '接待人数']), served);
    const hundred = (value) => value && times(value, fraction(100));
    const counts = STARS.map((star) => sum(agent, DAY, star));
    const stars = total(counts.map((count, at) => times(count, fraction(at + 1))));
    return [
      weighted('首次响应秒'),
      weighted('平均响应秒'),
      served,
      hundred(weighted('旺旺回复率')),
      over(sum(agent, SERVICE, '客服消息'), sum(agent, SERVICE, '买家消息')),
      hundred(over(sum(agent, DAY, '询单最终付款成功率', [WEEK, '询单人数']), sum(agent, WEEK, '询单人数'))),
      over(stars, total(counts)),
    ];
  }

  /** Points of an item, half up to two places; what was not measured has none. */
  function points(at, value) {
    if (value === null) return null;
    const [, , weight, { target = 100, rule }] = ITEMS[at];
    const share = rule.dir !== 'lower' ? over(value, fraction(target)) : value.top === 0n ? fraction(1) : over(fraction(target), value);
    return rounded(times(fraction(weight), less(fraction(1), share) ? fraction(1) : share), 2);
  }

  return {
    files,
    agents,
    no: (agent) => String(agents.indexOf(agent) + 1).padStart(3, '0'),
    sheet(agent) {
      const own = values(agent).map((value, at) => ({ value, points: points(at, value) }));
      const sum = own.some((item) => item.points === null) ? null : rounded(own.map((item) => fraction(item.points)).reduce(plus), 2);
      return { items: own, total: sum };
    },
  };
}
