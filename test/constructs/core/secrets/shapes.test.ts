import { expect, test } from 'vitest';
import { maskText } from '../../../../constructs/core/secrets/mask';

/** With secrets in which nothing looks random: only their form tells them. */
test.each<[text: string, masked: string]>([
  ['a -----BEGIN PRIVATE KEY-----\naaaa\n-----END PRIVATE KEY----- b', 'a (hidden) b'],
  ['a ---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\naaaa\n---- END SSH2 ENCRYPTED PRIVATE KEY ----', 'a (hidden)'],
  ['PuTTY-User-Key-File-3: ssh-ed25519\naaaa\nPrivate-MAC: aaaa\nb', '(hidden)\nb'],
  ['a eyJaaaaaaaa.aaaaaaaa.aaaa b', 'a (hidden) b'],
  ['a AKIAAAAAAAAAAAAAAAAA b', 'a (hidden) b'],
  ['a ghp_aaaaaaaaaaaaaaaa b', 'a (hidden) b'],
  ['a sk_live_aaaaaaaaaaaaaaaa b', 'a (hidden) b'],
  ['a SG.aaaaaaaaaaaaaaaa b', 'a (hidden) b'],
  ['a aaaaaaaaaaaaaa.atlasv1.aaaaaaaaaaaaaaaaaaaa b', 'a (hidden) b'],
  ['https://hooks.slack.com/services/team/aaaa/aaaa', 'https://hooks.slack.com/services/(hidden)'],
  ['jdbc:oracle:thin:shop/one@db', 'jdbc:oracle:thin:shop/(hidden)@db'],
  ['a Bearer aaaa1111 b', 'a Bearer (hidden) b'],
  ['db.acme.example:5432:shop:web:one1', 'db.acme.example:5432:shop:web:(hidden)'],
  ['a postgres://shop:one@db b', 'a postgres://(hidden)@db b'],
  ['a redis://:one@db b', 'a redis://(hidden)@db b'],
  ['a postgres://shop:${var.password}@db b', 'a postgres://shop:${var.password}@db b'],
])('a secret is known by its form: %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});
