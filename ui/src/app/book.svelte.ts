// The open book, the month looked at, the name acted under, the settings of the program.
import { call, onWritten, refusal } from '../bridge/call';
import type { BookInfo, Home, Lang, Theme } from '../bridge/types';
import { language, t } from '../i18n/index.svelte';
import { revisions } from './revisions.svelte';
import { route } from './route.svelte';
import { attempt, status } from './status.svelte';

class Book {
  info = $state.raw<BookInfo | null>(null);
  month = $state('');
  theme = $state<Theme>('system');
  /** Chosen once a session, proposed afterwards. */
  actor = $state('');
  ready = $state(false);
  fault = $state<unknown>(null);
  /** Home as it came with the first answer: shown once. */
  #home: Home | null = null;

  get writable(): boolean {
    return this.info !== null && !this.info.read_only;
  }

  async start(): Promise<void> {
    try {
      const { settings, info, home } = await call('book.first', {});
      await language.set(settings.lang);
      this.#show(settings.theme);
      this.#home = home;
      if (info) this.opened(info, false);
    } catch (thrown) {
      await language.set('zh-CN');
      this.fault = refusal(thrown);
    }
    this.ready = true;
  }

  /** Another book is open. */
  opened(info: BookInfo, home = true): void {
    this.info = info;
    this.month = info.month;
    this.actor = info.actors.includes(this.actor) ? this.actor : (info.actors[0] ?? '');
    status.savedAt = null;
    revisions.bumpAll();
    if (home || route.area === 'start') route.go('home');
  }

  async open(token: string): Promise<boolean> {
    const info = await attempt(() => call('book.open', { token }));
    if (info) this.opened(info);
    // A book that was on the screen already may be found damaged: then none is open any more.
    else this.info = await attempt(() => call('book.info', {}));
    return info !== null;
  }

  /** What the month still misses. */
  async home(): Promise<Home> {
    const [month, first] = [this.month, this.#home];
    this.#home = null;
    return first?.month === month ? first : call('home.summary', { month });
  }

  /** The first name ever acted under becomes the book's first acting name. */
  async keepActor(): Promise<void> {
    const name = this.actor.trim();
    if (!this.info || this.info.actors.length > 0 || name === '') return;
    const own = this.info.name;
    await attempt(() => call('settings.save_book', { name: own, actors: [name] }));
  }

  /** What undo would take back, months, names: asked again after every write. */
  async refresh(): Promise<void> {
    this.#home = null;
    if (!this.info) return;
    const info = await attempt(() => call('book.info', {}));
    if (info) {
      this.info = info;
      if (this.actor === '') this.actor = info.actors[0] ?? '';
    }
  }

  async close(): Promise<void> {
    if ((await attempt(() => call('book.close', {}))) === null) return;
    this.info = null;
    route.go('start');
  }

  async saveSettings(lang: Lang, theme: Theme): Promise<void> {
    const before = { lang: language.lang, theme: this.theme };
    await language.set(lang);
    this.#show(theme);
    const saved = await attempt(() => call('settings.save', { lang, theme }));
    if (saved === null) {
      await language.set(before.lang);
      this.#show(before.theme);
      return;
    }
    // Sentences made by the program come in its language.
    if (before.lang !== lang) revisions.bumpAll();
  }

  async undo(): Promise<void> {
    if (!this.info?.undo) return status.tell(t('history-nothing_to_undo'));
    const done = await attempt(() => call('history.undo', {}));
    if (done?.value.text) {
      status.tell(t('history-undone', { what: done.value.text }), { label: t('common-redo'), run: () => void this.redo(), newest: true });
    }
  }

  async redo(): Promise<void> {
    if (!this.info?.redo) return status.tell(t('history-nothing_to_redo'));
    const done = await attempt(() => call('history.redo', {}));
    if (done?.value.text) {
      status.tell(t('history-redone', { what: done.value.text }), { label: t('common-undo'), run: () => void this.undo(), newest: true });
    }
  }

  #show(theme: Theme): void {
    this.theme = theme;
    document.documentElement.dataset.theme = theme;
  }
}

export const book = new Book();

onWritten((change) => {
  if (change.saved_at) status.savedAt = change.saved_at;
  if (change.changed.length > 0) status.overtaken();
  revisions.bump(change.changed);
  void book.refresh();
});

/** The toast of a change that can be taken back at once. */
export function tellUndoable(text: string): void {
  status.tell(text, { label: t('common-undo'), run: () => void book.undo(), newest: true });
}
