import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/properties.ts'],
    // by itself it leaves one processor idle, which is half of a small machine's; most tests wait for Terraform
    maxWorkers: '100%',
    // files of a worker share what they import: no test replaces a module, and loading took a fifth of a run
    isolate: false,
    alias: { 'ovh-landing-zone': new URL('./src/index.ts', import.meta.url).pathname },
    // only what hangs: nothing takes longer than a minute, and a machine may be ten times slower
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
