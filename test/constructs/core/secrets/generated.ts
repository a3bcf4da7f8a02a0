const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const digits = '0123456789';

/** Text that a generator could have made: the same for the same seed. */
function generated(alphabet: string, length: number, seed: number): string {
  let state = seed * 2654435761 + 97;
  return Array.from({ length }, () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return alphabet.charAt(Math.floor((state / 4294967296) * alphabet.length));
  }).join('');
}

export const word = (length: number, seed: number): string => generated(upper + lower + digits, length, seed);
export const code = (length: number, seed: number): string => generated(upper + digits, length, seed);
export const hex = (length: number, seed: number): string => generated(`${digits}abcdef`, length, seed);
export const base64 = (length: number, seed: number): string => generated(`${upper}${lower}${digits}+/`, length, seed);
/** Letters, digits and what people add to them because a rule asks for it; nothing that ends a word in a shell or in YAML. */
export const password = (seed: number): string => `${generated(lower, 6, seed)}-${generated(digits, 3, seed + 7)}!`;
