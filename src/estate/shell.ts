/** Starts this library's program wherever its package is installed, which puts it on no PATH: commands that are printed begin with it. */
export const landingZone = 'npx landing-zone';

/** A text as one word of a shell, whatever is in it: somebody will paste the line. */
export const shellWord = (text: string): string =>
  /^[\w./@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
