// Writes build.json beside the built files: a hash of the sources and one of every built file.
// tests/browser/test_build.py computes both anew, so a stale or hand-edited build is noticed
// without node.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

const OTHER_SOURCES = ['index.html', 'package.json', 'package-lock.json', 'seal.ts', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts'];

function under(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? under(path) : [path];
  });
}

function digest(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One line a file, "HASH  PATH", sorted by path; the seal is the hash of those lines. */
function seal(root: string, paths: string[]): string {
  const named = paths.map((path) => [relative(root, path).split(sep).join('/'), path] as const);
  named.sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(named.map(([name, path]) => `${digest(readFileSync(path))}  ${name}\n`).join(''));
}

export function sealed(root: string, out: string): Plugin {
  return {
    name: 'sealed',
    apply: 'build',
    closeBundle() {
      const sources = [...under(join(root, 'src')), ...OTHER_SOURCES.map((name) => join(root, name))];
      const built = under(out).filter((path) => !path.endsWith(`${sep}build.json`));
      const record = { sources: seal(root, sources), built: seal(out, built) };
      writeFileSync(join(out, 'build.json'), JSON.stringify(record, null, 2) + '\n');
    },
  };
}
