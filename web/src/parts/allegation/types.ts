// The whole of one allegation, as docs/api.md has it.
import type { AllegationRow, Claim, EntityRef, Judgement, Remark } from '../../lib/types';
import type { Graph } from '../graph';

export interface Bounds { min: number; max: number }
export interface Voice {
  id: string;
  key: string | null;
  name: string;
  naming: string;
  role: string;
  kind: string;
  count: Bounds;
  bloc: string | null;
  control: string | null;
  observer: boolean;
  left_out: string | null;
  absorbed_by: string | null;
  claims: Claim[];
  through: string[];
}
export interface Side {
  side: 'asserting' | 'denying';
  origins: Bounds;
  label: string;
  sentence: string;
  blocs: { party: EntityRef | null; origins: number; control: number }[];
  voices: Voice[];
}
export interface Step {
  step: number;
  words: string;
  rule: string;
  strength: string;
  voices: string[];
  passages: { report: string; start: number; end: number; exact: string }[];
}
export interface AllegationWhole extends AllegationRow {
  observers: Bounds;
  gatherers: string[];
  sides: Side[];
  contradictions?: { facet: string; label: string; claims: string[]; says: string[]; elsewhere?: { claim: string; report: string; allegation: string; name: string; words: string } }[];
  facets: { facet: string; label?: string; values: { value: string; label: string; origins: Bounds; claims: string[] }[]; disjoint: boolean }[];
  remarks: Remark[];
  nothing_said: boolean;
  trace: Step[];
  graph: Graph;
  decisions?: Judgement[];
  theme_title?: string | null;
}
