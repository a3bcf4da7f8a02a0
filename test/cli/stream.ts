/** A stand-in for stdout that keeps what is written to it. */
export function stream(terminal?: { readonly columns: number }) {
  const written: string[] = [];
  return {
    ...(terminal ? { isTTY: true, columns: terminal.columns } : {}),
    write: (text: string) => written.push(text),
    text: () => written.join(''),
  };
}
