// The draft on screen: loaded, changed, kept by itself, looked at after every change. One at a time.
import { book } from '../../../app/book.svelte';
import { Loaded } from '../../../app/loaded.svelte';
import { call, refusal, type Refusal } from '../../../bridge/call';
import type { DraftLook, DraftView } from '../../../bridge/types';
import type { Doc, Item } from './doc';

/** How long nothing may change before it is kept, and before it is looked at again. */
const KEEP_AFTER = 600;
const LOOK_AFTER = 200;

class Draft {
  view = $state.raw<DraftView | null>(null);
  doc = $state<Doc | null>(null);
  refused = $state.raw<Refusal | null>(null);
  /** Why the last change was not kept. */
  unkept = $state.raw<Refusal | null>(null);
  phase = $state<'idle' | 'waiting' | 'keeping' | 'kept'>('idle');
  looked = new Loaded<DraftLook>();
  month = $state('');
  person = $state<number | null>(null);
  /** The item whose form is open. */
  open = $state<string | null>(null);
  #id: string | null = null;
  #screens = 0;
  #writes = 0;
  /** As it was last read or kept. */
  #stored = '';
  #keep: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setTimeout> | undefined;
  /** Keeping follows keeping: an older text never comes after a newer one. */
  #row: Promise<unknown> = Promise.resolve();

  get text(): string {
    return this.doc === null ? '' : JSON.stringify(this.doc);
  }

  /** Takes what the book has, unless something typed here is not kept yet. */
  async load(id: string): Promise<void> {
    if (id !== this.#id) {
      this.clear();
      this.#id = id;
      this.month = book.month;
    }
    await this.#row;
    const writes = this.#writes;
    try {
      const view = await call('schemes.draft', { id });
      if (id !== this.#id) return;
      this.view = view;
      this.refused = null;
      const doc = JSON.parse(view.text) as Doc;
      const text = JSON.stringify(doc);
      // An answer that was asked for before the last words were kept does not know them.
      if (writes !== this.#writes || this.#pending || text === this.text) return;
      this.#stored = text;
      this.doc = doc;
      this.phase = 'idle';
      if (!doc.items.some((item) => item.id === this.open)) this.open = null;
    } catch (thrown) {
      if (id === this.#id) this.refused = refusal(thrown);
    }
  }

  get #pending(): boolean {
    return this.doc !== null && this.text !== this.#stored;
  }

  /** Called whenever the text changed. */
  changed(): void {
    if (this.#pending) {
      this.phase = 'waiting';
      clearTimeout(this.#keep);
      this.#keep = setTimeout(() => void this.keep(), KEEP_AFTER);
    }
    this.lookSoon();
  }

  /** Keeps what is typed now, also where the screen goes on to another scheme meanwhile; true when everything is kept. */
  async keep(): Promise<boolean> {
    clearTimeout(this.#keep);
    const [id, text] = [this.#id, this.text];
    if (id === null || !this.#pending) return this.#row.then(() => this.unkept === null);
    const work = this.#row.then(() => this.#write(id, text));
    this.#row = work;
    return work;
  }

  async #write(id: string, text: string): Promise<boolean> {
    const shown = () => id === this.#id;
    const before = this.#stored;
    this.#writes++;
    if (shown()) {
      this.phase = 'keeping';
      // What the answer tells of the change must find it kept already.
      this.#stored = text;
    }
    try {
      await call('schemes.draft_save', { id, text });
      if (shown()) {
        this.unkept = null;
        this.phase = this.text === text ? 'kept' : 'waiting';
      }
      return true;
    } catch (thrown) {
      if (shown()) {
        this.#stored = before;
        this.unkept = refusal(thrown);
        this.phase = 'waiting';
      }
      return false;
    }
  }

  /** A screen shows the draft. */
  enter(): void {
    this.#screens++;
  }

  /** A screen is left, what was typed is kept; another may have come already. */
  leave(): void {
    this.#screens--;
    void this.keep().then(() => {
      if (this.#screens === 0) this.clear();
    });
  }

  lookSoon(): void {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => this.look(), LOOK_AFTER);
  }

  look(): void {
    const [id, text, month, person] = [this.#id, this.text, this.month, this.person];
    if (id === null || text === '' || month === '') return;
    void this.looked.load(() => call('schemes.look', { id, text, month, ...(person === null ? {} : { person }) }));
  }

  /** The owner changed the item's rule: it is no longer a proposal. */
  rule(item: Item, change: () => void): void {
    change();
    item.rule.src = 'owner';
  }

  clear(): void {
    clearTimeout(this.#keep);
    clearTimeout(this.#look);
    this.#id = null;
    this.#stored = '';
    this.view = null;
    this.doc = null;
    this.refused = null;
    this.unkept = null;
    this.phase = 'idle';
    this.open = null;
    this.person = null;
    this.looked.clear();
  }
}

export const draft = new Draft();
