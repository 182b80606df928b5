// The import that is being prepared: files, preview, what was bound meanwhile. Survives a look at another screen.
import { revisions } from '../../app/revisions.svelte';
import { status, work } from '../../app/status.svelte';
import { call, refusal, type Answer, type Refusal } from '../../bridge/call';
import type { Committed, LeaveOut, Preview, SheetDays, SheetShop, Ticks, UnknownSheet } from '../../bridge/types';
import { t } from '../../i18n/index.svelte';

/** One table of the files that were chosen. */
export type TableOf = Pick<UnknownSheet, 'file' | 'sheet' | 'sha256'>;

class Import {
  tokens = $state.raw<string[]>([]);
  preview = $state.raw<Preview | null>(null);
  refused = $state.raw<Refusal | null>(null);
  /** What the last import did. */
  report = $state.raw<Committed | null>(null);
  /** The last month that it has figures of. */
  reached = $state('');
  shop = $state<number | null>(null);
  month = $state('');
  /** shop and nickname → whose it is now. */
  bound = $state<Record<string, string>>({});
  busy = $state(false);
  /** What is unticked: a sheet by its position, with its rows or as a whole. */
  left = $state.raw<Map<number, 'all' | ReadonlySet<number>>>(new Map());
  withoutWrong = $state(false);
  withoutRefused = $state(false);
  /** The table that the owner says the columns of. */
  mapping = $state.raw<TableOf | null>(null);
  /** Days of sheets that name none. */
  days = $state.raw<SheetDays[]>([]);
  /** Shops of sheets, where the owner said another one than was proposed. */
  shops = $state.raw<SheetShop[]>([]);
  #asked = 0;

  get ticks(): Ticks {
    const leave_out: LeaveOut[] = [...this.left].map(([sheet, rows]) => (rows === 'all' ? { sheet } : { sheet, rows: [...rows] }));
    return { leave_out, without_wrong: this.withoutWrong, without_refused: this.withoutRefused };
  }

  get ticksAll(): boolean {
    return this.left.size === 0 && !this.withoutWrong && !this.withoutRefused;
  }

  tickSheet(sheet: number, on: boolean): void {
    const left = new Map(this.left);
    if (on) left.delete(sheet);
    else left.set(sheet, 'all');
    this.left = left;
    void this.#count();
  }

  tickRow(sheet: number, row: number, on: boolean): void {
    const before = this.left.get(sheet);
    const rows = new Set(before === 'all' ? [] : before);
    if (on) rows.delete(row);
    else rows.add(row);
    const left = new Map(this.left);
    if (rows.size === 0) left.delete(sheet);
    else left.set(sheet, rows);
    this.left = left;
    void this.#count();
  }

  without(what: 'wrong' | 'refused', on: boolean): void {
    if (what === 'wrong') this.withoutWrong = on;
    else this.withoutRefused = on;
    void this.#count();
  }

  isTicked(sheet: number, row: number, wrong: boolean): boolean {
    const rows = this.left.get(sheet);
    return !(wrong && this.withoutWrong) && rows !== 'all' && !rows?.has(row);
  }

  #untick(): void {
    this.left = new Map();
    this.withoutWrong = false;
    this.withoutRefused = false;
  }

  /** The program counts again what the ticks leave; the last answer stands. */
  async #count(): Promise<void> {
    const preview = this.preview;
    if (!preview) return;
    const asked = ++this.#asked;
    try {
      const counted = await call('facts.tick', { preview: preview.id, ticks: this.ticks });
      if (asked === this.#asked && this.preview?.id === preview.id) this.preview = counted;
    } catch (thrown) {
      const told = refusal(thrown);
      // Something was written meanwhile; the files are looked at again with the same ticks.
      if (told.code === 'import.preview_gone') this.preview = await this.#preview();
      else status.refuse(told);
    }
  }

  async look(tokens: string[]): Promise<void> {
    if (tokens.length === 0 || this.busy) return;
    this.busy = true;
    this.tokens = tokens;
    this.report = null;
    this.bound = {};
    this.mapping = null;
    this.days = [];
    this.shops = [];
    await this.#look();
  }

  /** What was copied elsewhere, looked at like a file. */
  async paste(text: string, html: string): Promise<void> {
    if (this.busy) return;
    try {
      const { token } = await call('facts.paste', html === '' ? { text } : { text, html });
      await this.look([token]);
    } catch (thrown) {
      this.tokens = [];
      this.refused = refusal(thrown);
    }
  }

  /** The sheet is of another shop: what is new and what changes is counted again. */
  async chooseShop(sheet: { sha256: string; sheet: string }, shop: number): Promise<void> {
    if (this.busy) return;
    const others = this.shops.filter((s) => s.sha256 !== sheet.sha256 || s.sheet !== sheet.sheet);
    this.shops = [...others, { sha256: sheet.sha256, sheet: sheet.sheet, shop }];
    await this.again();
  }

  /** The same files once more: something was said of one of their tables. */
  async again(days: SheetDays | null = null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.mapping = null;
    if (days) this.days = [...this.days.filter((d) => d.sha256 !== days.sha256 || d.sheet !== days.sheet), days];
    await this.#look();
  }

  async #look(): Promise<void> {
    this.#untick();
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
      this.reached = preview.sheets.map((sheet) => (sheet.to ?? '').slice(0, 7)).sort().at(-1) ?? '';
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
    const ticks = this.ticksAll ? {} : { ticks: this.ticks };
    return work.run('facts.commit', { preview: preview.id, ...ticks }, t('facts-writing'));
  }

  async #preview(): Promise<Preview> {
    const shop = this.shop === null ? {} : { shop: this.shop };
    const month = this.month === '' ? {} : { month: this.month };
    const days = this.days.length === 0 ? {} : { days: this.days };
    const shops = this.shops.length === 0 ? {} : { shops: this.shops };
    const all = await work.run('facts.preview', { tokens: this.tokens, ...shop, ...shops, ...month, ...days }, t('facts-reading'));
    return this.ticksAll ? all : call('facts.tick', { preview: all.id, ticks: this.ticks });
  }

  drop(): void {
    this.preview = null;
    this.refused = null;
    this.report = null;
    this.mapping = null;
  }
}

/** What a preview would write, for comparing two of them; a robot named on this screen is skipped from then on, which writes nothing else. */
const effect = (preview: Preview) =>
  JSON.stringify(preview.sheets.map(({ file, sheet, shop_id: shop, changes, wrong, ...s }) => [file, sheet, shop, s.new, s.changed, s.unchanged, s.gone, wrong, changes]));

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

export const nicknameKey = (one: { shop: number; nickname: string }) => `${one.shop} ${one.nickname}`;
