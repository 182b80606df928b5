// A folder as it lies on an owner's desk at the end of October: day files and one of the rest, a table of the shop's own
// in GBK, a shop report of another platform under a wrong ending, attendance, a copy, a zip, a broken file, a note.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { workbook, zip } from './xlsx.js';

export const SHOP = '砚溪禾舍旗舰店';
export const OTHER = '砚溪拼多多店';
export const CLOSED = 15;
export const LATE = 28;
const fixture = (name) => fileURLToPath(new URL(`../../../src-tauri/crates/intake/tests/fixtures/${name}`, import.meta.url));

const day = (n) => `2026-10-${String(n).padStart(2, '0')}`;
const days = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((n) => n !== CLOSED);
const SERVICE = ['日期', '旺旺昵称', '咨询人数', '接待人数', '首次响应秒'];
const PER_DAY = ['日期', '旺旺', '接待人数', '平均响应秒', '回复率', '上班天数', '很满意', '满意', '一般', '不满意', '很不满意'];

const service = (n) => [[day(n), `${SHOP}:念安`, 60, 40, 24], [day(n), `${SHOP}:禾苗`, 50, 30, 36], [day(n), `${SHOP}:机器人小蜜`, 200, 200, 1]];
const stars = (late) => (late ? Array(5).fill('延迟统计') : [5, 1, 0, 0, 0]);
const perDay = (n, late) => [[day(n), `${SHOP}:念安`, 40, 30, 1, 1, ...stars(late)], [day(n), `${SHOP}:禾苗`, 30, 42, 1, 1, ...stars(late)]];

export const serviceFile = (own) => workbook('客服数据', [SERVICE, ...own.flatMap(service)]);
export const perDayFile = (own, late = null) => workbook('人均日接入', [PER_DAY, ...own.flatMap((n) => perDay(n, n === late))]);

/** A text in GBK: node only reads it, so what it reads is turned round. */
function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const read = decoder.decode(Uint8Array.of(high, low));
      if (read.length === 1 && read !== '\ufffd' && !pairs.has(read)) pairs.set(read, [high, low]);
    }
  }
  return Buffer.from([...text].flatMap((one) => (one < '\x80' ? one.charCodeAt(0) : pairs.get(one))));
}

function ownTable() {
  const rows = ['十月 小店日报,,,', '统计日,客服花名,催拍人数,备注'];
  for (const n of days(1, 31)) for (const name of ['念安', '禾苗']) rows.push(`${day(n)},${SHOP}:${name},${10 + n},早班`);
  return gbk(`${rows.join('\r\n')}\r\n`);
}

export async function mixedFolder(d) {
  const folder = join(d.folder, '十月的表');
  const inner = join(folder, '赤兔', '每天');
  await mkdir(inner, { recursive: true });
  for (const n of days(1, 9)) await writeFile(join(inner, `客服数据_${day(n)}.xlsx`), serviceFile([n]));
  await copyFile(join(inner, `客服数据_${day(3)}.xlsx`), join(inner, `客服数据_${day(3)} (1).xlsx`));
  await writeFile(join(folder, '赤兔', `客服数据_${day(10)}至${day(30)}.xlsx`), serviceFile(days(10, 30)));
  await writeFile(join(folder, '最后一天.zip'), zip([[`客服数据_${day(31)}.xlsx`, serviceFile([31])]]));
  await writeFile(join(folder, '人均日接入_10月.xlsx'), perDayFile(days(1, 31), LATE));
  await writeFile(join(folder, '小店日报.csv'), ownTable());
  await copyFile(fixture('pdd.sales_shop.xls'), join(folder, '客服_销售数据.xlsx'));
  await copyFile(fixture('dingtalk.month.xlsx'), join(folder, '考勤报表.xlsx'));
  await writeFile(join(folder, '没下载完.xlsx'), serviceFile([2]).subarray(0, 400));
  await writeFile(join(folder, '说明.txt'), '请勿改动。');
  return folder;
}

/** Two items that these exports feed, so that a month can be complete without a mark by hand. */
export const scheme = () => {
  const ratio = (dir, target) => ({ target, missing: 'zero', rule: { kind: 'ratio', dir, cap: 1, floor: 0 } });
  const item = (id, metric, zh, en, weight, rest) => ({ id, metric, zh, en, weight, ...rest });
  return {
    id: 'two_items',
    type: 'scheme',
    name: { zh: '两项考核', en: 'Two items' },
    role: 'online_agent',
    period: 'month',
    total: { nominal: 100 },
    items: [
      item('first', 'first_resp_sec', '首响', 'First response', 60, ratio('lower', 30)),
      item('stars', 'csat_points', '星级', 'Stars', 40, { ...ratio('higher', 4.5), unit: 'points of 5' }),
    ],
  };
};
