// The focus is never lost: where what had it goes away or can no longer be used, the nearest thing to it takes it.
// Knows no screen; what wants the focus for itself takes it before this looks.

const usable = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

const lives = (node: HTMLElement) => node.isConnected && node.matches(usable) && node.getClientRects().length > 0;

/** Watches from now on; answers how to stop. */
export function keepFocus(): () => void {
  let last: HTMLElement | null = null;
  let near: HTMLElement[] = [];
  let gone = false;
  let byKey = true;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function came(event: FocusEvent) {
    if (!(event.target instanceof HTMLElement)) return;
    clearTimeout(waiting);
    last = event.target;
    gone = false;
    const home = last.closest('dialog, main, aside, nav') ?? document.body;
    const all = [...home.querySelectorAll<HTMLElement>(usable)];
    const at = all.indexOf(last);
    near = at < 0 ? [] : [...all.slice(at + 1, at + 16), ...all.slice(Math.max(0, at - 16), at).reverse()];
  }

  // What is only busy comes back in a moment; what was replaced is gone at once.
  function changed() {
    if (!last || (last.isConnected && !last.matches(':disabled') && !gone)) return;
    gone = true;
    clearTimeout(waiting);
    waiting = setTimeout(settle, last.isConnected ? 250 : 60);
  }

  function settle() {
    if (!last || !byKey || document.activeElement !== document.body) return;
    if (lives(last)) return last.focus();
    const dialog = document.querySelector<HTMLElement>('dialog[open]');
    const next = near.find((node) => lives(node) && (!dialog || dialog.contains(node)));
    const other = dialog?.querySelector<HTMLElement>(usable) ?? document.getElementById('work') ?? document.querySelector<HTMLElement>(usable);
    (next ?? other)?.focus();
  }

  // Who points at things needs no focus, and a list that opens by itself would be in the way.
  const pointed = () => {
    byKey = false;
    last = null;
  };
  const keyed = () => void (byKey = true);

  const watch = new MutationObserver(changed);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden'] });
  document.addEventListener('focusin', came);
  document.addEventListener('pointerdown', pointed, true);
  document.addEventListener('keydown', keyed, true);
  return () => {
    watch.disconnect();
    clearTimeout(waiting);
    document.removeEventListener('focusin', came);
    document.removeEventListener('pointerdown', pointed, true);
    document.removeEventListener('keydown', keyed, true);
  };
}
