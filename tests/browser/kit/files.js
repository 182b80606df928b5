// The export files that the sample shop left beside its book.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folderOf = (d, month) => join(d.folder, 'sample/exports', month);

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
