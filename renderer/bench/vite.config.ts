import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages of the benches only; they are not part of the product. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../dist/bench-ui',
    emptyOutDir: true,
    chunkSizeWarningLimit: 8000,
    rollupOptions: { input: ['bench.html', 'grid.html'] },
  },
  worker: { format: 'es' },
});
