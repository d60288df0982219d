// Every call to the server. Errors have one shape, whatever went wrong.
import type { ApiProblem } from './types';

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly advice: string,
    readonly command: string | null = null,
  ) {
    super(message);
  }
}

type Value = string | number | boolean | null | undefined;
export type Query = Record<string, Value | Value[]> | URLSearchParams;

export function query(asked?: Query): string {
  if (asked === undefined) return '';
  let made: URLSearchParams;
  if (asked instanceof URLSearchParams) made = asked;
  else {
    made = new URLSearchParams();
    for (const [name, value] of Object.entries(asked))
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== null && one !== undefined && one !== '') made.append(name, String(one));
  }
  const text = made.toString();
  return text ? `?${text}` : '';
}

/** A part of a path, whatever it is made of. */
export const part = (id: string): string => encodeURIComponent(id);

async function answer<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api${path}`, { credentials: 'same-origin', ...init });
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw new Problem(0, 'no_server', 'The workbench does not answer: the program behind this page has stopped.', 'Start it again as you did before, and open the address it shows. Decisions that were not stored are kept here and sent again.', 'sayso open');
  }
  if (response.ok) return (await response.json()) as T;
  let told: ApiProblem | undefined;
  try {
    told = ((await response.json()) as { error?: ApiProblem }).error;
  } catch {
    told = undefined;
  }
  throw new Problem(response.status, told?.code ?? 'fault', told?.message ?? `The workbench answered ${response.status}.`, told?.advice ?? 'Try again; if it goes on, look at what `sayso open` printed.', told?.command ?? null);
}

export function get<T>(path: string, asked?: Query, signal?: AbortSignal): Promise<T> {
  return answer<T>(path + query(asked), signal ? { signal } : {});
}

export function send<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  return answer<T>(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

export function upload<T>(path: string, files: { file: File; path: string }[]): Promise<T> {
  const form = new FormData();
  for (const { file, path: name } of files) form.append('files', file, name);
  return answer<T>(path, { method: 'POST', body: form });
}

export function asProblem(reason: unknown): Problem {
  if (reason instanceof Problem) return reason;
  return new Problem(0, 'fault', reason instanceof Error ? reason.message : String(reason), 'Load the page anew.');
}

/** A random id for one decision, so that a retry stores nothing twice. */
export function decisionKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
