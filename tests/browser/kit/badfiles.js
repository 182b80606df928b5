// Files that are not what they say, each with the problem it is refused with.
import { workbook, zip } from './xlsx.js';

/** A compound file as Office makes of a workbook with a password: its directory names the encrypted part. */
function encrypted() {
  const head = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head);
  return Buffer.concat([head, Buffer.from('EncryptedPackage', 'utf16le')]);
}

const bomb = () => zip([['[Content_Types].xml', '<Types/>'], ['xl/worksheets/sheet1.xml', ' '.repeat(4 << 20)]]);

export const badFiles = () => [
  ['空.xlsx', Buffer.alloc(0), 'import.empty_file'],
  ['文本.xlsx', Buffer.from('只是一段话。\n没有表格。\n'), 'import.text_not_workbook'],
  ['加密.xlsx', encrypted(), 'import.password'],
  ['炸弹.xlsx', bomb(), 'import.zip_ratio'],
  ['别的表.xlsx', workbook('流水', [['日期', '收入', '支出'], ['2026-10-01', 5, 6]]), 'import.no_layout'],
  ['半个.xlsx', workbook('流水', [['日期', '收入']]).subarray(0, 300), 'import.damaged'],
];
