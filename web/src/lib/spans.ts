// From offsets in code points to pieces of text to be shown.
import type { Attribution, Block, Judgement, MentionSpan, Remark, Span } from './types';

/** Translates offsets of the report (code points) to places in a block's string (UTF-16). */
export class Ruler {
  #units: Uint32Array | null = null;

  constructor(
    readonly text: string,
    readonly start: number,
    astral: boolean,
  ) {
    if (!astral) return;
    const units: number[] = [];
    let at = 0;
    for (const one of text) {
      units.push(at);
      at += one.length;
    }
    units.push(at);
    this.#units = Uint32Array.from(units);
  }

  /** Code points in the text. */
  get length(): number {
    return this.#units ? this.#units.length - 1 : this.text.length;
  }

  unit(offset: number): number {
    const inside = Math.max(0, Math.min(offset - this.start, this.length));
    return this.#units ? (this.#units[inside] ?? this.text.length) : inside;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

/** How many code points a string has. */
export function points(text: string): number {
  let n = 0;
  for (const _ of text) n++;
  return n;
}

/** A stretch of a string by code points. */
export function cut(text: string, start: number, end: number): string {
  return Array.from(text).slice(start, end).join('');
}

export interface Piece {
  start: number;
  end: number;
  text: string;
  /** Attributions in whose content it stands, outermost first. */
  said: Attribution[];
  source: Attribution | null;
  cue: Attribution | null;
  insertion: boolean;
  silent: boolean;
  mention: MentionSpan | null;
  remark: Remark | null;
  added: Judgement | null;
  /** Another report has these words too. */
  shared: boolean;
  found: 'no' | 'yes' | 'here';
}

const covers = ([start, end]: Span, from: number, to: number): boolean => start <= from && end >= to;

/** Cut a block where anything begins or ends. Linear in the pieces times what covers them. */
export function pieces(
  block: Block,
  attributions: Attribution[],
  added: Judgement[],
  found: { start: number; end: number }[],
  here: number | null,
  shared: Span[] = [],
): Piece[] {
  const ruler = new Ruler(block.text, block.start, block.astral);
  const cuts = new Set<number>([block.start, block.end]);
  const cutAt = (start: number, end: number): void => {
    if (start > block.start && start < block.end) cuts.add(start);
    if (end > block.start && end < block.end) cuts.add(end);
  };
  const mentions = [...block.mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const one of attributions)
    for (const spans of [one.source, one.cue, one.content, one.insertions]) for (const [start, end] of spans) cutAt(start, end);
  for (const one of mentions) cutAt(one.start, one.end);
  for (const one of block.remarks) cutAt(one.start, one.end);
  for (const [start, end] of block.silent) cutAt(start, end);
  for (const one of added) if (one.passage) cutAt(one.passage.start, one.passage.end);
  for (const one of found) cutAt(one.start, one.end);
  for (const [start, end] of shared) cutAt(start, end);
  const places = [...cuts].sort((a, b) => a - b);
  const deep = [...attributions].sort((a, b) => a.depth - b.depth);
  const made: Piece[] = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const start = places[i] as number;
    const end = places[i + 1] as number;
    const inside = (span: Span): boolean => covers(span, start, end);
    let mention: MentionSpan | null = null;
    for (const one of mentions) if (one.start <= start && one.end >= end) mention = one;
    const hit = found.find((one) => one.start <= start && one.end >= end);
    made.push({
      start,
      end,
      text: ruler.slice(start, end),
      said: deep.filter((one) => one.content.some(inside)),
      source: deep.findLast((one) => one.source.some(inside)) ?? null,
      cue: deep.findLast((one) => one.cue.some(inside)) ?? null,
      insertion: deep.some((one) => one.insertions.some(inside)),
      silent: block.silent.some(inside),
      mention,
      remark: block.remarks.find((one) => one.start <= start && one.end >= end) ?? null,
      added: added.find((one) => one.passage && one.passage.start <= start && one.passage.end >= end) ?? null,
      shared: shared.some(inside),
      found: hit ? (hit.start === here ? 'here' : 'yes') : 'no',
    });
  }
  return made;
}
