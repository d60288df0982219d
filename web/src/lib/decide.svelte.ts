// A person's decisions: each is kept here until the server says that it is on the disk.
import { asProblem, decisionKey, Problem, send } from './api';
import type { Judgement } from './types';

export interface Decision {
  kind: Judgement['kind'];
  target: string;
  report?: string | undefined;
  other?: string;
  reason?: string;
  passage?: [number, number];
  correction?: Record<string, unknown>;
}
interface Kept extends Decision {
  key: string;
  author: string;
}
export interface Stored {
  judgement: Judgement;
  others: Judgement[];
  repeated: boolean;
}

const KEY = 'sayso.unsent';
/** Worth another try: the server is away, or the ledger is busy or gone for now. */
const LATER = new Set([0, 500, 503, 401]);

class Decide {
  unsent = $state.raw<Kept[]>(this.#read());
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pending: Promise<void> = Promise.resolve();
  #sending = '';

  #read(): Kept[] {
    try {
      return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Kept[];
    } catch {
      return [];
    }
  }

  #keep(some: Kept[]): void {
    this.unsent = some;
    localStorage.setItem(KEY, JSON.stringify(some));
  }

  /** Store a decision. Null: it could not be stored now; it is kept and sent again. */
  make(decision: Decision, author: string): Promise<Stored | null> {
    const made = this.#make(decision, author);
    this.#pending = made.then(() => undefined, () => undefined);
    return made;
  }

  /** Done when the decision that is on its way has arrived, or has not. */
  settled(): Promise<void> {
    return this.#pending;
  }

  /** Take back the last decision that is only kept here. Null: there is none. */
  forget(author: string): Decision | null {
    const last = this.unsent.findLast((one) => one.author === author);
    if (!last || last.key === this.#sending) return null;
    this.#keep(this.unsent.filter((one) => one !== last));
    return last;
  }

  async #make(decision: Decision, author: string): Promise<Stored | null> {
    const kept: Kept = { ...decision, key: decisionKey(), author };
    this.#keep([...this.unsent, kept]);
    try {
      const stored = await send<Stored>('POST', '/review/judgements', kept);
      this.#keep(this.unsent.filter((one) => one.key !== kept.key));
      return stored;
    } catch (reason) {
      const problem = asProblem(reason);
      if (LATER.has(problem.status)) {
        this.#soon();
        return null;
      }
      this.#keep(this.unsent.filter((one) => one.key !== kept.key));
      throw problem;
    }
  }

  withdraw(judgement: string, author: string, reason = ''): Promise<{ judgement: Judgement; withdrawn: Judgement }> {
    return send('POST', `/review/judgements/${encodeURIComponent(judgement)}/withdraw`, { author, reason, key: decisionKey() });
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.again(), 3000);
  }

  /** Send what is still here, oldest first; stops at the first that cannot be stored. */
  async again(): Promise<void> {
    for (let kept = this.unsent[0]; kept; kept = this.unsent[0]) {
      const { key } = kept;
      this.#sending = key;
      try {
        await send<Stored>('POST', '/review/judgements', kept);
      } catch (reason) {
        if (reason instanceof Problem && LATER.has(reason.status)) {
          this.#soon();
          return;
        }
      } finally {
        this.#sending = '';
      }
      this.#keep(this.unsent.filter((one) => one.key !== key));
    }
  }
}

export const decide = new Decide();
