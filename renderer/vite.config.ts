import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScreens } from './first-screens.ts';

const isStyle = (file: string): boolean => file.endsWith('.css');

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: ['chrome111', 'firefox114', 'safari16.4'],
    chunkSizeWarningLimit: 8000,
    license: { fileName: 'licenses.md' },
    // Scripts come from the machine that they run on: asking for those that they import before they do takes longer than it saves.
    modulePreload: { polyfill: false, resolveDependencies: (_, files) => files.filter(isStyle) },
    rolldownOptions: { output: { codeSplitting: { groups: firstScreens } } },
  },
  worker: { format: 'es' },
});
