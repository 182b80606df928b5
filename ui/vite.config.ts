import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
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
