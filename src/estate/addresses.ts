/** The address of a block, from that of one of its instances: `ovh_vrack.Main` of `ovh_vrack.Main["a"]`. */
export const withoutKey = (address: string): string => address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/, '');
