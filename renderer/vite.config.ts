import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { besideStyles, firstScreens } from './first-screens.ts';
import { oneByteScripts } from './one-byte-scripts.ts';
import { preloadFonts } from './preload-fonts.ts';
import { projectPage } from './project-page.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), preloadFonts, projectPage, oneByteScripts],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    chunkSizeWarningLimit: 8000,
    license: { fileName: 'licenses.md' },
    modulePreload: besideStyles,
    rolldownOptions: { output: { codeSplitting: { groups: firstScreens } } },
  },
  worker: { format: 'es', plugins: () => [oneByteScripts] },
});
