/** Functions that give what is in a file, or which files there are; the first argument of each says where. */
export const fileFunction = String.raw`(?:templatefile|file(?:exists|set|md5|base64|(?:base64)?sha\d+)?)`;

const whole = new RegExp(`^${fileFunction}$`);

/** @param name without the `core::` that any function may have in front */
export const readsFiles = (name: string): boolean => whole.test(name);
