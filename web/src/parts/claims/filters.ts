// The filter of claims as it stands in the address: the same names as the server's.
export const NAMES = ['judged', 'speaker', 'origin', 'publisher', 'basis', 'act', 'agent', 'patient', 'place', 'time', 'naming', 'role', 'certainty', 'remark', 'caveat', 'polarity', 'modality', 'heading', 'report', 'mentions'] as const;
/** Shown as facets, in the order in which people ask. */
export const FACETS = ['judged', 'speaker', 'basis', 'act', 'publisher', 'origin', 'place', 'time', 'agent', 'patient', 'caveat', 'remark', 'naming', 'role', 'certainty', 'polarity', 'modality'] as const;
const SINGLE = ['q', 'from', 'to', 'undated', 'superseded'];

/** Only what the server understands as a filter. */
export function filtersOf(params: URLSearchParams): URLSearchParams {
  const made = new URLSearchParams();
  for (const [name, value] of params) {
    const bare = name.replace(/^not\./, '');
    if (value !== '' && ((NAMES as readonly string[]).includes(bare) || SINGLE.includes(name))) made.append(name, value);
  }
  return made;
}

/** A copy in which a value is chosen, excluded or let go. */
export function chosen(params: URLSearchParams, facet: string, value: string, how: 'in' | 'out' | null): URLSearchParams {
  const made = new URLSearchParams();
  for (const [name, one] of params) if (!((name === facet || name === `not.${facet}`) && one === value)) made.append(name, one);
  if (how) made.append(how === 'in' ? facet : `not.${facet}`, value);
  return made;
}

export function without(params: URLSearchParams, name: string, value?: string): URLSearchParams {
  const made = new URLSearchParams();
  for (const [one, its] of params) if (one !== name || (value !== undefined && its !== value)) made.append(one, its);
  return made;
}
