// The import that is being prepared: files, preview, what was bound meanwhile. Survives a look at another screen.
import { revisions } from '../../app/revisions.svelte';
import { status, work } from '../../app/status.svelte';
import { call, refusal, type Answer, type Refusal } from '../../bridge/call';
import type { CellProblem, Committed, Preview } from '../../bridge/types';
import { t } from '../../i18n/index.svelte';

class Import {
  tokens = $state.raw<string[]>([]);
  preview = $state.raw<Preview | null>(null);
  refused = $state.raw<Refusal | null>(null);
  /** What the last import did. */
  report = $state.raw<Committed | null>(null);
  shop = $state<number | null>(null);
  month = $state('');
  /** shop and nickname → whose it is now. */
  bound = $state<Record<string, string>>({});
  busy = $state(false);

  async look(tokens: string[]): Promise<void> {
    if (tokens.length === 0 || this.busy) return;
    this.busy = true;
    this.tokens = tokens;
    this.report = null;
    this.bound = {};
    try {
      this.preview = await this.#preview();
      this.refused = null;
    } catch (thrown) {
      this.preview = null;
      const told = refusal(thrown);
      if (told.code === 'job.cancelled') status.refuse(told);
      else this.refused = told;
    }
    this.busy = false;
  }

  /** One preview commits once, however often the button is pressed. */
  async commit(): Promise<void> {
    const preview = this.preview;
    if (!preview || this.busy) return;
    this.busy = true;
    try {
      const { value } = await this.#write(preview);
      this.preview = null;
      this.refused = null;
      this.report = value;
    } catch (thrown) {
      this.refused = refusal(thrown);
    }
    this.busy = false;
  }

  /** A preview ends with the next change of the book. Naming whose a nickname is changes none of its figures, so it is
      looked at again; only where it would still do the very same is it written without asking. */
  async #write(preview: Preview): Promise<Answer<'facts.commit'>> {
    try {
      return await this.#commit(preview);
    } catch (thrown) {
      const told = refusal(thrown);
      if (told.code !== 'import.preview_gone') throw told;
      const fresh = await this.#preview();
      this.preview = fresh;
      if (!fresh.can_commit || effect(fresh) !== effect(preview)) throw told;
      return this.#commit(fresh);
    }
  }

  #commit(preview: Preview): Promise<Answer<'facts.commit'>> {
    return work.run('facts.commit', { preview: preview.id }, t('facts-writing'));
  }

  #preview(): Promise<Preview> {
    const shop = this.shop === null ? {} : { shop: this.shop };
    const month = this.month === '' ? {} : { month: this.month };
    return work.run('facts.preview', { tokens: this.tokens, ...shop, ...month }, t('facts-reading'));
  }

  drop(): void {
    this.preview = null;
    this.refused = null;
    this.report = null;
  }
}

/** What a preview would write, for comparing two of them. */
const effect = (preview: Preview) =>
  JSON.stringify(preview.sheets.map(({ file, sheet, shop, changes, wrong, ...s }) => [file, sheet, shop, s.new, s.changed, s.unchanged, s.skipped, wrong, changes]));

export const importing = new Import();

export async function withdraw(id: number): Promise<boolean> {
  try {
    await call('facts.withdraw', { import: id });
    revisions.bump(['facts']);
    return true;
  } catch (thrown) {
    status.refuse(refusal(thrown));
    return false;
  }
}

export type Grouped = { code: string; text: string; warning: boolean; cells: CellProblem[] };

/** Problems of one kind told once, with the cells they stand in. */
export function grouped(problems: CellProblem[]): Grouped[] {
  const groups = new Map<string, Grouped>();
  for (const problem of problems) {
    const key = `${problem.code} ${problem.warning}`;
    const group = groups.get(key) ?? { code: problem.code, text: problem.text, warning: problem.warning, cells: [] };
    group.cells.push(problem);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(a.warning) - Number(b.warning));
}

export const nicknameKey = (one: { shop: number; nickname: string }) => `${one.shop} ${one.nickname}`;
