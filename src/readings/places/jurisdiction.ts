import { countryOfRegion, isInUnion } from '../../../facts/regions';

/** Where something is: country code of ISO 3166-1, and whether that is in the European Union. */
interface Jurisdiction {
  readonly country: string;
  readonly eu: boolean;
}

/** Where a region is, in whatever spelling; `undefined` for one that the library doesn't know. */
export function jurisdictionOf(region: string): Jurisdiction | undefined {
  const country = countryOfRegion(region);
  return country === undefined ? undefined : { country, eu: isInUnion({ country }) };
}
