// The pickers with the words and endings of this program.
import { pick, type Picked } from '../bridge/call';
import { t } from '../i18n/index.svelte';
import { attempt } from './status.svelte';

const book = () => [{ name: t('common-file_book'), extensions: ['zhanggui'] }];
/** What the program reads as a table; what is in a file counts, not its name. */
const TABLES = ['xlsx', 'xls', 'xlsm', 'xlsb', 'ods', 'csv', 'tsv', 'txt', 'html', 'htm', 'xml'];
const all = () => ({ name: t('common-file_all'), extensions: ['*'] });
const exports = () => [{ name: t('common-file_export'), extensions: [...TABLES, 'zip'] }, all()];
const tables = () => [{ name: t('common-file_table'), extensions: TABLES }, all()];

async function one(request: Parameters<typeof pick>[0]): Promise<Picked | null> {
  return (await attempt(() => pick(request)))?.[0] ?? null;
}

export const pickBook = () => one({ kind: 'open', title: t('start-open'), filters: book() });

export const pickNewBook = (name: string) =>
  one({ kind: 'save', title: t('start-new'), suggested: `${name}.zhanggui`, filters: book() });

export const pickFolder = (title: string) => one({ kind: 'folder', title });

export const pickSheet = (title: string) =>
  one({ kind: 'open', title, filters: tables() });

export async function pickExports(folder: boolean): Promise<Picked[]> {
  const title = t('facts-pick');
  return (
    (await attempt(() => pick(folder ? { kind: 'folder', title } : { kind: 'open_many', title, filters: exports() }))) ?? []
  );
}

/** Where to save; `ending` without its dot. */
export const pickSave = (title: string, suggested: string, ending: string) =>
  one({ kind: 'save', title, suggested, filters: [{ name: ending.toUpperCase(), extensions: [ending] }] });

export const pickPicture = (title: string) =>
  one({ kind: 'open', title, filters: [{ name: 'PNG, JPEG', extensions: ['png', 'jpg', 'jpeg'] }, all()] });

export const pickLayout = () =>
  one({ kind: 'open', title: t('mapping-layout_import'), filters: [{ name: 'JSON', extensions: ['json'] }] });

export const pickScheme = () =>
  one({ kind: 'open', title: t('schemes-import'), filters: [{ name: 'JSON', extensions: ['json'] }] });
