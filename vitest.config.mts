import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    alias: { 'ovh-landing-zone': new URL('./src/index.ts', import.meta.url).pathname },
    testTimeout: 120_000,
  },
});
