import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstScreens } from './first-screens.ts';

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
    rolldownOptions: { output: { codeSplitting: { groups: firstScreens } } },
  },
  worker: { format: 'es' },
});
