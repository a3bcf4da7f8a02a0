import { canonical } from './canonical';
import { parseDocument } from './documents';
import { isList, isValues, type Value } from './model';
import { looksRandom } from './random-text';
import { isExpression } from './references';

/** What stands for a secret. */
export const hidden = '(hidden)';

const secretWords =
  /(^|_)(password|passwords|passwd|passphrase|pwd|pass|pw|secret|secrets|token|tokens|credential|credentials|kubeconfig|authorization|bearer|cookie|otp|psk|pat|auth|sig|signature|dsn|htpasswd|payload)($|_)/;
const secretKeys =
  /(^|_)(api|access|private|secret|client|encryption|signing|master|shared|account|application|app|consumer|ssh|service|license|storage|pre_shared)_?(key|keys)($|_)|connection_?string|(^|_)key_(content|data|material|pem)/;
/** Names of what is about a secret and isn't one. */
const aboutSecrets =
  /_(ids?|names?|type|types|ttl|refs?|count|policy|urls?|uri|endpoint|urns?|path|file|algorithm|expires|expires_at|expires_in|expiration|reset|enabled|class|kind|mode|version|length|format|content_type)$/;

/** Whether a name says that its value is a secret: `write_token`, `clientSecret`, `OVH_APPLICATION_KEY`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return (secretWords.test(words) || secretKeys.test(words)) && !aboutSecrets.test(words);
}

/** A value as text, with every secret in it hidden. `path` is where it is; names in it say what it holds. */
export function maskedValue(value: Value, path: string, sensitive = false): string {
  const masked = sensitive ? hideAll(value) : maskValue(value, path);
  return typeof masked === 'string' ? masked : JSON.stringify(masked);
}

const hideAll = (value: Value): Value => (typeof value === 'string' && isReference(value) ? value : hidden);

/** Hides the secrets in a value: by the names around them, and by how they look. */
export function maskValue(value: Value, path: string): Value {
  const names = path.split(/[.[\]"]+/).filter((name) => name !== '' && !/^\d+$/.test(name));
  return mask(value, names.some(isSecretName));
}

function mask(value: Value, isSecret: boolean): Value {
  if (typeof value === 'string') {
    if (isSecret && value !== '' && !isReference(value)) return hidden;
    return maskedDocument(value) ?? maskText(value);
  }
  if (typeof value === 'number') return isSecret ? hidden : value;
  if (isList(value)) return value.map((element) => mask(element, isSecret));
  if (!isValues(value)) return value;
  return Object.fromEntries(
    pairsOf(value).map(([name, inner]) => [maskText(name), mask(inner, isSecret || isSecretName(name))]),
  );
}

/** A text that is a document, where something in it had to be hidden. */
function maskedDocument(text: string): string | undefined {
  const document = parseDocument(text);
  if (document === undefined) return undefined;
  const masked = mask(document, false);
  return canonical(masked) === canonical(document) ? maskText(text) : JSON.stringify(masked);
}

/** `{ name: 'PASSWORD', value: '…' }` says with one value what the other is. */
function pairsOf(value: { readonly [name: string]: Value }): [string, Value][] {
  const key = value['name'] ?? value['key'] ?? value['label'];
  const isPair = typeof key === 'string' && isSecretName(key);
  return Object.entries(value).map(([name, inner]) =>
    isPair && /^values?$/i.test(name) && typeof inner === 'string' && !isReference(inner)
      ? [name, hidden]
      : [name, inner],
  );
}

/** One reference and nothing else; a text in it could be a secret. */
const isReference = (text: string): boolean => /^\$\{[\w.*[\]-]+(\["[\w -]+"\][\w.*[\]-]*)*\}$/.test(text);

/** Longer texts aren't shown: what takes a moment on these takes forever on a text that was written to. */
const longestText = 32_768;

/** Hides the secrets in a text: a document, a script, a message. What refers to something stays. */
export function maskText(text: string): string {
  if (text.length < 4) return text;
  if (text.length > longestText) return `(${text.length} characters, not shown)`;
  if (!isExpression(text)) return maskLiteral(text);
  // an expression may hold texts in quotes; everything else in it is names
  return text.replace(/\$\{[^}]{0,2000}\}|(?:(?!\$\{)[\s\S])+/g, (part) => {
    if (!part.startsWith('${')) return maskLiteral(part);
    return part.replace(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => `"${maskLiteral(inner)}"`);
  });
}

const value = String.raw`(?:\\{0,8}"(?:[^"\\]|\\[^"])*\\{0,8}"|\\{0,8}'[^']*'|[^\s,;&"'<>)}\]]+)`;
const block = String.raw`[|>][-+]?\d?[ \t]*\n(?:[ \t]*\n|[ \t]+[^\n]*\n?)+`;
const heredoc = String.raw`<<[-~]?["']?(\w+)["']?\n[\s\S]*?(?:\n[ \t]*\3\b|$)`;

/** `name = value`, `"name": "value"`, `name: |` with its lines, `name=<<EOT` with its lines. */
const assignment = new RegExp(
  String.raw`(?<![\w.-])([A-Za-z_][\w.-]{0,120})(\\{0,8}["']?[ \t]{0,40}(?:=>|[:=])[ \t]{0,200}(?:\n[ \t]{1,200}(?![^\n]*[:=]))?)(?:${heredoc}|${block}|${value})`,
  'g',
);
/** `name: DB_PASSWORD` and, next to it, `value: …`. */
const namedValue = new RegExp(
  String.raw`\b((?:name|key|label)\\{0,8}["']?\s{0,9}[:=]\s{0,9}\\{0,8}["']?)([\w.-]{1,120})(\\{0,8}["']?,?\s{1,200}\\{0,8}["']?value\\{0,8}["']?\s{0,9}[:=]\s{0,9})${value}`,
  'gi',
);
const flag = new RegExp(String.raw`(--?)([A-Za-z][\w-]*)(\s+)(?!-)${value}`, 'g');
const element = /<([A-Za-z_][\w.-]{0,80})>([^<]+)<\/\1>/g;

const shapes: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|$)/g, hidden],
  [
    /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/:@"'<>]{0,200}:(?!\d{1,5}(?:[/\s"']|$))[^\s"'<>]{0,500}@/gi,
    `$1${hidden}@`,
  ],
  [/(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@"'<>]{1,500}@/gi, `$1${hidden}@`],
  [/\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?/g, hidden],
  [/\b(AKIA|ASIA)[0-9A-Z]{12,}\b/g, hidden],
  [
    /\b(gh[pousr]_|github_pat_|glpat-|glptt-|gldt-|xox[abeprs]-|xapp-|sk_live_|sk_test_|rk_live_|sk-|npm_|pypi-|hvs\.|hvb\.|dop_v1_|AIza|ya29\.|SG\.|shpat_|AGE-SECRET-KEY-|tfp_|ATATT)[\w.=-]{8,}/g,
    hidden,
  ],
  [/\b(Bearer|Basic|Digest)(\s+)[\w.~+/=-]{6,}/gi, `$1$2${hidden}`],
  [/\$(2[aby]|5|6|y|argon2id?)\$[^\s"':]{16,}/g, hidden],
  [/\b(login\s+\S+\s+password\s+)\S+/g, `$1${hidden}`],
  [/((?:^|\s)(?:-u|--user)[ =])["']?[^\s:"']+:[^\s"']+["']?/g, `$1${hidden}`],
  [/\b(password|passphrase|secret|token|api key)(\s+(?:is\s+|was\s+)?)(["'`])[^"'`\n]+\3/gi, `$1$2$3${hidden}$3`],
];

function maskLiteral(text: string): string {
  let masked = shapes.reduce((rest, [shape, by]) => rest.replace(shape, by), text);
  masked = masked
    .replace(assignment, (whole, name: string, between: string) =>
      isSecretName(name) && !whole.endsWith(hidden) ? `${name}${between}${hidden}` : whole,
    )
    .replace(namedValue, (whole, key: string, name: string, between: string) =>
      isSecretName(name) ? `${key}${name}${between}${hidden}` : whole,
    )
    .replace(flag, (whole, dashes: string, name: string, space: string) =>
      isSecretName(name) ? `${dashes}${name}${space}${hidden}` : whole,
    )
    .replace(element, (whole, name: string) => (isSecretName(name) ? `<${name}>${hidden}</${name}>` : whole));
  return masked.replace(/[A-Za-z0-9+/_=~.-]{16,}/g, (word, at: number) => {
    const isDigest = masked.slice(Math.max(0, at - 7), at) === 'sha256:';
    return !isDigest && looksRandom(word) ? hidden : word;
  });
}
