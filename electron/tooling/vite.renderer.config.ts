/** Builds the interface. The same files serve the desktop window and the web host, so every address in them is relative. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromProject = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default defineConfig({
  root: fromProject('renderer/'),
  base: './',
  plugins: [react()],
  build: {
    outDir: fromProject('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    /** The page's policy allows nothing inline, so even the smallest font or picture stays a file. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
