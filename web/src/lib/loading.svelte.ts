// One asked-for thing: its value, whether it is on its way, and what went wrong.
import { asProblem, type Problem } from './api';

export class Loading<T> {
  value = $state.raw<T | undefined>(undefined);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  #running: AbortController | null = null;

  /** Ask anew; an answer that was overtaken by a later question is dropped. */
  async ask(work: (signal: AbortSignal) => Promise<T>, options: { keep?: boolean } = {}): Promise<void> {
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    this.busy = true;
    this.problem = null;
    if (!options.keep) this.value = undefined;
    try {
      const value = await work(mine.signal);
      if (this.#running === mine) this.value = value;
    } catch (reason) {
      if (this.#running === mine && !(reason instanceof DOMException && reason.name === 'AbortError')) this.problem = asProblem(reason);
    } finally {
      if (this.#running === mine) this.busy = false;
    }
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}
