import { z } from 'zod';
import { type RegionName, regionNames, regionOf } from '../../facts/regions';

export const regionName = z.enum(regionNames as unknown as [RegionName, ...RegionName[]]);

/** Host of the S3 API of a region's object storage. */
export const s3Endpoint = (name: RegionName): string =>
  `https://s3.${regionOf(name).data.toLowerCase()}.io.cloud.ovh.net`;

/** An availability zone: `a` and `eu-west-par-a`. */
interface Zone {
  readonly letter: string;
  readonly name: string;
}

/** Availability zones of a region; none where a region has one zone, which takes no name. */
export const zonesOf = (region: RegionName): Zone[] =>
  regionOf(region).zones.map((name) => ({ letter: name.slice(name.lastIndexOf('-') + 1), name }));
