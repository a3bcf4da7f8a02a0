/** Attributes that say what an argument says, by the type that has them: nothing else is in them. */
const echoes: { readonly [type: string]: { readonly [attribute: string]: string } } = {
  terraform_data: { output: 'input' },
};

/** Arguments by the attributes that repeat them. Nothing in such a type is a block. */
export const repeatedBy = (type: string): { readonly [attribute: string]: string } =>
  Object.hasOwn(echoes, type) ? (echoes[type] ?? {}) : {};

/** Types that are only there to pass on what they are given. */
export const passingOn: readonly string[] = Object.keys(echoes);

/** Whether something is only there to pass on what it is given. */
export const isPassingOn = (type: string): boolean => Object.hasOwn(echoes, type);
