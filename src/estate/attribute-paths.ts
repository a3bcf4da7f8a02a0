/** Whether a path, of an attribute or in the settings, is another one, or inside of it: `nodes.region` is in `nodes`. */
export const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);
