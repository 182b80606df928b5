// Input methods: while a word is being composed, no key belongs to the program.

type KeyLike = { isComposing?: boolean; keyCode?: number };

/** Enter, Esc, arrows and letters during a composition are the input method's. 229 is what older web views say. */
export function composing(event: KeyLike): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

/** Whether the key goes to a field in which text is typed, which has an undo of its own. */
export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (!(target instanceof HTMLInputElement)) return false;
  // The live input of a grid cell is a cell until something is typed into it.
  if (target.dataset.live === 'idle') return false;
  return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type);
}
