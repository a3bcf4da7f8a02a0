import type { NamedType, Section, Setting } from './settings.mjs';

const title = (path: string): string => (path === '' ? 'LandingZoneSettings' : path);

/** The page with a table for every place of the settings. */
export function settingsPage(sections: readonly Section[], names: readonly NamedType[]): string {
  const lines = [
    '# Settings of a landing zone',
    '',
    'Everything that `new LandingZone(app, { … })` takes. Made from the sources by `npx tsx scripts/docs.mts`; edit the doc comments there. A setting in bold is required.',
    '',
    '`<name>` stands for a name that you choose: it becomes part of Terraform addresses, so a new name is a new thing, unless its `id` is the old one.',
    '',
  ];
  for (const { path, about, choices, settings } of sections) {
    lines.push(`## ${path === '' ? title(path) : code(title(path))}`, '');
    if (about !== '') lines.push(inline(about), '');
    if (choices.length > 0) lines.push(`Either ${choices.map((keys) => keys.map(code).join(', ')).join(' or ')}.`, '');
    const always = (key: string) => choices.every((keys) => keys.includes(key));
    lines.push('| setting | type | default | what | change |', '|---|---|---|---|---|');
    lines.push(...settings.map((setting) => row(setting, always(setting.key))), '');
  }
  lines.push('## Names', '');
  for (const { name, values } of names) lines.push(`- \`${name}\`: ${values.map(code).join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function row(
  { key, type, required, default: standard, text, change, notes, sections }: Setting,
  always: boolean,
): string {
  const links = sections.map(({ label, path }) => `[${label}](#${anchor(path)})`);
  const cells = [
    required && always ? `**\`${key}\`**` : code(key),
    links.length === 1 ? links.join() : [code(type), ...links].join(' '),
    standard === undefined ? '' : /^['\d]|^(true|false)$/.test(standard) ? code(standard) : inline(standard),
    [inline(text), ...notes.map(inline)].join(' '),
    inline((change ?? '').replace(/\.$/, '')),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

const code = (text: string): string => `\`${text}\``;

/** Text in which `<…>` outside of code doesn't pass for HTML. */
const inline = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('');

/** Of a heading, as GitHub and GitLab make it. */
const anchor = (path: string): string =>
  title(path)
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
