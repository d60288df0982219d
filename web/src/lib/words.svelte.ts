// Plain words for every value. The server's own vocabulary is loaded once and wins.
import { get } from './api';

type Words = Record<string, Record<string, string>>;

const known = $state<{ words: Words }>({ words: {} });

export async function loadWords(): Promise<void> {
  known.words = await get<Words>('/vocabulary');
}

/** "own_act" → "says they did it themselves"; a value without words is shown as it is. */
export function say(list: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return 'not stated';
  return known.words[list]?.[value] ?? value.replaceAll('_', ' ').toLowerCase();
}

/** One line that explains a value; "" where none is needed. */
export function why(list: string, value: string | null | undefined): string {
  return known.words[`why ${list}`]?.[value ?? ''] ?? '';
}

/** Why a report was not read, its language by name: "in the language ar" says nothing to a reader. */
export function unreadWords(reason: string): string {
  return reason.replace(/\bin the language ([a-z]{2,3})\b/i, (whole, code: string) => {
    if (code === 'zxx' || code === 'und' || code === 'mis') return 'in no language that could be told';
    try {
      return `in ${new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(code) ?? 'another language'}`;
    } catch {
      return whole;
    }
  });
}

export function values(list: string): [string, string][] {
  return Object.entries(known.words[list] ?? {});
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}

export function day(iso: string | null | undefined): string {
  if (!iso) return 'undated';
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso);
  if (!found) return iso;
  const [, year = '', month, date] = found;
  const names = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const name = month ? names[Number(month) - 1] : undefined;
  if (!name) return iso.length > 4 ? iso : year;
  // A qualifier such as "~" or "?" is kept: nothing is made to look surer than it is.
  const tail = iso.slice(found[0].length);
  return `${date ? `${Number(date)} ` : ''}${name} ${year}${tail.startsWith('T') ? '' : tail}`;
}

export function moment(iso: string): string {
  const when = new Date(iso);
  if (Number.isNaN(when.getTime())) return iso;
  return when.toLocaleString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** What the jargon means: one click or hover away, everywhere. */
export const TERMS: Record<string, string> = {
  chain: 'The steps by which a claim reached you: the publisher first, whoever spoke last.',
  origin: 'Whoever is said to know: the first voice behind all those who only collected what others say. Separate origins are what Sayso counts.',
  gatherer: 'Someone in the chain who collects what others say: an outlet, an agency, a press office, an organisation, a court.',
  gap: 'A step of which nobody says how it came. It is shown and never closed.',
  inferred: 'This sentence does not say it; an earlier one in the same report does, and this one goes on from there.',
  'quoted speaker': 'Someone whom the origin quotes. “Officers told us” is one mouth: the one who says so. The officers are quoted, never counted.',
  claim: 'One thing that somebody says happened or is so. Nobody here says that it is true.',
  attribution: 'One act of saying: who says it, the words that show it, and what is said.',
  caveat: 'Something to mind before leaning on a claim. Worked out from the report by the machine.',
  remark: 'A passage in which somebody says what was, or was not, checked.',
  insertion: 'Words in brackets that an editor put into a quotation. They are not the speaker’s.',
  basis: 'How the speaker says they know. “Not stated” means that the text does not tell.',
  allegation: 'The claims, from any report, that assert or deny one and the same narrow thing.',
  theme: 'Allegations that belong together in a reader’s mind. For browsing; never counted.',
  'handling log': 'What was done with every file and report, when, and by which version. Nothing in it can be changed without notice: each line seals the one before.',
  'machine': 'Found by the machine; no person has judged it yet.',
  'separate': 'Two origins are separate when no tie was found between them in these reports. That does not make them independent in fact.',
  'agreement': 'How often two people who judged the same thing decided the same. Beyond chance: 1 is always alike, 0 is what guessing would give.',
  'act': 'What kind of thing is said to have been done, sorted by the machine. In brackets: a finer kind.',
  'sealed': 'Each line carries a seal worked out from the line before it. Write this one down, and any later change to the log can be proved.',
  'seal': 'A fingerprint of these bytes: change one letter, and it is another.',
  'act of saying': 'One place in a text where somebody says something: who, and what. One act of saying can hold several claims.',
  'bloc': 'The party that an origin belongs to or is held by. A captive counts with his captor.',
  'copy': 'A report that repeats another’s words. It adds no origin.',
  'silent': 'Sentences in which the machine found nobody saying anything. They may still matter.',
  'boilerplate': 'Menus, notices and other furniture of the page, not read for claims.',
};
