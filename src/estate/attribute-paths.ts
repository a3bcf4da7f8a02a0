/** Whether a path, of an attribute or in the settings, is another one, or inside of it: `nodes.region` is in `nodes`. */
export const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** A path without the numbers of elements: `nodes.region` of `nodes[0].region`. */
export const withoutIndices = (path: string): string => path.replaceAll(/\[\d+\]/g, '');
