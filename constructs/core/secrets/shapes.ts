import { blank } from './atoms';

/** Passwords that a system keeps: crypt(3), htpasswd, PBKDF2, SCRAM; in a script with `\\` before each `$`. */
const hashes = [
  /(?<![\w$])\\?\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|md5|sha1|argon2(?:id?|d)|scrypt|pbkdf2(?:-sha\d+)?)\\?\$[^\s"'`:,;<>]{8,400}/g,
  /\{(?:SSHA|SHA|SMD5|MD5|CRYPT|PBKDF2|ARGON2)\d{0,3}\}[\w+/=.$-]{8,200}/g,
  /\b(?:pbkdf2_sha\d+|bcrypt_sha256|SCRAM-SHA-\d+)\$[^\s"',;]{16,300}/g,
];

/** What issuers of tokens put in front of them. */
const prefixes = [
  'gh[pousr]_|github_pat_|gl(?:pat|ptt|dt|rt|soat|cbt|ft|imt|agent)-|xox[abeoprs]-|xapp-',
  '(?:sk|rk|pk)_(?:live|test)_|whsec_|sk-(?!ssh-|ecdsa-)(?=[\\w-]{0,40}\\d)|npm_|pypi-|hvs\\.|hvb\\.|hvr\\.|do[opr]_v1_|AIza|ya29\\.|GOCSPX-',
  'SG\\.|shp(?:at|ca|pa|ss)_|AGE-SECRET-KEY-|tfp_|ATATT|ATCTT|dckr_(?:pat|oat)_|hf_|lin_api_|NRAK-|gl(?:sa|c)_|figd_|dapi(?=[0-9a-f]{32})|sbp_|key-(?=[0-9a-f]{32})',
];

const pem = 'BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?';

/** Secrets that are known by their form, each with what stands for it. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // to the end of a block, or of the text where it was cut
  [
    new RegExp(`-----${pem}-----(?:(?!-----BEGIN )[\\s\\S])*?(?:-----END [A-Z0-9 ]{0,40}-----|(?=-----BEGIN )|$)`, 'g'),
    blank,
  ],
  [/---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[\s\S]*?(?:---- END [^\n]{0,60}|$)/g, blank],
  [/PuTTY-User-Key-File-\d:[\s\S]*?(?:Private-MAC:[^\n]*|$)/g, blank],
  [/\beyJ[\w-]{5,2000}\.[\w-]{4,8000}(?:\.[\w-]{0,2000}){0,3}/g, blank],
  [/\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{12,}\b/g, blank],
  [new RegExp(`(?<![\\w-])(?:${prefixes.join('|')})[\\w.=-]{12,}`, 'g'), blank],
  [/\b\w{14}\.atlasv1\.[\w-]{20,}/g, blank],
  [
    /(https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks|[\w.-]+\.webhook\.office\.com\/webhookb2)\/)[^\s"'<>]+/g,
    `$1${blank}`,
  ],
  // `jdbc:oracle:thin:user/password@host`
  [/(\bjdbc:oracle:\w{1,20}:[^\s/@:"'<>]{1,200}\/)(?!\/)[^\s"'<>]{1,300}(?=@)/gi, `$1${blank}`],
  [/\b(Bearer|Basic|ApiKey|Negotiate)([ \t]+)(?=[^\s"',;]{0,200}[\d=+])[\w.~+/=-]{6,}/gi, `$1$2${blank}`],
  // a line of .pgpass
  [
    /((?:^|[\s"'`])[^\s:"'`#]{1,200}:(?:\d{4,5}|\*):[^\s:]{1,100}:(?![\da-fA-F]{1,4}:)[A-Za-z_*][^\s:]{0,99}:)([^\s:"'`]{4,200})(?=$|[\s"'`\\])/g,
    `$1${blank}`,
  ],
  ...hashes.map((hash) => [hash, blank] as const),
];

/** `scheme://user:password@`, also with an empty user; what looks like a port is none. */
const address =
  /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/:@"'<>]{0,200}:)(?!\d{1,5}(?:[/\s"'?#]|$))([^\s"'<>]{1,500})@/gi;

/** Hides what is known by its form. */
export const hideShapes = (text: string, isSettled: (part: string) => boolean): string =>
  shapes
    .reduce((rest, [shape, by]) => rest.replace(shape, by), text)
    .replace(address, (whole, scheme: string, _user: string, password: string) =>
      isSettled(password) ? whole : `${scheme}${blank}@`,
    );
