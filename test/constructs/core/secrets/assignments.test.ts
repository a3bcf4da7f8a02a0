import { describe, expect, test } from 'vitest';
import { maskText } from '../../../../constructs/core/secrets/mask';

describe('of what stands behind a secret name is hidden', () => {
  test.each<[what: string, text: string, masked: string]>([
    ['the word, in a sentence', 'the password: one, size 3', 'the password: (hidden), size 3'],
    ['the line, behind the first name of it', 'password: one two, size 3', 'password: (hidden)'],
    [
      'the line without what comments on it',
      'password = one two # of db\nsize = 3',
      'password = (hidden) # of db\nsize = 3',
    ],
    ['the line and what is further in', 'password: one\n  two\nsize: 3', 'password: (hidden)\nsize: 3'],
    ['the word, where no space is before it', 'export PASSWORD=one; run', 'export PASSWORD=(hidden); run'],
    [
      'the word, in a sentence, and none behind it',
      'the password: one two, size 3',
      'the password: (hidden) two, size 3',
    ],
    ['the line behind the first name, also behind a sign of two letters', 'password:=one two', 'password:=(hidden)'],
    ['the word behind what is not the first of its line', 'a\n(password = one two', 'a\n(password = (hidden) two'],
    ['all of a word, where it is the first of a line', 'PASSWORD=a,b<c>d run', 'PASSWORD=(hidden) run'],
    ['the line and no other, behind =', 'password = one\n  size = 3', 'password = (hidden)\n  size = 3'],
    ['lines behind a bar with a comment', 'password: | # main\n  one two\nsize: 3', 'password: (hidden)\nsize: 3'],
    [
      'a part in braces at the beginning of a line',
      'a\n{ password: one two, b: 3 }',
      'a\n{ password: (hidden), b: 3 }',
    ],
    ['signs', 'password=+++', 'password=(hidden)'],
    ['a number', 'pin=1234 and pin: 5678', 'pin=(hidden) and pin: (hidden)'],
    ['what is in braces without a name', 'auth: { one }', 'auth: (hidden)'],
    ['a word behind a path', 'see /token: one', 'see /token: (hidden)'],
    [
      'nothing, of a version or of a part of a URN',
      'acme/token:1.24 urn:v1:token:one',
      'acme/token:1.24 urn:v1:token:one',
    ],
    ['nothing, of a variable', '$token: one', '$token: one'],
    ['nothing, of a way to log in', 'auth: basic\npassword: basic', 'auth: basic\npassword: (hidden)'],
    ['nothing, of a section with one name about it', 'auth: { size: 3 }', 'auth: { size: 3 }'],
    ['nothing, of one switch', 'secret:\n  rotate: true\nsize: 3', 'secret:\n  rotate: true\nsize: 3'],
    ['a word up to a bracket', 'x (token=one) y', 'x (token=(hidden)) y'],
    ['a part in braces', 'a { password: one two, b: 3 }', 'a { password: (hidden), b: 3 }'],
    ['a text in quotes', 'x password="one two" y', 'x password="(hidden)" y'],
    ['a document', 'password = <<EOT\none\nEOT\nsize = 3', 'password = (hidden)\nsize = 3'],
    ['a command', 'x token=$(cat one two) y', 'x token=(hidden) y'],
    ['lines behind a bar', 'password: |-\n  one\n\n  two\nsize: 3', 'password: (hidden)\nsize: 3'],
    ['all of a header', 'x Cookie: a=one; b=two', 'x Cookie: (hidden)'],
    ['all of a header in quotes', "x 'Authorization: Basic one two' y", "x 'Authorization: (hidden)' y"],
    [
      'nothing, of a section that says which one it is',
      'secret: { name: db, key: shop }',
      'secret: { name: db, key: shop }',
    ],
    ['nothing, of a section about it', 'auth: { size: 3, color: red }', 'auth: { size: 3, color: red }'],
    ['nothing, where it is how many', 'tokens=3 and max_tokens: 4096', 'tokens=3 and max_tokens: 4096'],
    ['nothing, where nothing is behind it', 'password:\nsize: 3', 'password:\nsize: 3'],
  ])('%s', (_, text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});

describe('a value beside the name of a secret is hidden', () => {
  test.each<[what: string, text: string, masked: string]>([
    ['behind it', 'name: DB_PASSWORD\nvalue: one', 'name: DB_PASSWORD\nvalue: (hidden)'],
    ['before it', 'value: one\nname: DB_PASSWORD', 'value: (hidden)\nname: DB_PASSWORD'],
    [
      'before it and before another secret',
      'value: one\ntoken: two\nname: DB_PASSWORD',
      'value: (hidden)\ntoken: (hidden)\nname: DB_PASSWORD',
    ],
    ['four names on', 'name: PIN\na: 1\nb: 2\nc: 3\nvalue: one', 'name: PIN\na: 1\nb: 2\nc: 3\nvalue: (hidden)'],
    ['four names before', 'value: one\na: 1\nb: 2\nc: 3\nname: PIN', 'value: (hidden)\na: 1\nb: 2\nc: 3\nname: PIN'],
    ['not five on', 'name: PIN\na: 1\nb: 2\nc: 3\nd: 4\nvalue: one', 'name: PIN\na: 1\nb: 2\nc: 3\nd: 4\nvalue: one'],
    [
      'not five before',
      'value: one\na: 1\nb: 2\nc: 3\nd: 4\nname: PIN',
      'value: one\na: 1\nb: 2\nc: 3\nd: 4\nname: PIN',
    ],
    ['not in the thing of a list before', '- value: one\n- name: PIN', '- value: one\n- name: PIN'],
    ['not in the next thing of a list', '- name: DB_PASSWORD\n- value: one', '- name: DB_PASSWORD\n- value: one'],
    ['not behind an empty line', 'name: DB_PASSWORD\n\nvalue: one', 'name: DB_PASSWORD\n\nvalue: one'],
    ['not of a name that tells none', 'name: SIZE\nvalue: one', 'name: SIZE\nvalue: one'],
  ])('%s', (_, text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});

test('a value is beside a name of a secret up to 2,000 letters away', () => {
  const apart = (letters: number) => `name: PIN${' a'.repeat(1000).slice(0, letters - 4)} value: one`;
  expect(apart(1999).indexOf('value') - apart(1999).indexOf('PIN')).toBe(1999);
  expect([apart(1999), apart(2000)].map((text) => maskText(text).slice(-10))).toEqual([': (hidden)', 'value: one']);
});

test('all that a section with a secret name assigns is hidden, up to the next section', () => {
  expect(maskText('[a]\nx = 1\n[secrets]\ndb = one\nname = "two"\n[c]\ny = 2')).toBe(
    '[a]\nx = 1\n[secrets]\ndb = (hidden)\nname = "two"\n[c]\ny = 2',
  );
  expect(maskText('x = 1\n[[secrets]]\ndb = one')).toBe('x = 1\n[[secrets]]\ndb = (hidden)');
});

test('the data of a Secret is hidden, of another object not', () => {
  expect(maskText('kind: Secret\ndata:\n  a: one')).toBe('kind: Secret\ndata:(hidden)');
  expect(maskText('kind: ConfigMap\ndata:\n  a: one')).toBe('kind: ConfigMap\ndata:\n  a: one');
});

describe('what is inside of an element is hidden by its tag, by an attribute or by the key before it', () => {
  test.each<[text: string, masked: string]>([
    ['<password>one</password> <size>3</size>', '<password>(hidden)</password> <size>3</size>'],
    ['<x:password>one</x:password>', '<x:password>(hidden)</x:password>'],
    [
      '<value name="password">one</value><value name="size">3</value>',
      '<value name="password">(hidden)</value><value name="size">3</value>',
    ],
    ['<key>password</key><string>one</string>', '<key>password</key><string>(hidden)</string>'],
    ['<key>size</key><string>one</string>', '<key>size</key><string>one</string>'],
    ['<password> </password><password>true</password>', '<password> </password><password>true</password>'],
    [`<password>\${var.a}</password>`, `<password>\${var.a}</password>`],
    ['</a><password>one', '</a><password>(hidden)'],
    ['<password/>one</a>', '<password/>one</a>'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });
});
