import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const api = process.env['LEADGRID_API'] ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // The server's policy allows no data: and no inline content.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: page('index.html'), bench: page('bench.html') } },
  },
  server: {
    proxy: {
      '/api': api,
      '/openapi': api,
      '/hubs': { target: api, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:5080/' } },
    setupFiles: ['src/testing/setup.ts'],
    css: false,
    restoreMocks: true,
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      reporter: ['cobertura', 'text-summary'],
      reportsDirectory: 'coverage',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/testing/**', 'src/**/*.test.{ts,tsx}', 'src/**/*.generated.ts', 'src/**/*.d.ts', 'src/main.tsx', 'src/bench/**', 'src/api/contract.ts'],
    },
  },
});
