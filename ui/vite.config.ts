import { FluentResource } from '@fluent/bundle';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Texts are read while the program is built: a window that opens has no time to read a thousand messages. */
const fluent: Plugin = {
  name: 'fluent',
  transform: (text, file) =>
    file.endsWith('.ftl') ? { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(new FluentResource(text).body))})`, map: null } : null,
};

export default defineConfig({
  plugins: [svelte(), fluent],
  // The messages live beside the Rust crate that renders the same files on paper.
  server: { fs: { allow: ['..'] }, port: 5173, strictPort: true },
  build: {
    // The web views of Windows 10, macOS 12 and Debian 12.
    target: ['chrome105', 'safari15'],
    // The content security policy allows no inline script, style or font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  test: { include: ['src/**/*.test.ts'] },
});
