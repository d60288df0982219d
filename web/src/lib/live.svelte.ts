// What others change while this page is open.
import type { ApiProblem, Job, Judgement } from './types';

// `hello`: from here on changes are heard; what was loaded before may lack some.
type Told = { hello: unknown; judgement: Judgement; job: Job; reports: { reports: number; claims: number }; reset: Record<string, never> };
type Listener<K extends keyof Told> = (data: Told[K]) => void;

class Live {
  connected = $state(true);
  gone = $state.raw<ApiProblem | null>(null);
  #listeners = new Map<string, Set<(data: never) => void>>();
  #stream: EventSource | null = null;

  start(): void {
    if (this.#stream) return;
    const stream = new EventSource('/api/events');
    this.#stream = stream;
    stream.addEventListener('open', () => (this.connected = true));
    stream.addEventListener('error', () => {
      this.connected = false;
      if (stream.readyState === EventSource.CLOSED) {
        this.#stream = null;
        setTimeout(() => this.start(), 3000);
      }
    });
    for (const kind of ['hello', 'judgement', 'job', 'reports', 'reset'] as const)
      stream.addEventListener(kind, (event) => this.#tell(kind, JSON.parse((event as MessageEvent<string>).data)));
    stream.addEventListener('ledger', (event) => {
      const told = JSON.parse((event as MessageEvent<string>).data) as { state: string; error?: ApiProblem };
      this.gone = told.state === 'ok' ? null : (told.error ?? { code: 'ledger_missing', message: 'The ledger is gone.', advice: '' });
    });
  }

  #tell(kind: string, data: unknown): void {
    for (const listener of this.#listeners.get(kind) ?? []) listener(data as never);
  }

  /** Listen until the returned function is called; made for `$effect(() => live.on(…))`. */
  on<K extends keyof Told>(kind: K, listener: Listener<K>): () => void {
    const some = this.#listeners.get(kind) ?? new Set();
    some.add(listener as (data: never) => void);
    this.#listeners.set(kind, some);
    return () => void some.delete(listener as (data: never) => void);
  }
}

export const live = new Live();
