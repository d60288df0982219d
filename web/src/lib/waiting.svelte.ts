// What waits to be judged. What stands before a person's eyes stays there until that person moves
// on: answers that come late or in another order never change it.
import { asProblem, get, type Problem } from './api';
import type { QueueItem } from './types';

interface Queue { items: QueueItem[]; left: number; next: string | null }
const AHEAD = 6;

/** One thing in one report. */
export const keyOf = (one: { id: string; report: string }): string => `${one.report} ${one.id}`;

export class Waiting {
  items = $state.raw<QueueItem[]>([]);
  left = $state(0);
  ready = $state(false);
  loading = $state(false);
  problem = $state.raw<Problem | null>(null);
  #asked = new URLSearchParams();
  #after: string | null = null;
  /** Counts what was asked for: only the answer to the last question counts. */
  #turn = 0;
  readonly #gone = new Set<string>();
  readonly #decided = new Map<string, QueueItem>();

  /** Begin at the first that passes these filters. */
  begin(asked: URLSearchParams): Promise<void> {
    this.#asked = asked;
    return this.again();
  }

  /** From the first again, those that were skipped too. */
  again(): Promise<void> {
    this.#after = null;
    this.#gone.clear();
    for (const key of this.#decided.keys()) this.#gone.add(key);
    return this.#load(false);
  }

  async #load(keep: boolean): Promise<void> {
    const turn = ++this.#turn;
    let after = this.#after;
    this.loading = true;
    try {
      for (;;) {
        const asked = new URLSearchParams(this.#asked);
        asked.set('limit', String(AHEAD));
        if (after) asked.set('after', after);
        const page = await get<Queue>('/review/queue', asked);
        if (turn !== this.#turn) return;
        // The one being looked at stays, and so do those that were taken back.
        const held = keep ? this.items.filter((one, i) => i === 0 || one.cursor === null) : [];
        const known = new Set(held.map(keyOf));
        const fresh = page.items.filter((one) => !this.#gone.has(keyOf(one)) && !known.has(keyOf(one)));
        if (!fresh.length && page.next) {
          after = page.next;
          continue;
        }
        this.items = [...held, ...fresh];
        this.left = page.left;
        this.ready = true;
        this.problem = null;
        break;
      }
    } catch (reason) {
      if (turn === this.#turn) this.problem = asProblem(reason);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }

  #without(key: string): void {
    this.items = this.items.filter((one) => keyOf(one) !== key);
    if (this.items.length < AHEAD / 2) void this.refresh();
  }

  /** A decision about one was made. */
  decided(key: string): void {
    const one = this.items.find((item) => keyOf(item) === key);
    if (one) this.#decided.set(key, one);
    this.#gone.add(key);
    this.left = Math.max(0, this.left - 1);
    this.#without(key);
  }

  /** On to the next, without a decision. */
  skip(): void {
    const one = this.items[0];
    if (!one) return;
    if (one.cursor) this.#after = one.cursor;
    else this.#gone.add(keyOf(one));
    this.#without(keyOf(one));
  }

  /** Somebody else decided about one: gone, unless it is the one being looked at. */
  taken(id: string): void {
    this.items = this.items.filter((one, i) => i === 0 || one.id !== id);
    void this.refresh();
  }

  /** Ask again what waits; the one being looked at stays. */
  refresh(): Promise<void> {
    return this.#load(true);
  }

  /** A decision was taken back: it stands first again, at once. False: it is not there any more. */
  async back(noun: string, id: string, report: string, author: string): Promise<boolean> {
    const key = keyOf({ id, report });
    let one = this.#decided.get(key);
    try {
      one ??= await get<QueueItem>('/review/item', { noun, id, report, author });
    } catch (reason) {
      if (asProblem(reason).status === 404) return false;
      throw reason;
    }
    this.#decided.delete(key);
    this.#gone.delete(key);
    this.items = [{ ...one, cursor: null }, ...this.items.filter((other) => keyOf(other) !== key)];
    this.left += 1;
    void this.refresh();
    return true;
  }
}
