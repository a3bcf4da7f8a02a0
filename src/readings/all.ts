import { access } from './access/access';
import { addresses } from './addresses/addresses';
import { exposure } from './exposure/exposure';
import { places } from './places/places';
import type { Reading } from './reading';

/** Every reading, in the order in which a review shows them. Each is a command, a table of the review, and gates. */
export const readings: readonly Reading[] = [access, exposure, addresses, places];
