// Which screen is shown, kept in the address so that going back works. `params` say what to select there.
import { areas, type Area } from './revisions.svelte';

export type Screen = Area | 'start';
type Params = Record<string, string>;

function read(): { area: Screen; params: Params } {
  const [name = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const area = (areas as readonly string[]).includes(name) ? (name as Area) : 'start';
  return { area, params: Object.fromEntries(new URLSearchParams(query)) };
}

class Route {
  area = $state<Screen>('start');
  params = $state<Params>({});

  constructor() {
    if (typeof location === 'undefined') return;
    this.#take();
    addEventListener('hashchange', () => this.#take());
  }

  go(area: Screen, params: Params = {}): void {
    const query = new URLSearchParams(params).toString();
    const hash = `#/${area}${query ? `?${query}` : ''}`;
    if (location.hash !== hash) location.hash = hash;
    this.#take();
  }

  #take(): void {
    const { area, params } = read();
    this.area = area;
    this.params = params;
  }
}

export const route = new Route();
