import { InvalidArgumentError } from 'commander';

/**
 * Takes names separated by commas, and more of them when the option is repeated.
 *
 * @param known all names, for the error
 */
export function namesOf<Name extends string>(
  isName: (text: string) => text is Name,
  known: readonly string[],
): (text: string, before?: readonly Name[]) => Name[] {
  return (text, before = []) => {
    const names = text.split(',').map((name) => name.trim());
    const right = names.filter(isName);
    const wrong = names.find((name) => !isName(name));
    if (wrong !== undefined) throw new InvalidArgumentError(`'${wrong}' is none of ${known.join(', ')}.`);
    return [...new Set([...before, ...right])];
  };
}
