// The shapes of docs/api.md. Offsets are Unicode code points, end-exclusive.
export type Span = [number, number];
export type How = 'stated' | 'inferred' | 'not_stated';

export interface Hop {
  name: string;
  key: string | null;
  entity: string | null;
  naming: string;
  role: string;
  how: How;
  passage: Span | null;
  place: 'gatherer' | 'origin' | 'quoted';
  notes: string[];
}
export interface Chain {
  hops: Hop[];
  origin: number | null;
  line: string;
}
export interface EntityRef {
  key: string;
  id: string | null;
  name: string;
  kind: string;
}
export interface When {
  edtf: string;
  from: string | null;
  to: string | null;
  label: string;
}
export type Judged = 'unjudged' | 'read_correctly' | 'corrected' | 'wrong' | 'disputed';

export interface Spoken {
  source: Span[];
  cue: Span[];
  content: Span[];
  insertions: Span[];
}
export interface Claim extends Spoken {
  id: string;
  report: string;
  title: string | null;
  publisher: string | null;
  published: string | null;
  words: string;
  passage: Span;
  heading: boolean;
  attribution: string | null;
  chain: Chain | null;
  act: string | null;
  act_mode: string | null;
  agent: EntityRef | null;
  patient: EntityRef | null;
  place: EntityRef | null;
  time: When | null;
  /** Which of "place" and "time" are told before the claim and not in it. */
  inferred: string[];
  count: { low: number | null; high: number | null; text: string } | null;
  means: Span | null;
  purpose: Span | null;
  polarity: string;
  certainty: string;
  modality: string;
  basis: string;
  caveats: string[];
  remarks: string[];
  judged: Judged;
  judgements: string[];
}
export interface Attribution extends Spoken {
  id: string;
  mode: string;
  parent: string | null;
  depth: number;
  chain: Chain | null;
  speaker: string | null;
  colour: number | null;
  basis: string;
  polarity: string;
  certainty: string;
  modality: string;
  confidence: number;
  claims: string[];
  judged: Judged;
  judgements: string[];
}
export interface Judgement {
  id: string;
  kind: 'read_correctly' | 'corrected' | 'wrong' | 'same' | 'different' | 'added' | 'withdrawn';
  target: string;
  other: string | null;
  noun: string;
  author: string;
  made: string;
  reason: string;
  passage: { start: number; end: number; exact: string } | null;
  correction: Record<string, unknown> | null;
  status: string;
  report: string | null;
  now: string | null;
  withdrawn_by: string | null;
}
export interface Remark {
  start: number;
  end: number;
  words: string;
  by: EntityRef | null;
  status: string;
  about: string[];
  block: number;
  report?: string;
}
export interface Journey {
  report: string;
  ord: number;
  who: EntityRef;
  stops: { entity: EntityRef; via: boolean; lat: number | null; lon: number | null; precision: number | null }[];
  means: string | null;
  time: When | null;
  status: string;
  attribution: string | null;
  chain: Chain | null;
  title?: string | null;
  publisher?: string | null;
  line?: string;
}
export interface ReportLine {
  id: string;
  title: string | null;
  publisher: string | null;
  byline: string | null;
  credit: string | null;
  url: string | null;
  published: string | null;
  language: string | null;
  source: string;
  part: string;
  unread: string;
  superseded_by: string | null;
  first_read: string;
  last_read: string;
  sentences: number;
  attributions: number;
  claims: number;
  judged: number;
}
export interface Speaker {
  key: string;
  name: string;
  naming: string;
  role: string;
  colour: number;
  attributions: number;
  claims: number;
  blocks: number[];
}
export interface Tie {
  subject: EntityRef;
  tie: string;
  object: EntityRef;
  passage: Span | null;
  report?: string;
}
export interface ReportWhole extends ReportLine {
  capture: { sha256: string; media_type: string; size: number; received: string; origin: string };
  extractor: string;
  reader: string | null;
  notes: string[];
  text_sha256: string;
  chars: number;
  blocks: number;
  block_chars: number[] | null;
  outline: { block: number; start: number; end: number; kind: string; words: string }[];
  speakers: Speaker[];
  remarks: Remark[];
  journeys: Journey[];
  ties: Tie[];
  copies: { total?: number; items: Copy[]; absent: string | null };
  newer: string | null;
  handling: number;
}
export interface Copy {
  one: string;
  other: string;
  containment: number;
  containment_one: number;
  containment_other: number;
  longest: number;
  title: string | null;
  publisher: string | null;
  published: string | null;
  spans: { one: Span; other: Span; words: number }[];
}
/** Words of a report that another one has too. */
export interface Shared {
  copy: Copy;
  one: Span;
  other: Span;
  words: number;
}
export interface MentionSpan {
  start: number;
  end: number;
  kind: string;
  entity: string | null;
}
export interface Block {
  index: number;
  start: number;
  end: number;
  text: string;
  astral: boolean;
  paragraph: number;
  continues: boolean;
  kind: 'headline' | 'heading' | 'body' | 'byline' | 'credit' | 'boilerplate';
  silent: Span[];
  attributions: string[];
  claims: string[];
  remarks: Remark[];
  mentions: MentionSpan[];
}
export interface TextPage {
  first: number;
  next: number | null;
  blocks: Block[];
  attributions: Record<string, Attribution>;
  claims: Record<string, Claim>;
  entities: Record<string, EntityRef>;
  judgements: Judgement[];
}
export interface Failure {
  path: string;
  part: string;
  error: string;
  problem: string;
  advice: string;
  when: string;
}
export interface Page<T> {
  items: T[];
  total: number;
  next: string | null;
  absent?: string | null;
}
export interface Session {
  ledger: string;
  version: string;
  author: string | null;
  writable: boolean;
  reader: string | null;
  limits: { upload_files: number; upload_bytes: number; file_bytes: number };
}
export interface AllegationRow {
  id: string;
  title: { words: string; claim: string; report: string };
  theme: string | null;
  label: string;
  label_words: string;
  contested: boolean;
  origins: { min: number; max: number };
  reports: number;
  repeating: number;
  sentence: string;
}
export interface Some<T> {
  total: number;
  items: T[];
  absent?: string | null;
}
export interface CitedOriginal {
  name: string;
  naming: string;
  role: string;
  reports: number;
  chains: number;
  cited_by: string[];
}
export interface Overview {
  counts: Record<string, number>;
  eyes: {
    unjudged: { total: number };
    much_repeated: Some<AllegationRow>;
    contested: Some<AllegationRow>;
    unanchored: { total: number };
  };
  cited_originals: Some<CitedOriginal>;
  failures: Some<Failure>;
  unread: Some<ReportLine>;
  log_head: string;
}
export interface FacetValue {
  value: string;
  label: string;
  count: number;
  selected: 'in' | 'out' | null;
  kind: string | null;
}
export interface Facet {
  label: string;
  values: FacetValue[];
  more: number;
}
export interface Sentence {
  start: number;
  end: number;
  before: string;
  words: string;
  after: string;
}
export interface PassageOf {
  of: string;
  hop: number | null;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}
export interface ClaimWhole {
  claim: Claim;
  sentence: Sentence;
  passages: PassageOf[];
  block: number;
  attribution: Attribution | null;
  remarks: Remark[];
  judgements: Judgement[];
  text_sha256: string;
  capture: string;
  siblings: string[];
  allegations: { items: AllegationRow[]; absent: string | null };
}
export interface EntityLine {
  key: string;
  name: string;
  kind: string;
  names: string[];
  reports: number;
  says: number;
  about: number;
}
export interface EntityWhole {
  key: string;
  name: string;
  kind: string;
  country: string | null;
  opaque: boolean;
  names: { name: string; role: string; reports: number; first: { report: string; passage: Span | null; exact: string | null } | null }[];
  evidence: { why: string; reports: string[] }[];
  reports: { id: string; title: string | null; publisher: string | null; published: string | null; entity: string }[];
  says: Some<Claim>;
  about: Some<Claim>;
  through: { name: string; key: string | null; chains: number }[];
  naming: string[];
  roles: string[];
  place: { lat: number | null; lon: number | null; precision: number; geonames: number | null; country: string | null } | null;
  ties: Tie[];
  decisions: Judgement[];
  merged: { key: string; name: string; by: string; judgement: string }[];
  near: { key: string; name: string; kind: string; why: string }[];
}
export interface SourceLine {
  key: string;
  name: string;
  names: string[];
  naming: string[];
  roles: string[];
  reports: number;
  attributions: number;
  claims: number;
  through: { name: string; chains: number }[];
  is_publisher: boolean;
}
export interface MapPlace {
  key: string;
  name: string;
  lat: number;
  lon: number;
  precision: number;
  radius_km: number | null;
  country: string | null;
  claims: number;
  speakers: { key: string; name: string; claims: number }[];
  speakers_more: number;
}
export interface MapAnswer {
  places: MapPlace[];
  total: number;
  located: number;
  unlocated: number;
  undated: number;
  journeys: Journey[];
}
export interface TimelineItem {
  id: string;
  report: string;
  words: string;
  from: string | null;
  to: string | null;
  edtf: string;
  precision: string;
  place: EntityRef | null;
  located: boolean;
  speaker: { key: string; name: string } | null;
  line: string;
  act: string | null;
  polarity: string;
}
export interface Timeline {
  unit: string;
  from: string | null;
  to: string | null;
  total: number;
  undated: number;
  bins: { from: string; to: string; claims: number }[];
  items: TimelineItem[];
  more: number;
}
export interface Search {
  entities: { key: string; name: string; kind: string; claims: number }[];
  reports: { id: string; title: string | null; publisher: string | null; published: string | null }[];
  publishers: { name: string; claims: number }[];
  claims: { total: number; items: { id: string; report: string; words: string; speaker: string | null; publisher: string | null }[] };
}
export interface QueueItem {
  noun: 'claim' | 'attribution';
  id: string;
  report: string;
  /** Null for one that was asked for by itself. */
  cursor: string | null;
  claim: Claim | null;
  attribution: Attribution | null;
  sentence: Sentence;
  block: number;
  others: number;
}
export interface Progress {
  claims: { total: number; judged: number; by_kind: Record<string, number> };
  attributions: { total: number; judged: number };
  added: number;
  unanchored: number;
  withdrawn: number;
  authors: { author: string; judgements: number; today: number; last: string }[];
  agreement: { one: string; other: string; both: number; same: number; share: number; kappa: number | null }[];
}
export interface Job {
  id: string;
  state: 'waiting' | 'reading' | 'done' | 'failed' | 'stopped';
  files: number;
  bytes: number;
  found: number;
  done_bytes: number;
  reports: number;
  failures: Failure[];
  failed: number;
  seconds: number;
  rate: number | null;
  left_seconds: number | null;
  problem: ApiProblem | null;
  summary: { new: number; same: number; changed: number; unchanged: number; unread: [string, string][]; removed: string[]; claims: number; words: number } | null;
}
export interface LogLine {
  seq: number;
  at: string;
  action: string;
  subject: string;
  source: string;
  tool: string;
  sha256: string;
  detail: unknown;
  previous: string;
  hash: string;
}
export interface ApiProblem {
  code: string;
  message: string;
  advice: string;
  /** What a terminal would take, where there is such a thing. */
  command?: string | null;
}
