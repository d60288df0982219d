import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { sealed } from './seal';

const root = fileURLToPath(new URL('.', import.meta.url));
const out = fileURLToPath(new URL('../src/sayso/show/web/static', import.meta.url));

export default defineConfig({
  root,
  plugins: [svelte(), sealed(root, out)],
  build: {
    outDir: out,
    emptyOutDir: true,
    // The content security policy allows no inline anything: every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': process.env['SAYSO'] ?? 'http://127.0.0.1:8765' } },
});
