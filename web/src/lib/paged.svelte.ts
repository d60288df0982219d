// A list that comes in pages.
import { asProblem, get, type Problem } from './api';
import type { Page } from './types';

export class Paged<T> {
  items = $state.raw<T[]>([]);
  total = $state(0);
  next = $state<string | null>(null);
  absent = $state<string | null>(null);
  busy = $state(false);
  ready = $state(false);
  problem = $state.raw<Problem | null>(null);
  #running: AbortController | null = null;
  #path = '';
  #asked = new URLSearchParams();

  /** The first page of something; what is shown stays until the answer is there. */
  async start(path: string, asked: URLSearchParams = new URLSearchParams()): Promise<void> {
    this.#path = path;
    this.#asked = new URLSearchParams(asked);
    await this.#load(null);
  }

  async more(): Promise<void> {
    if (this.next !== null && !this.busy) await this.#load(this.next);
  }

  async #load(cursor: string | null): Promise<void> {
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    this.busy = true;
    this.problem = null;
    const asked = new URLSearchParams(this.#asked);
    if (cursor !== null) asked.set('cursor', cursor);
    try {
      const page = await get<Page<T>>(this.#path, asked, mine.signal);
      if (this.#running !== mine) return;
      this.items = cursor === null ? page.items : [...this.items, ...page.items];
      this.total = page.total;
      this.next = page.next;
      this.absent = page.absent ?? null;
      this.ready = true;
    } catch (reason) {
      if (this.#running === mine && !(reason instanceof DOMException && reason.name === 'AbortError')) {
        this.problem = asProblem(reason);
        this.next = null;
      }
    } finally {
      if (this.#running === mine) this.busy = false;
    }
  }
}
