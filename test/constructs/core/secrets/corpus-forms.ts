import type { Plant } from './corpus';
import { inside, named } from './corpus-parts';
import { base64, code, hex, password, word } from './generated';

/** Secrets that are known by the name of their attribute, or by how they look. */
export const forms: Readonly<Record<string, Plant>> = {
  ...Object.fromEntries(
    [
      ...[
        'admin_password',
        'dbpassword',
        'adminpass',
        'rootpw',
        'PGPASSWORD',
        'passphrase',
        'user_passwd',
        'smtpPassword2',
      ],
      ...['write_token', 'sas_token', 'vault_token', 'clientSecret', 'OVH_APPLICATION_SECRET', 'application_key'],
      ...[
        'hmac_key',
        'tls_key',
        'unseal_key',
        'private-key',
        'encryptionKey',
        'master_key',
        'api_key',
        'APIKey',
        'apikey',
      ],
      ...[
        'service_account_json',
        'connectionString',
        'kubeconfig',
        'pre_shared_key',
        'psk',
        'dsn',
        'credentials',
        'htpasswd',
      ],
      ...[
        'key_material',
        'key_pem',
        'license_key',
        '.dockerconfigjson',
        'webhook_secret',
        'spring.datasource.password',
      ],
      ...['preshared_key', 'PRESHARED_KEY', 'presharedkey', 'wgPresharedKey', 'enc_key', 'tsig_key', 'md5_key'],
      ...['zone_transfer_key', 'vault_wrapping_key', 'dbmasterkey', 'bgp_md5', 'ospf_md5'],
      ...['passcode', 'door_passcode', 'access_code', 'recovery_code', 'backupCodes', 'mfa_recovery_codes', 'puk'],
      ...['storepass', 'keypass', 'truststorePass', 'proxypw', 'grafanaPass', 'secretstring', 'passwordhash'],
      ...['mdp', 'mdp_admin', 'motdepasse', 'mot_de_passe', 'motDePasseAdmin', 'Kennwort', 'admin_wachtwoord'],
      ...['snmp_community', 'snmp_ro_community', 'community_string', 'rw_community', 'keytab', 'pkcs12', 'client_p12'],
    ].map((name): [string, Plant] => [`named ${name}`, (seed) => named(name, `plain words ${seed}`)]),
  ),
  'application secret': (seed) => named('description', hex(32, seed)),
  'hexadecimal digits of an id that no schema knows': (seed) =>
    named('comment', `${hex(12, seed)}4${hex(3, seed + 50)}a${hex(15, seed + 90)}`),
  'digest without its name': (seed) => named('note', hex(40, seed)),
  'random word without a telling name': (seed) => named('description', word(32, seed)),
  'short random word': (seed) => inside('description', word(20, seed), (secret) => `the new one is ${secret}.`),
  'base64 key': (seed) => named('comment', `${base64(43, seed)}=`),
  'groups of a license': (seed) => named('note', [1, 2, 3, 4, 5].map((part) => code(5, seed * 10 + part)).join('-')),
  'key of S3': (seed) => inside('note', `AKIA${code(16, seed)}`, (secret) => `uses ${secret} to sign`),
  'GitHub token': (seed) =>
    inside('note', `ghp_${word(36, seed)}`, (secret) => `git clone https://${secret}@github.com/a/b`),
  'GitLab token': (seed) => inside('note', `glpat-${word(20, seed)}`, (secret) => `curl -H "PRIVATE-TOKEN: ${secret}"`),
  'Slack hook': (seed) =>
    inside(
      'note',
      `T${code(8, seed)}/B${code(8, seed + 1)}`,
      (secret) => `https://hooks.slack.com/services/${secret}/abc`,
    ),
  'token of a vault': (seed) => named('note', `hvs.${word(24, seed)}`),
  'token of a registry': (seed) => named('note', `dckr_pat_${word(27, seed)}`),
  'JSON web token': (seed) =>
    inside('note', `eyJ${word(20, seed)}.eyJ${word(30, seed)}.${word(43, seed)}`, (secret) => `jwt=${secret};`),
  ...Object.fromEntries(
    [
      'PRIVATE KEY',
      'RSA PRIVATE KEY',
      'EC PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
      'OPENSSH PRIVATE KEY',
      'PGP PRIVATE KEY BLOCK',
    ].map((kind): [string, Plant] => [
      `PEM of ${kind}`,
      (seed) =>
        inside(
          'content',
          base64(64, seed),
          (secret) => `-----BEGIN ${kind}-----\n${secret}\n${base64(64, seed + 500)}\n-----END ${kind}-----\n`,
        ),
    ]),
  ),
  'PEM that is cut': (seed) =>
    inside('content', base64(64, seed), (secret) => `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n${base64(9, seed)}`),
  ...Object.fromEntries(
    [
      '$1$',
      '$apr1$',
      '$2y$10$',
      '$2b$12$',
      '$5$',
      '$6$rounds=5000$',
      '$y$j9T$',
      '$argon2id$v=19$m=65536,t=3,p=4$',
      '{SSHA}',
    ].map((prefix): [string, Plant] => [
      `hash ${prefix}`,
      (seed) =>
        inside(
          'content',
          word(22, seed),
          (secret) => `shop:${prefix}${word(8, seed + 1)}${prefix === '{SSHA}' ? '' : '$'}${secret}:19000:0`,
        ),
    ]),
  ),
  'password in a URL': (seed) =>
    inside('endpoint', password(seed), (secret) => `postgres://shop:${secret}@db.acme.example:5432/shop`),
  'password in a URL with an empty user': (seed) =>
    inside('endpoint', password(seed), (secret) => `redis://:${secret}@cache.acme.example:6379/0`),
  'password with a slash in a URL': (seed) =>
    inside('endpoint', `pw/${seed}/word`, (secret) => `see amqp://shop:${secret}@mq.acme.example/vhost.`),
  'password of Oracle': (seed) =>
    inside('endpoint', password(seed), (secret) => `jdbc:oracle:thin:shop/${secret}@db.acme.example:1521/shop`),
  'password beside a reference in a URL': (seed) =>
    inside(
      'endpoint',
      password(seed),
      (secret) => `postgres://shop:${secret}@\${ovh_cloud_project_database.Main.host}/shop`,
    ),
  'basic authorization': (seed) => inside('header', base64(24, seed), (secret) => `Authorization: Basic ${secret}`),
  'bearer token': (seed) => inside('header', `opaque${seed}value`, (secret) => `Bearer ${secret}`),
  'authorization of an own kind': (seed) =>
    inside('header', `plain ${seed} words`, (secret) => `Authorization: Own ${secret}`),
  cookie: (seed) =>
    inside('header', `sid=${password(seed)}`, (secret) => `curl -H 'Cookie: ${secret}; a=b' https://acme.example`),
  'signed address': (seed) =>
    inside(
      'link',
      `${base64(30, seed)}%3D`,
      (secret) => `https://acme.blob.example/backup?sv=2023-11-03&sr=b&sig=${secret}`,
    ),
  'account key': (seed) =>
    inside(
      'value',
      password(seed),
      (secret) => `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${secret};EndpointSuffix=core`,
    ),
  'error message': (seed) =>
    inside('message', `swordfish${seed}`, (secret) => `login failed: password "${secret}" was refused`),
};
