// The export files that the sample shop left beside its book.
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { workbook } from './xlsx.js';

const folderOf = (d, month) => join(d.folder, 'sample/sample-exports', month);

/** All files of a month: a workbook a day, and the hand-entry workbook. */
export function sampleExports(d, month) {
  return readdirSync(folderOf(d, month)).sort().map((name) => join(folderOf(d, month), name));
}

/** The file whose name holds `part`. */
export function sampleExport(d, month, part) {
  const found = sampleExports(d, month).find((path) => path.includes(part, folderOf(d, month).length));
  if (!found) throw new Error(`no export of ${month} has ${part} in its name: ${readdirSync(folderOf(d, month))}`);
  return found;
}

/** A shop's own daily table, and a month of attendance. */
export async function unknownTable(d) {
  const folder = join(d.folder, '收到的文件');
  await mkdir(folder, { recursive: true });
  const rows = ['十一月 小店日报', '统计日,客服花名,来客人数,平均首响,成交占比,备注'];
  for (let day = 1; day <= 9; day++) rows.push(`2026-11-0${day},砚溪禾舍旗舰店:林喆宁,${20 + day},${30 + day}秒,${40 + day}%,早班`);
  rows.push('合计,,225,35秒,45%,');
  await writeFile(join(folder, '小店日报.csv'), `\uFEFF${rows.join('\r\n')}\r\n`);
  const attendance = ['姓名', '考勤组', '部门', '工号', '出勤天数', '休息天数', '迟到次数', '早退次数', '事假(小时)'];
  await writeFile(join(folder, '考勤月报.csv'), `\uFEFF${attendance.join(',')}\r\n${attendance.map(() => '1').join(',')}\r\n`);
  return folder;
}

/** The first shop of the sample. */
export const SHOP = '砚溪禾舍旗舰店';

/** An export of one day with one of its nicknames, in the journey's folder. */
export async function dayFile(d, on) {
  const path = join(d.folder, `客服数据_${on}.xlsx`);
  await writeFile(path, workbook('客服数据', [
    ['日期', '旺旺昵称', '咨询人数', '接待人数', '首次响应秒'],
    [on, `${SHOP}:念安`, 60, 58, 21.5],
  ]));
  return path;
}
