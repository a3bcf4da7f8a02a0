import { blank } from './atoms';
import { deviceLines } from './device-lines';
import { isVariable } from './harmless';
import { isSecretName } from './names';

/** Whether a part holds no secret: it refers to one, or there is nothing left to hide. */
type IsSettled = (part: string) => boolean;

/** What stands before an option, up to the command; a line that goes on with `\` included. */
const words = String.raw`(?:[^\n|;&]|\\\n){0,300}?[\s"',[]`;
/** Between an option and its value: spaces, `=`, or the quotes and the comma of a list. */
const gap = String.raw`(?:\\{0,4}["'][ \t]{0,9},\s{0,40}|[ \t]*\n[ \t]*-[ \t]+|=|[ \t]+(?:\\\n[ \t]*)?)`;
/** A word of a command, in quotes or not. */
const word = String.raw`(\\{0,4}"[^"\n]*"|\\{0,4}'[^'\n]*'|[^\s"'|;&)\]][^\s"'|;&\]]*)`;

const command = (names: string): string => String.raw`(?<![\w.-])(?:${names})(?![\w.-])`;
/** The value of an option of one letter, as a word of its own. */
const option = (names: string, letters: string): RegExp =>
  new RegExp(`(${command(names)}${words}-[${letters}]${gap})(?!-)${word}`, 'g');
/** The value of an option of one letter, written behind it without a space. */
const joined = (names: string, letter: string): RegExp =>
  new RegExp(`(${command(names)}${words}-${letter})(?![\\s,]|["'](?:[\\s,\\]]|$))${word}`, 'g');

const login = String.raw`(?:docker|podman|nerdctl|buildah|skopeo|helm|oc|az|crane|oras|cf)[\s"',]{1,5}(?:registry[\s"',]{1,5})?login`;

/** Words that are secrets by the command that they are given to: what stays, and the secret. */
const values: readonly RegExp[] = [
  joined('mysql[a-z]*|mariadb[a-z-]*', 'p'),
  joined('sshpass|mongo[a-z]*|influx|7z[a-z]?|rar|unrar', 'p'),
  joined('sqlcmd|bcp', 'P'),
  option(`sshpass|${login}|mongo[a-z]*|influx|clickhouse-client|usermod|useradd|rabbitmqadmin`, 'p'),
  option('redis-cli|valkey-cli', 'a'),
  option('ldap[a-z]{3,8}', 'w'),
  option('sqlcmd|bcp|zip|unzip|ipmitool', 'P'),
  option('ssh-keygen', 'NP'),
  option('openssl', 'kK'),
  new RegExp(String.raw`((?<=[\s"'=])pass:)(?!/)${word}`, 'g'),
  new RegExp(
    String.raw`(${command('htpasswd')}[ \t]+-\w*b(?:[^\n|;&]){0,200}[ \t])${word}(?=[ \t]*(?:$|[\n|;&>]))`,
    'g',
  ),
  new RegExp(
    String.raw`(${command('rabbitmqctl')}[ \t]+(?:add_user|change_password)[ \t]+\S{1,100}[ \t]+)${word}`,
    'g',
  ),
  new RegExp(
    String.raw`(${command('mc')}[ \t]+(?:alias|config[ \t]+host)[ \t]+(?:set|add)[ \t]+\S{1,100}[ \t]+\S{1,200}[ \t]+\S{1,200}[ \t]+)${word}`,
    'g',
  ),
  new RegExp(String.raw`(${command('vault')}[ \t]+(?:login|unwrap)[ \t]+)(?!-)${word}`, 'g'),
  new RegExp(String.raw`(--from-literal[= ]["']?[\w.-]{1,200}=)${word}`, 'g'),
  // PowerShell and Windows
  new RegExp(
    String.raw`(${command('ConvertTo-SecureString')}(?:[ \t]+-(?:AsPlainText|Force|String)){0,3}[ \t]+)(?![-$(])${word}`,
    'gi',
  ),
  new RegExp(
    String.raw`((?:^|[\n;&|"'([>:=])[ \t]*net(?:\.exe)?[ \t]+user(?:[ \t]+/\w{1,20})*[ \t]+(?:"[^"\n]{1,100}"|[^\s"/]{1,100})[ \t]+)(?![/*])${word}(?=[ \t]*(?:$|[\n;&|"')\]]|/))`,
    'gi',
  ),
  new RegExp(
    String.raw`(${command('net')}[ \t]+use[ \t]+(?:[a-z*]:?[ \t]+)?\\{2,8}[^\s\\]{1,100}\\{1,4}\S{1,100}[ \t]+(?:/\S{1,100}[ \t]+){0,3})(?![/*])${word}`,
    'gi',
  ),
  new RegExp(
    String.raw`(${command('sqlplus|expdp|impdp|rman|sqlldr')}(?:[ \t]+-\w{1,20})*[ \t]+["']?[^\s/@:"'-]{1,100}/)(?!/)([^\s"'@]{1,200})(?=@)`,
    'g',
  ),
  new RegExp(
    String.raw`(${command('wpa_passphrase')}[ \t]+(?:"[^"\n]{1,100}"|'[^'\n]{1,100}'|\S{1,100})[ \t]+)${word}`,
    'g',
  ),
  ...deviceLines(word),
  // netrc
  new RegExp(String.raw`(\blogin\s{1,9}\S{1,200}\s{1,9}password\s{1,9})${word}`, 'g'),
  // SQL
  /(\b(?:IDENTIFIED\s{1,9}(?:WITH\s{1,9}\S{1,60}\s{1,9})?BY|(?:ENCRYPTED\s{1,9})?PASSWORD)\s{1,9}(?:PASSWORD\s{1,9})?)(\\{0,4}'[^'\n]+'|\\{0,4}"[^"\n]+")/gi,
  // `chpasswd <<< 'root:…'`
  new RegExp(String.raw`(\b(?:chpasswd|sudo\s+-S|--password-stdin|--stdin)\b[^\n<|]{0,100}<<<[ \t]{0,9})${word}`, 'g'),
  // what a log says: `password "…" was refused`
  /(\b(?:password|passphrase|secret|token|api key)\s{1,9}(?:is\s{1,9}|was\s{1,9})?)("[^"\n]+"|'[^'\n]+'|`[^`\n]+`)/gi,
];

/** `echo root:… | chpasswd`, and whatever else reads a secret there. */
const piped =
  /(?<![\w.-])((?:echo|printf)(?![\w.-])(?:[ \t]+-[a-zA-Z]+)*[ \t]+)((?:[^\n|"']|"(?:[^"\\]|\\[\s\S])*"|'[^']*'){1,500}?)([ \t]*\|[^\n|;&]{0,100}(?:chpasswd|--password-stdin|--stdin|sudo[ \t]+-S|passphrase-fd|cryptsetup|smbpasswd|faillock|pwquality)(?![\w-]))/g;
const fed = /(\bchpasswd\b[^\n<]{0,100}<<-?[ \t]*["']?(\w+)["']?[^\n]{0,100}\n)([\s\S]*?)(\n[ \t]*\2\b|$)/g;
/** `-u user:…`; `-u 1000:1000` and `-u node:node` are no passwords. */
const user = new RegExp(
  String.raw`((?:^|[\s"'[])(?:-[uU]|--user|--proxy-user)${gap}\\{0,4}["']?)([^\s:"'%\\]{1,200})([:%])([^\s"'\\]{1,300})`,
  'g',
);
/** `vault kv put secret/shop a=… b=…`. */
const stored = new RegExp(
  String.raw`(${command('vault')}[ \t]+(?:kv[ \t]+)?(?:put|write|patch)[ \t]+)((?:[^\n|;&]|\\\n){1,1000})`,
  'g',
);
/** `--password …`, `"--password", "…"`. */
const flag = new RegExp(String.raw`(?<![\w-])(--?([A-Za-z][\w-]{0,80})${gap.replace('|=|', '|')})(?!-)${word}`, 'g');

/** Hides what is given to a command as a secret. */
export function hideInCommands(text: string, isSettled: IsSettled): string {
  if (!/[\s,=]/.test(text)) return text;
  const hide = (value: string): string => hideWord(value, isSettled);
  let rest = values.reduce((one, pattern) => one.replace(pattern, (_, kept, value) => `${kept}${hide(value)}`), text);
  rest = rest.replace(flag, (whole, kept, name, value) => (isSecretName(name) ? `${kept}${hide(value)}` : whole));
  rest = rest.replace(user, (whole, kept, name, between, value) =>
    isOwner(name, value) || isSettled(value) || isVariable(value) ? whole : `${kept}${name}${between}${blank}`,
  );
  rest = rest.replace(piped, (_, kept, value, sink) => `${kept}${hide(value)}${sink}`);
  rest = rest.replace(fed, (whole, kept, _word, lines, end) => (isSettled(lines) ? whole : `${kept}${blank}${end}`));
  return rest.replace(
    stored,
    (_, kept, pairs: string) =>
      `${kept}${pairs.replaceAll(new RegExp(`(\\s[\\w-]{1,100}=)${word}`, 'g'), (_pair, name, value) => `${name}${hide(value)}`)}`,
  );
}

const isOwner = (name: string, group: string): boolean => name === group || (/^\d+$/.test(name) && /^\d+$/.test(group));

/** A word with its quotes, where it is a secret and no reference to one. */
export function hideWord(value: string, isSettled: IsSettled): string {
  const [, open = '', inner = '', close = ''] = /^(\\{0,8}["'`]?)([\s\S]*?)(\\{0,8}["'`]?)$/.exec(value) ?? [];
  return inner === '' || isSettled(inner) || isVariable(inner) ? value : `${open}${blank}${close}`;
}
