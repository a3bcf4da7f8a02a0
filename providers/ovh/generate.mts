/**
 * Makes the bindings in `lib/` from `schema/`, if they aren't there or are out of date: `npx tsx providers/ovh/generate.mts [--force]`.
 */
import { fileURLToPath } from 'node:url';
import { isFresh } from './freshness.js';

const root = fileURLToPath(new URL('.', import.meta.url));

if (isFresh(root) && !process.argv.includes('--force')) console.log('bindings: up to date');
else {
  const start = performance.now();
  const { generateBindings } = await import('./generator.js');
  const { types } = await generateBindings(root);
  console.log(`bindings: generated ${types} types in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
