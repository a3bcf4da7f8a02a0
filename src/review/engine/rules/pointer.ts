/** What an expression leads to, where its value is that and nothing else. */
interface Pointer {
  readonly address: string;
  /** Behind the address, as it is written, with the functions around it. */
  readonly path: string;
  /** Its first attribute. */
  readonly name?: string;
}

/** The pointer that a text is: `${ovh_vrack.Main.id}`, also in a function that only takes it out of a list. */
export const pointerIn = (text: string): Pointer | undefined => pointing(/^\$\{(.*)\}$/s.exec(text)?.[1] ?? '');

function pointing(expression: string): Pointer | undefined {
  const [, wrapped, behind = ''] = /^\w+\((.*)\)((?:\.[\w-]+|\[\d+\])*)$/s.exec(expression) ?? [];
  if (wrapped !== undefined) {
    if (!/^(one|tolist|toset|tostring)\(/.test(expression)) return undefined;
    const inner = pointing(wrapped);
    return inner && { ...inner, path: `${expression.slice(0, expression.indexOf('('))}(${inner.path})${behind}` };
  }
  const [, address, path = ''] =
    /^((?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*)((?:\.[\w*-]+|\[[^[\]]*\])*)$/.exec(expression) ?? [];
  const [, name] = /^(?:\[[^\]]*\])?\.([A-Za-z_][\w-]*)/.exec(path) ?? [];
  return address === undefined ? undefined : { address, path, ...(name === undefined ? {} : { name }) };
}
