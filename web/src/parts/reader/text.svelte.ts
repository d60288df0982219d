// A report's text, fetched in pieces as it is read.
import { asProblem, get, part, type Problem } from '../../lib/api';
import type { Attribution, Block, Claim, EntityRef, Judgement, TextPage } from '../../lib/types';

const CHUNK = 40;

export class ReportText {
  readonly report: string;
  readonly count: number;
  blocks = $state.raw<(Block | undefined)[]>([]);
  attributions: Record<string, Attribution> = {};
  claims: Record<string, Claim> = {};
  entities: Record<string, EntityRef> = {};
  judgements = $state.raw<Judgement[]>([]);
  problem = $state.raw<Problem | null>(null);
  #asked = new Set<number>();

  constructor(report: string, count: number) {
    this.report = report;
    this.count = count;
    this.blocks = new Array<Block | undefined>(count);
  }

  /** See to it that these blocks are here or on their way. */
  async ensure(first: number, last: number): Promise<void> {
    const jobs: Promise<void>[] = [];
    for (let at = Math.floor(first / CHUNK) * CHUNK; at <= last && at < this.count; at += CHUNK)
      if (!this.#asked.has(at)) {
        this.#asked.add(at);
        jobs.push(this.#fetch(at));
      }
    await Promise.all(jobs);
  }

  async #fetch(at: number): Promise<void> {
    let first = at;
    try {
      while (first < Math.min(at + CHUNK, this.count)) {
        const page = await get<TextPage>(`/reports/${part(this.report)}/text`, { first, count: at + CHUNK - first });
        this.#take(page);
        const next = page.first + page.blocks.length;
        if (next <= first) break;
        first = next;
      }
      this.problem = null;
    } catch (reason) {
      this.#asked.delete(at);
      this.problem = asProblem(reason);
    }
  }

  #take(page: TextPage): void {
    Object.assign(this.attributions, page.attributions);
    Object.assign(this.claims, page.claims);
    Object.assign(this.entities, page.entities);
    const fresh = page.judgements.filter((one) => !this.judgements.some((old) => old.id === one.id));
    if (fresh.length) this.judgements = [...this.judgements, ...fresh];
    const blocks = this.blocks.slice();
    for (const block of page.blocks) blocks[block.index] = block;
    this.blocks = blocks;
  }

  /** Fetch these blocks anew: somebody judged something in them. */
  async refresh(first: number, last: number): Promise<void> {
    for (let at = Math.floor(first / CHUNK) * CHUNK; at <= last; at += CHUNK) this.#asked.delete(at);
    await this.ensure(first, last);
  }

  /** Everything, for printing. */
  all(): Promise<void> {
    return this.ensure(0, this.count - 1);
  }
}
