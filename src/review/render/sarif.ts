import { stackFile, stacksFolder } from '../../estate/output-files';
import { sha256 } from '../../estate/sha256';
import { json, plain, sarifText } from '../../readings/format/escape';
import type { Report } from '../report/report';
import { several, unmarked } from './content/text';
import { verdict } from './content/verdict';
import { resultsOf, type SarifResult } from './sarif/results';
import { type Level, rules } from './sarif/rules';

interface SarifOptions {
  /** Output folder of the program, from the root of the repository: where what has no line of code points to. */
  readonly output?: string;
}

/** What code scanning takes in one run. */
const most = 25_000;

const levels: readonly Level[] = ['error', 'warning', 'note'];
const ruleIndex = new Map(rules.map(({ id }, index) => [id, index]));

/** SARIF 2.1.0: each change, gain and loss as a result at the user's line of code; the dangerous ones first. */
export function renderSarif(report: Report, { output = 'cdktf.out' }: SarifOptions = {}): string {
  const all = resultsOf(report).map((one) => ({ one, level: one.level ?? levelOf(one.rule) }));
  const rank = ({ one, level }: (typeof all)[number]): number =>
    levels.indexOf(level) * rules.length + (ruleIndex.get(one.rule) ?? 0);
  const sorted = all.toSorted((a, b) => rank(a) - rank(b));
  const run = {
    tool: { driver: { name: 'landing-zone review', rules: rules.map(sarifRule) } },
    automationDetails: { id: 'landing-zone-review/' },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report, sorted.length) }],
    columnKind: 'utf16CodeUnits',
    results: sorted.slice(0, most).map(({ one, level }) => result(one, level, output)),
    properties: {
      verdict: plain(unmarked(verdict(report))),
      ...report.about,
      digest: report.digest,
      counts: report.counts,
    },
  };
  return `${json({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`;
}

const levelOf = (id: string): Level => rules[ruleIndex.get(id) ?? 0]?.level ?? 'note';

const sarifRule = ({ id, says, level }: (typeof rules)[number]) => ({
  id,
  shortDescription: { text: sarifText(says) },
  defaultConfiguration: { level },
});

function result({ rule, says, stack, path, source, key = [] }: SarifResult, level: Level, output: string) {
  const inOutput = stack === '' ? [path ?? ''] : [stacksFolder, stack, stackFile];
  const name = plain([stack, path ?? ''].filter((part) => part !== '').join('/'));
  const place =
    source === undefined
      ? { artifactLocation: { uri: uri([output, ...inOutput].join('/')) } }
      : { artifactLocation: { uri: uri(source.file) }, region: { startLine: Math.max(1, Math.floor(source.line)) } };
  return {
    ruleId: rule,
    ruleIndex: ruleIndex.get(rule),
    level,
    message: { text: sarifText(says) },
    locations: [{ physicalLocation: place, logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }] }],
    partialFingerprints: { 'landingZoneReview/v1': fingerprint([rule, stack, path ?? '', ...key]) },
  };
}

/** The same in every review that says the same thing, whatever else it says and wherever the code has moved to. */
const fingerprint = (parts: readonly string[]): string => sha256(JSON.stringify(parts)).slice(0, 32);

/** A path in the repository: nothing in it leads out or is a scheme. */
const uri = (file: string): string =>
  plain(file)
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(encodeURIComponent)
    .join('/');

const notifications = ({ limits }: Report, found: number) => [
  ...(found > most
    ? [
        {
          level: 'warning',
          message: { text: `${several(found - most, 'more result')} left out; the HTML has all of them` },
        },
      ]
    : []),
  ...limits.map((limit) => ({ level: 'note', message: { text: sarifText(`not known: ${limit}`) } })),
];
