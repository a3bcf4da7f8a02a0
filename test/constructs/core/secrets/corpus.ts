/** A secret of a kind, and the texts in which a program could carry it. */
export interface Planted {
  readonly kind: string;
  readonly secret: string;
  /** A value as it stands in a program, with the name of its attribute. */
  readonly name: string;
  readonly value: string;
}

/** Text that a generator could have made: the same for the same seed. */
function generated(alphabet: string, length: number, seed: number): string {
  let state = seed * 2654435761 + 97;
  return Array.from({ length }, () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return alphabet.charAt(Math.floor((state / 4294967296) * alphabet.length));
  }).join('');
}

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = upper.toLowerCase();
const digits = '0123456789';
const word = (length: number, seed: number) => generated(upper + lower + digits, length, seed);
const hex = (length: number, seed: number) => generated(`${digits}abcdef`, length, seed);
const base64 = (length: number, seed: number) => generated(`${upper}${lower}${digits}+/`, length, seed);

/** Each kind: the secret for a seed, and where it stands. */
const kinds: Readonly<Record<string, (seed: number) => Omit<Planted, 'kind'>>> = {
  'password by its name': (seed) => same('admin_password', `horse-${seed}-battery`),
  'token by its name': (seed) => same('write_token', `plain words ${seed}`),
  'application secret': (seed) => same('description', hex(32, seed).replace(/^(.{12})4/, '$15')),
  'random word without a telling name': (seed) => same('description', word(32, seed)),
  'base64 key': (seed) => same('comment', `${base64(43, seed)}=`),
  'key of S3': (seed) =>
    inside('note', `AKIA${generated(upper + digits, 16, seed)}`, (secret) => `uses ${secret} to sign`),
  'GitHub token': (seed) =>
    inside('note', `ghp_${word(36, seed)}`, (secret) => `git clone https://${secret}@github.com/a/b`),
  'GitLab token': (seed) => inside('note', `glpat-${word(20, seed)}`, (secret) => `curl -H "PRIVATE-TOKEN: ${secret}"`),
  'JSON web token': (seed) =>
    inside('note', `eyJ${word(20, seed)}.eyJ${word(30, seed)}.${word(43, seed)}`, (secret) => `jwt=${secret};`),
  'private key': (seed) =>
    inside(
      'content',
      base64(64, seed),
      (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}\n${base64(64, seed + 500)}\n-----END PRIVATE KEY-----\n`,
    ),
  'password in a URL': (seed) =>
    inside('endpoint', `pw${seed}word`, (secret) => `postgres://shop:${secret}@db.acme.example:5432/shop`),
  'basic authorization': (seed) => inside('header', base64(24, seed), (secret) => `Authorization: Basic ${secret}`),
  'bearer token': (seed) => inside('header', `opaque${seed}value`, (secret) => `Bearer ${secret}`),
  'password in JSON': (seed) =>
    inside('document', `sesame-${seed}`, (secret) => JSON.stringify({ db: { password: secret, port: 5432 } })),
  'password in JSON in JSON': (seed) =>
    inside('document', `sesame-${seed}`, (secret) =>
      JSON.stringify({ config: JSON.stringify({ client_secret: secret }) }),
    ),
  'password in YAML': (seed) =>
    inside('values', `sesame-${seed}`, (secret) => `db:\n  user: shop\n  password: ${secret}\n`),
  'block of YAML': (seed) =>
    inside(
      'values',
      `first line ${seed}`,
      (secret) => `auth:\n  clientSecret: |\n    ${secret}\n    second line\n  user: shop\n`,
    ),
  heredoc: (seed) =>
    inside(
      'user_data',
      `line of ${seed}`,
      (secret) => `#!/bin/sh\nexport DB_PASSWORD=$(cat <<EOT\nx\nEOT\n)\nTOKEN=<<EOT\n${secret}\nEOT\n`,
    ),
  'environment of a script': (seed) =>
    inside('user_data', `swordfish${seed}`, (secret) => `#!/bin/sh\nexport OS_PASSWORD="${secret}"\nrun\n`),
  'flag of a command': (seed) =>
    inside('user_data', `swordfish${seed}`, (secret) => `mysql --user shop --password ${secret} shop\n`),
  'error message': (seed) =>
    inside('message', `swordfish${seed}`, (secret) => `login failed: password "${secret}" was refused`),
  'name and value in YAML': (seed) =>
    inside('values', `swordfish${seed}`, (secret) => `env:\n  - name: DB_PASSWORD\n    value: ${secret}\n`),
  'name and value': (seed) =>
    inside('env', `swordfish${seed}`, (secret) => JSON.stringify([{ name: 'DB_PASSWORD', value: secret }])),
};

const same = (name: string, secret: string) => ({ name, secret, value: secret });
const inside = (name: string, secret: string, put: (secret: string) => string) => ({
  name,
  secret,
  value: put(secret),
});

/** Five secrets of each kind. */
export const planted: readonly Planted[] = Object.entries(kinds).flatMap(([kind, make]) =>
  [1, 2, 3, 4, 5].map((seed) => ({ kind, ...make(seed) })),
);
