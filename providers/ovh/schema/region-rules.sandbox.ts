import { isRegion, dataRegions as known, regionIn, regions } from '../../../facts/regions';
import { text, valuesAt } from '../rules/given';
import { incomplete, type Refusal, wording } from './behaviour';

/**
 * What is refused of the regions of a product that has its own names for them, with those that are known as `{known}`. A name that
 * belongs to another product, or that is in lower case, is wrong for sure; one that nobody here has heard of may be new.
 */
export function dataRegionRefusals(
  says: string,
  source: string,
  attribute: string,
  more: Pick<Refusal, 'on'> = {},
): readonly Refusal[] {
  const refusal = (isWrong: (region: string) => boolean): Pick<Refusal, 'status' | 'says' | 'when'> => ({
    status: 400,
    says,
    when: ({ now }) => {
      const region = valuesAt(now, attribute).find((one) => !known.includes(text(one)) && isWrong(text(one)));
      return region !== undefined && { region, known: known.join(', ') };
    },
  });
  return [
    {
      ...refusal((region) => regionIn(region) !== undefined || !isRegion(region)),
      ...more,
      source: `${source}: its regions have names of their own`,
      unsure: wording,
    },
    { ...refusal(() => true), ...more, source, unsure: incomplete, list: { of: attribute, in: regions } },
  ];
}

/** A region that no product of OVHcloud has. */
export const unknownRegion = (attribute: string): Refusal => ({
  status: 404,
  says: `Region {${attribute}} does not exist`,
  source: "OVHcloud's public list of regions",
  unsure: `${incomplete}: it may be new`,
  when: ({ now }) => !isRegion(text(now[attribute])),
});
