/** Words that say what is done with a secret, and are none: `enable secret rotation`. */
const about = String.raw`(?!(?:rotation|management|encryption|scanning|protection|policy|policies|reset|expiry|sharing|sync|stores?|managers?|engine|authentication|history|updates?|to|for|in|of|and|or|on|is|are)\b)`;
/** Of which kind a secret is written: `password 7 …`. */
const kind = String.raw`(?:[ \t]+(?:\d|encrypted|level[ \t]+\d{1,2}))*[ \t]+`;
const between = String.raw`[ \t](?:[^\n|;&]{1,120}?[ \t])?`;
/** A line may also stand behind its name: `content: enable secret …`. */
const lineStart = String.raw`(?:^|[\n"':=])[ \t]*`;

/** What stands before a secret in lines of routers, of daemons of networks and of servers. */
const before: readonly string[] = [
  `${lineStart}(?:requirepass|masterauth|rocommunity6?|rwcommunity6?|key-string)${kind}`,
  String.raw`${lineStart}enable[ \t]+(?:secret|password)${kind}`,
  String.raw`${lineStart}pre-shared-key(?:[ \t]+(?:local|remote))?${kind}`,
  String.raw`\bneighbou?r[ \t]+\S{1,100}[ \t]+password${kind}`,
  String.raw`\busername[ \t]+(?!(?:and|or)\b)\S{1,100}(?:[ \t]+privilege[ \t]+\d+)?[ \t]+(?:password|secret)${kind}`,
  String.raw`\bppp${between}password${kind}`,
  String.raw`\b(?:standby|vrrp)${between}key-string${kind}`,
  String.raw`\bsnmp(?:-server)?${between}community${kind}`,
  String.raw`\b(?:(?:tacacs|radius)-server|isakmp)${between}key${kind}`,
  String.raw`\b(?:authentication|message-digest)-key[ \t]+\d+(?:[ \t]+(?:md5|hmac-sha-\d+))?${kind}`,
];

/** Lines in which a secret stands behind its name as a word: what stays, and the secret. */
export const deviceLines = (word: string): readonly RegExp[] => [
  ...before.map((words) => new RegExp(`(${words})${about}${word}`, 'g')),
  // strongSwan: `host : PSK "…"`
  /(:[ \t]*(?:PSK|EAP|XAUTH|NTLM)[ \t]+)(\\{0,4}"[^"\n]+"|\\{0,4}'[^'\n]+'|0[sx][\w+/=]+)/g,
  // expect
  /(\bexpect[ \t][^\n]{0,60}(?:assword|assphrase)[^\n]{0,60}\n?[^\n]{0,40}\bsend[ \t]+(?:--[ \t]+)?)("[^"\n]+"|'[^'\n]+')/g,
];
