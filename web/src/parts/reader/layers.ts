// Which highlights are on. Kept for the next report.
export interface Layers {
  speech: boolean;
  names: boolean;
  silent: boolean;
  furniture: boolean;
  copies: boolean;
}
export const LAYERS: [keyof Layers, string][] = [
  ['speech', 'who speaks'],
  ['names', 'names'],
  ['copies', 'words that other reports have too'],
  ['silent', 'grey what was not read as anybody’s words'],
  ['furniture', 'grey the page’s furniture'],
];
const KEY = 'sayso.layers';

export function kept(): Layers {
  const usual: Layers = { speech: true, names: false, silent: true, furniture: true, copies: true };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Layers>) };
  } catch {
    return usual;
  }
}
export function keep(layers: Layers): void {
  localStorage.setItem(KEY, JSON.stringify(layers));
}
