import fc from 'fast-check';

/**
 * What property tests draw. In CI always the same: a pull request isn't stopped by what somebody else left open long ago.
 * Elsewhere each run draws anew; `PROPERTY_SEED=<number>` draws again what a failing run printed.
 */
const { PROPERTY_SEED, CI } = process.env;
if (PROPERTY_SEED !== undefined) fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
else if (CI === 'true') fc.configureGlobal({ seed: 20_261_126 });
