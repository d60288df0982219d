// Who is working, and on which ledger.
import { get, send } from './api';
import type { Page, Session } from './types';

const AUTHOR = 'sayso.author';

class Who {
  session = $state.raw<Session | null>(null);
  /** Whether this ledger holds allegations at all. */
  weighed = $state(false);
  author = $state('');

  async load(): Promise<void> {
    this.session = await get<Session>('/session');
    void this.look();
    // Kept for this tab, so that two tabs can be two people.
    this.author = sessionStorage.getItem(AUTHOR) ?? this.session.author ?? '';
  }

  async look(): Promise<void> {
    try {
      const page = await get<Page<unknown>>('/allegations', { limit: 1 });
      this.weighed = !page.absent;
    } catch {
      this.weighed = false;
    }
  }

  get writable(): boolean {
    return this.session?.writable ?? false;
  }

  async name(author: string): Promise<void> {
    this.author = author.trim();
    sessionStorage.setItem(AUTHOR, this.author);
    this.session = await send<Session>('PUT', '/session', { author: this.author });
  }
}

export const who = new Who();
