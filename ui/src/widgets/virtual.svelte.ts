// Draws only the rows in sight of a long list of equal rows. Knows no table.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualItem } from '@tanstack/virtual-core';

export class VirtualRows {
  items = $state.raw<VirtualItem[]>([]);
  /** Height in px of what is above and below the drawn rows. */
  before = $state(0);
  after = $state(0);
  #virtual: Virtualizer<HTMLElement, Element>;

  /** `head` is the height of a header inside the scroller. Make it while a component is being set up. */
  constructor(element: () => HTMLElement | undefined, count: () => number, size: number, head = 28) {
    const options = {
      count: 0,
      getScrollElement: () => element() ?? null,
      estimateSize: () => size,
      overscan: 10,
      paddingStart: 0,
      scrollPaddingStart: head,
      initialRect: { width: 800, height: 600 },
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#take(),
    };
    this.#virtual = new Virtualizer<HTMLElement, Element>(options);
    $effect(() => this.#virtual._didMount());
    $effect(() => {
      element();
      this.#virtual.setOptions({ ...options, count: count() });
      this.#virtual._willUpdate();
      this.#virtual.measure();
      this.#take();
    });
  }

  reveal(index: number): void {
    this.#virtual.scrollToIndex(index, { align: 'auto' });
  }

  #take(): void {
    const items = this.#virtual.getVirtualItems();
    this.items = items;
    this.before = items[0]?.start ?? 0;
    this.after = Math.max(0, this.#virtual.getTotalSize() - (items.at(-1)?.end ?? 0));
  }
}
