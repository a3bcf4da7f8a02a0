import { expect, test } from 'vitest';
import { looksRandom } from '../../../../constructs/core/secrets/random-text';

test.each([
  ...['A3F9-K2L7-Q8R4-X1Z6', 'Q8zK2-xR4-9LmP2-wT7', 'q8Zr2LmX0vTn5KcW7yBd', '9f86d081884c7d659a2f'],
  ...['mFlSNp3SuIpspeZr', 'ad87cf5e34fb304d', 'SQ6L-2RRKN-V6GHW6P', 'QZ9MTUEC307B-BZG', 'P0J-TCJNPAWQUBCM3'],
  'MD4NB24D-TUL00SW-SAFUA',
])('%s looks as if a generator had made it', (word) => expect(looksRandom(word)).toBe(true));

test.each([
  // a third of its pairs, of which there is one less than letters
  ...['gra11k8sprodmain', 'gra11k8swebcache', 'gra11k8spoolnode'],
  // capitals with a part too short for a group of a license
  ...['X1-A3F9-K2L7-Q8R4-Z6W2', 'GRA11-SBG5-DE1-UK1-WAW1-BHS5'],
  // names of things, with numbers, in capitals and with capitals in them
  ...['release-base-max', 'addwebmax909', 'buildweb19119001', 'build89webpod85image26', 'STATEKEYZONEWEBWEB'],
  ...['runend66-prodGetRunStoreMaxAdd', 'add85add-backupshop23zone52jobsshop'],
  ...['0a1b2c3d-0000-4000-8000-000000000000', '2027-03-31T00:00:00Z'],
])('%s does not', (word) => expect(looksRandom(word)).toBe(false));
