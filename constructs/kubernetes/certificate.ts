import { z } from 'zod';

const block = /-----BEGIN ([A-Z0-9 ]+)-----\s([A-Za-z0-9+/=\s]+)-----END \1-----/g;

/** What is wrong with a file of certificates in base64: PEM in which nothing but words is beside them. What is in a key is never shown. */
export function certificateProblem(content: string): string | undefined {
  const base64 = content.replaceAll(/\s/g, '');
  const isEncoded = z.base64().min(1).safeParse(base64).success;
  const pem = isEncoded ? Buffer.from(base64, 'base64').toString('latin1') : content;
  if (/PRIVATE KEY/.test(pem))
    return 'holds a private key; take it out, give the certificate alone, and make a new key';
  if (!isEncoded) return 'must be base64; encode the PEM file';
  const blocks = [...pem.matchAll(block)];
  const rest = pem.replaceAll(block, '');
  const isWhole =
    !rest.includes('-----') && blocks.every(([, kind, body = '']) => kind === 'CERTIFICATE' && isSequence(body));
  return blocks.length > 0 && isWhole
    ? undefined
    : 'must be a PEM certificate in base64; encode the file that begins with -----BEGIN CERTIFICATE-----';
}

/** Whether base64 is one sequence of ASN.1 from its first to its last byte, as a certificate is. */
function isSequence(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64');
  const first = bytes[1] ?? 0;
  const more = first < 0x80 ? 0 : first - 0x80;
  if (bytes[0] !== 0x30 || more > 4 || bytes.length < 2 + more) return false;
  const length = more === 0 ? first : bytes.readUIntBE(2, more);
  return bytes.length === 2 + more + length;
}
