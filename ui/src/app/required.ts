// What a required field says when it is left empty: in the language of the window, not in that of the web view.
import { t } from '../i18n/index.svelte';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const field = (target: EventTarget | null): Field | null =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement ? target : null;

/** From now on; answers how to stop. */
export function sayRequired(): () => void {
  const empty = (event: Event) => {
    const node = field(event.target);
    node?.setCustomValidity('');
    if (node?.validity.valueMissing) node.setCustomValidity(t('common-fill_in'));
  };
  const typed = (event: Event) => field(event.target)?.setCustomValidity('');
  document.addEventListener('invalid', empty, true);
  document.addEventListener('input', typed, true);
  document.addEventListener('change', typed, true);
  return () => {
    document.removeEventListener('invalid', empty, true);
    document.removeEventListener('input', typed, true);
    document.removeEventListener('change', typed, true);
  };
}
