import { html as xml } from '../../readings/format/escape';
import { isDestructive, isWiped } from '../report/action';
import type { Finding, Report, ResourceChange, StackReport } from '../report/report';
import { causesOf } from './content/causes';
import { reasonText, valuesText } from './content/details';
import { doLabel, findingLabels, isGated, listedEntries, listedIn, listedValue } from './content/findings';
import { several, sourceText, unmarked } from './content/text';

/**
 * JUnit XML: a suite for each changed stack, a case for each change and finding. What runs code, is another provider, moves a state,
 * takes a guard away or is unread fails. What destroys, replaces, moves or empties something fails, and so
 * does what would fail; of a stack that is gone from the program one case fails and its resources are skipped.
 */
export function renderJunit(report: Report): string {
  const suites = report.stacks.map((stack) => suite(stack, casesOf(stack, report), report));
  const beside = (report.beside ?? []).map((one) => findingCase({ ...one, attributes: [] }));
  const cases = [...report.stacks.flatMap((stack) => casesOf(stack, report)), ...beside];
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'landing-zone review', ...numbers(cases) })}>`,
    ...suites.flat(),
    ...besideSuite(beside),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  /** Message and type of a failure. */
  readonly failure?: readonly [string, string];
  readonly skipped?: string;
  readonly says: readonly string[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const attributes = (values: Attributes): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xml(`${value}`)}"`)
    .join('');

const numbers = (cases: readonly Case[]): Attributes => ({
  tests: cases.length,
  failures: cases.filter(({ failure }) => failure !== undefined).length,
  errors: 0,
  skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
  time: 0,
});

function suite(stack: StackReport, cases: readonly Case[], { digest, about = {} }: Report): readonly string[] {
  const { id, status, owner, team, environment, stage, counts } = stack;
  const properties: Attributes = { status, owner, team, environment, stage, ...counts, ...about, digest };
  return [
    `  <testsuite${attributes({ name: id, ...numbers(cases) })}>`,
    '    <properties>',
    ...Object.entries(properties)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `      <property${attributes({ name, value })}/>`),
    '    </properties>',
    ...cases.flatMap((one) => caseLines(id, one)),
    '  </testsuite>',
  ];
}

/** Files that are in no stack. */
function besideSuite(cases: readonly Case[]): readonly string[] {
  const name = 'files beside the stacks';
  if (cases.length === 0) return [];
  const lines = cases.flatMap((one) => caseLines(name, one));
  return [`  <testsuite${attributes({ name, ...numbers(cases) })}>`, ...lines, '  </testsuite>'];
}

function caseLines(stack: string, { name, file, line, failure, skipped, says }: Case): readonly string[] {
  const open = `    <testcase${attributes({ classname: stack, name, time: 0, file, line })}`;
  const text = says.map((one) => `${xml(one)}\n`).join('');
  if (failure !== undefined) {
    const [message, type] = failure;
    return [`${open}>`, `      <failure${attributes({ message, type })}>${text}</failure>`, '    </testcase>'];
  }
  if (skipped !== undefined)
    return [`${open}>`, `      <skipped${attributes({ message: skipped })}/>`, '    </testcase>'];
  return text === '' ? [`${open}/>`] : [`${open}>`, `      <system-out>${text}</system-out>`, '    </testcase>'];
}

function casesOf(stack: StackReport, report: Report): readonly Case[] {
  const { id, status, changes, findings, notes, removeWith } = stack;
  const noted = notes.length > 0 ? [{ name: `notes on ${id}`, says: notes }] : [];
  if (status !== 'removed') {
    const told = findings.filter((finding) => finding.class !== 'listed');
    return [
      ...told.map(findingCase),
      ...changes.map((change) => changeCase(change, report)),
      ...noted,
      ...listedCases(stack),
    ];
  }
  return [
    {
      name: `stack ${id} is gone from the program`,
      failure: ["cdktf deploy doesn't destroy it: it keeps running and costing", 'left-behind'],
      says: removeWith === undefined ? [] : [`to remove it: ${removeWith}`],
    },
    ...changes.map((change) => ({
      ...changeCase(change, report),
      failure: undefined,
      skipped: 'left behind, not destroyed',
    })),
    ...noted,
  ];
}

const findingCase = ({
  class: kind,
  path,
  where,
  says,
  attributes: changed,
  doWith = [],
  source,
}: Omit<Finding, 'stack'>): Case => ({
  name: `${kind} ${path ?? where}: ${says}`,
  file: source?.file,
  line: source?.line,
  failure: isGated(kind) ? [`${findingLabels[kind]}: ${says}`, kind] : undefined,
  says: [
    `where: ${where}`,
    ...changed.map((one) => `differs: ${one.attribute}: ${unmarked(valuesText(one))}`),
    ...doWith.map((command) => `${doLabel(kind).toLowerCase()}: ${command}`),
  ],
});

function listedCases(stack: StackReport): readonly Case[] {
  const all = listedIn(stack);
  const says = listedEntries(all).flatMap(({ text, attributes }) => [
    unmarked(text),
    ...attributes.map((one) => `  ${unmarked(listedValue(one))}`),
  ]);
  return all.length === 0 ? [] : [{ name: `${several(all.length, 'other difference')} in ${stack.id}`, says }];
}

function changeCase(change: ResourceChange, report: Report): Case {
  const { action, type, path, source, reasons, loses, notes, movedFrom, keepWith, attributes: changed } = change;
  const fails = notes.find(({ effect }) => effect === 'fails');
  const destructive = isDestructive(change);
  return {
    name: `${action} ${path} (${type})`,
    file: source?.file,
    line: source?.line,
    failure: destructive
      ? [loses === undefined ? `${action} ${path}` : `${action} ${path}: loses ${loses}`, failureType(change)]
      : fails && [fails.says, 'fails'],
    says: [
      `address: ${change.address}`,
      ...(source === undefined ? [] : [`code: ${sourceText(source)}`]),
      ...causesOf(change, report).map((cause) => `cause: ${unmarked(cause)}`),
      ...reasons.map((reason) => `why: ${unmarked(reasonText(reason, changed))}`),
      ...(loses === undefined ? [] : [`loses: ${loses}`]),
      ...(movedFrom === undefined ? [] : [`moved from: ${movedFrom}`]),
      ...(keepWith === undefined ? [] : [`keep it with: ${keepWith}`]),
      ...notes.map(({ effect, says }) => `${effect}: ${says}`),
    ],
  };
}

const failureType = (change: ResourceChange): string => (isWiped(change) ? 'empty' : change.action);
