import { remembered } from './remembered';

/**
 * What a name says of its value. `all`: a secret, whatever is in it. `group`: a secret, and so is what is below it, but for the names of
 * things. `value`: a secret where a text stands directly behind it; as the name of a section it is harmless (`auth: { enabled: true }`).
 */
export type Says = 'all' | 'group' | 'value' | 'nothing';

/** Ends of words that tell a secret, also with what form it has: `dbpassword`, `PGPASSWORD`, `clientSecrets`, `secretstring`. */
const secretEnds =
  /(?:(?:passwords?|passwds?|passphrases?|passcodes?|secrets?|tokens?)(?:strings?|values?|text|data|hash|plain|base64|b64)?|credentials?|creds|pwds?|kubeconfigs?|apikeys?|dockerconfigjson|dockercfg)$/;
/** The same in other languages: Dutch, French, German, Italian, Polish, Portuguese, Spanish. */
const foreignEnds = /(?:passwort|passwoerter|kennwort|wachtwoord|motdepasse|parolachiave|contrasena|senha|haslo)$/;
/** A word that ends so tells one, whoever it belongs to: `storepass`, `rootpw`; ordinary words end so as well. */
const shortEnds = /(?:pass|pw)$/;
const ordinary = /(?:by|com|encom|sur|tres|over|under|multi|single|two|first|second|low|high|band|proxy)pass$/;
const groupWords = /^(?:otp|psk|dsn|mnemonic|totp|mdp|passe)$/;
const valueWords =
  /^(?:authorization|bearer|cookies?|pat|auth|sig|signature|payload|jwt|pin|puk|cvv|cvc|netrc|sas|keytabs?|pkcs12|p12|pfx|jks)$/;
/** What is shared by two sides of a protocol, under the name of the protocol: `snmp_community`, `bgp_md5`. */
const protocolSecrets =
  /(?:^|_)snmp(?:_\w+)?_communit(?:y|ies)(?:_strings?)?$|(?:^|_)communit(?:y|ies)_strings?$|(?:^|_)(?:ro|rw)_?community$|(?:^|_)(?:bgp|ospf|rip|isis|eigrp|ldp|vrrp|hsrp|tcp|peer|neighbou?r)_md5$/;
/** What a code opens: `passcode` ends as a secret does, `country_code` opens nothing. */
const codeWords =
  /^(?:access|pass|recovery|backup|unlock|unseal|pairing|activation|security|verification|auth|authorization|login|otp|mfa|totp|2fa|pin|secret|door|scratch|emergency)$/;
/** What a key opens or signs that is nobody else's business. */
const keyWords =
  /^(?:preshared|enc|dec|crypt|cipher|symmetric|wrapping|tsig|transfer|md5|sha1|sha256|sha512|bgp|ospf|ntp|snmp|radius|tacacs|isakmp|ike|vpn|wep|wpa|wpa2|wifi|api|access|private|secret|client|encryption|encrypt|decryption|signing|sign|master|shared|account|application|app|consumer|service|license|storage|hmac|tls|ssl|unseal|recovery|session|cookie|jwt|aes|rsa|ecdsa|gpg|pgp|wireguard|ipsec|webhook|server|host|deploy|auth|admin|root|write|instrumentation|ingest|customer)$/;
/** Keys in one word with what is before them: `presharedkey`, `dbmasterkey`. */
const joinedKeys = /(?:private|secret|api|access|encryption|signing|master|shared)keys?$/;
const keyForms = /^(?:data|contents?|material|pem|base64|b64)$/;
/** Last words of names that are about a secret and aren't one. */
const about =
  /^(?:ids?|names?|types?|ttl|refs?|references?|counts?|polic(?:y|ies)|urls?|uris?|endpoints?|urns?|arns?|paths?|files?|filenames?|dirs?|algorithms?|alg|expires|expiry|expiration|reset|enabled|disabled|class|kinds?|modes?|versions?|length|size|formats?|required|optional|rotation|lifetime|duration|age|interval|timeout|days|hours|minutes|seconds|providers?|stores?|managers?|backends?|engines?|issuers?|audiences?|scopes?|usages?|annotations|labels|namespaces?|selectors?|roles?|users?|usernames?|owners?|headers?|fields?|templates?|descriptions?|status|states?|at|in|bits|hint|reuse|history|complexity|protection|methods?|drivers?|operators?|controllers?|generation|prefix|updates?|updated|created|changed|stdin|fd|env|command|cmd|prompt)$/;
/** Secrets that are somewhere else, of which only the name is given, or that of their key. */
const elsewhere = /(?:^|_)(?:existing|external|pull)_secrets?$|(?:^|_)(?:password|existing_secret(?:_[a-z]+)*)_keys?$/;
const numbers = /^(?:max|min|num|number|checksum|no|without|skip|ask)(?:_|$)/;
/** Names below a secret that say nothing of it. */
const selectors =
  /^(?:name|namespace|secret_name|type|kind|optional|default_mode|mode|enabled|version|api_version|property|expire|user|username|login|description|sensitive|nullable)$/;

/** Names of what is told apart by its value, as programs use them; a schema knows more. */
const idWords = /^ids?$|(?:^|_)(?:uuids?|urns?|projects?|project_ids?|service_names?|project_service|existing|adopt)$/;
/** Names of what a content comes down to, or where it stands in Git. */
const digestWords =
  /^checksum_|(?:^|_)(?:sha|sha_?1|sha_?256|sha_?384|sha_?512|md_?5|checksums?|digests?|hash|hashes|etag|commit|commit_id|revision|rev|ref|target_revision|git_ref|head|base|integrity|fingerprints?|thumbprints?)$/;

/** The words of a name in lower case with `_` between them: `clientSecret`, `app.kubernetes.io/client-secret` are `client_secret`. */
const wordsOf = remembered((name) =>
  name
    .slice(-200)
    .replace(/^(?:[\w-]+\.)+[a-z]+\//, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '')
    .toLowerCase(),
);

/** The last name of a path: of `s3.skip_credentials_validation` what follows the dot. */
const lastOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** What a name says of its value: `write_token`, `clientSecret`, `OVH_APPLICATION_KEY`, `PGPASSWORD`. */
export function saysOf(name: string): Says {
  if (name.includes('.') && numbers.test(wordsOf(lastOf(name)))) return 'nothing';
  return saidOfWords(wordsOf(name));
}

const saidOfWords = remembered((text): Says => {
  if (/(?:^|_)string_?data$/.test(text)) return 'all';
  const parts = text.split('_');
  const last = parts.at(-1) ?? '';
  if (about.test(last) || elsewhere.test(text) || numbers.test(text)) return 'nothing';
  if (/connection_?str(?:ing)?s?$|service_account_json$|^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(text)) return 'group';
  if (protocolSecrets.test(text)) return 'group';
  const bare = parts.map((part) => part.replace(/(?<=[a-z]{2})\d{1,3}$/, ''));
  if (bare.some((part) => secretEnds.test(part) || foreignEnds.test(part) || groupWords.test(part))) return 'group';
  if (bare.some((_, index) => isPass(bare, index))) return 'group';
  if (isKey(parts) || isCode(bare)) return 'group';
  return [...parts, ...bare].some((part) => valueWords.test(part)) ? 'value' : 'nothing';
});

/** `storepass`, `smtp_pass`; `proxy_pass` says where to, and `pass_through` lets through. */
function isPass(parts: readonly string[], index: number): boolean {
  const [before = '', part = '', after = ''] = [parts[index - 1], parts[index], parts[index + 1]];
  if (!shortEnds.test(part) || ordinary.test(part)) return false;
  return !/^(?:proxy|fastcgi|uwsgi|by)$/.test(before) && !/^(?:through|thru|by|over|on|rate|count|fail)$/.test(after);
}

/** `recovery_code`, `backupCodes`. */
const isCode = (parts: readonly string[]): boolean =>
  parts.some((part, index) => /^codes?$/.test(part) && codeWords.test(parts[index - 1] ?? ''));

/** `tls_key`, `privateKeyPem`, `pre-shared-key`, `apikeys`. */
function isKey(parts: readonly string[]): boolean {
  return (
    parts.some((numbered, index) => {
      const part = numbered.replace(/\d{1,3}$/, '');
      const [, stem] = /^(.+?)keys?$/.exec(part) ?? [];
      if (stem !== undefined) return keyWords.test(stem) || joinedKeys.test(part);
      if (!/^keys?$/.test(part)) return false;
      const rest = parts.slice(index + 1);
      if (rest.some((form) => !keyForms.test(form))) return false;
      return rest.length > 0 || keyWords.test(parts[index - 1] ?? '');
    }) && !parts.includes('public')
  );
}

/** Whether a name says that its value is a secret, or everything below it. */
export const isSecretName = (name: string): boolean => saysOf(name) !== 'nothing';

/** Whether a name below that of a secret says that this part of it is none: `secret: { name, optional }`. */
export const isSelector = (name: string): boolean => selectors.test(wordsOf(name));

/** Whether these are all names of something that says which secret it is about, and not what is in it. */
export const isSelection = (names: readonly string[]): boolean =>
  names.length > 0 && names.every((name) => isSelector(name) || (name === 'key' && names.includes('name')));

/** Whether there can be many of what a name says, so that a number is how many there are. */
export const isCounted = (name: string): boolean => /(?:secrets|tokens|credentials|passwords|keys)$/i.test(name);

/** Names whose value is the name of what stands beside it: `{ name: 'PASSWORD', value: '…' }`. */
export const isPairName = (name: string): boolean =>
  /^(?:name|key|label|variable|parameter|property|env|k)$/i.test(name);
export const isPairValue = (name: string): boolean => /^(?:values?|val|v|default|content|default_?value)$/i.test(name);

/** Whether a name says that its value is an id of some kind; a project's, and the secret of an application, have 32 hexadecimal digits. */
export const isShortIdName = (name: string): boolean => /_ids?$/.test(wordsOf(name));

/** Whether a name says that its value is an id or a digest: hexadecimal digits under it are no secret. */
export const isIdName = (name: string): boolean => idWords.test(wordsOf(name)) || digestWords.test(wordsOf(name));
