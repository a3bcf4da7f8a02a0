import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { isInContent } from '../../../estate/content';
import { readsFiles } from '../../../estate/expression/files';
import { flagOf } from '../../../estate/flag';
import { isValues, type Value, type Values } from '../../../estate/model';
import { expressionsIn } from '../../../estate/references';
import { bodiesOf, type Classifier, type FindingContext, type Meaning } from './classes';
import { newCalls, objectsOf, type RawDifference } from './raw';

const runs = (says: Masked): Meaning => ({ class: 'runs-code', says });

/** What would run on the machine of the deployment, or in a cluster, and is not of this repository. */
export const runsCode: Classifier = (difference, around) => {
  const { part, files } = difference;
  if (part === 'file')
    return files?.after?.role === 'plugin'
      ? [runs(masked`a program is there that Terraform takes for a provider`)]
      : [];
  if (difference.after === undefined) return [];
  if (part === 'provisioner') return provisioners(difference);
  if (part === 'connection') return [runs(masked`connects to a machine for its provisioners`)];
  if (part === 'body') return [...ofType(difference, around), ...localFiles(difference)];
  if (part === 'section')
    return [...inProvider(difference), ...inRemoved(difference), ...inCheck(difference), ...localFiles(difference)];
  if (part === 'lifecycle' || part === 'repeat') return localFiles(difference);
  return [];
};

function provisioners({ before, after }: RawDifference): Meaning[] {
  const known = new Set(eachProvisioner(before).map(canonical));
  const news = eachProvisioner(after).filter((one) => !known.has(canonical(one)));
  // fewer of them is a difference, too, and runs nothing
  return news.map((one) => {
    const [kind = 'a provisioner', body] = Object.entries(one)[0] ?? [];
    const when = isValues(body) && body['when'] === 'destroy' ? masked` when it is destroyed` : masked``;
    const command =
      isValues(body) && typeof body['command'] === 'string' ? masked`: ${maskText(body['command'])}` : masked``;
    return runs(masked`runs a ${maskText(kind)} provisioner${when}${command}`);
  });
}

/** A provisioner stands in a list, or in a list of lists. */
const eachProvisioner = (value: Value | undefined): readonly Values[] =>
  Array.isArray(value) ? value.flatMap(eachProvisioner) : isValues(value) ? [value] : [];

function ofType(difference: RawDifference, around: FindingContext): Meaning[] {
  const [before, after] = bodiesOf(difference);
  const block = difference.blocks?.after;
  if (block === undefined) return [];
  const isOther = (...names: readonly string[]): boolean =>
    names.some((name) => canonical(before[name]) !== canonical(after[name]));
  const text = (name: string): Masked => maskText(String(after[name] ?? ''));
  if (block.kind === 'data' && block.type === 'external') return [runs(masked`runs a program while it plans`)];
  if (block.kind === 'data' && block.type === 'http') {
    const sends = [...expressionsIn(after)].length > 0;
    return sends ? [runs(masked`sends values of this stack to ${text('url')} while it plans`)] : [];
  }
  if (block.kind === 'module' && isOther('source', 'version') && !/^\.\.?\//.test(String(after['source'] ?? ''))) {
    return [runs(masked`calls a module from elsewhere: ${text('source')}`)];
  }
  return block.type === 'helm_release' ? inRelease(difference, around) : [];
}

/** What says which chart is installed, beside its name: where it is from, and whom Helm believes. */
const fetching = [
  ...['repository', 'version', 'devel', 'verify', 'keyring', 'pass_credentials'],
  ...['repository_ca_file', 'repository_cert_file', 'repository_key_file'],
];

function inRelease(difference: RawDifference, { after: stack }: FindingContext): Meaning[] {
  const [before, after] = bodiesOf(difference);
  const isOther = (...names: readonly string[]): boolean =>
    names.some((name) => canonical(before[name]) !== canonical(after[name]));
  const chart = String(after['chart'] ?? '');
  const isOwn = after['repository'] === undefined && isInContent(stack, chart);
  const text = (name: string): Masked => maskText(String(after[name] ?? ''));
  const version = after['version'] === undefined ? masked`without a version` : text('version');
  const from = after['repository'] === undefined ? masked`` : masked` from ${text('repository')}`;
  const fetchesMore = after['dependency_update'] !== undefined && flagOf(after['dependency_update']) !== false;
  return [
    ...(isOther('chart', ...fetching) && !isOwn
      ? [runs(masked`installs a chart from elsewhere: ${maskText(chart)} ${version}${from}`)]
      : []),
    ...(isOther('dependency_update') && fetchesMore
      ? [runs(masked`installs charts from elsewhere, on which its chart depends (dependency_update)`)]
      : []),
    ...(isOther('postrender') && after['postrender'] !== undefined
      ? [runs(masked`runs a program over what the chart renders (postrender)`)]
      : []),
  ];
}

/** A provider of Kubernetes or Helm may be told to run a program that gives it credentials. */
function inProvider({ where, before, after }: RawDifference): Meaning[] {
  if (!where.startsWith('provider.')) return [];
  const programs = (value: Value | undefined): string =>
    canonical(
      objectsOf(value).map((config) => [
        config['exec'] ?? null,
        ...objectsOf(config['kubernetes']).map(({ exec }) => exec ?? null),
      ]),
    );
  const none = programs([{}]);
  const now = programs(after);
  return now === programs(before) || now === none || !now.includes('{')
    ? []
    : [runs(masked`runs a program that gives it credentials (exec)`)];
}

/** A data source inside of a check is read with every plan. */
function inCheck({ where, before, after }: RawDifference): Meaning[] {
  if (!where.startsWith('check.') || !isValues(after)) return [];
  const external = (check: Value | undefined): string =>
    canonical(
      objectsOf(isValues(check) ? check['data'] : undefined).map(({ external: program = null, http = null }) => [
        program,
        http,
      ]),
    );
  const none = canonical(objectsOf(after['data']).map(() => [null, null]));
  const now = external(after);
  return now === external(before) || now === none
    ? []
    : [runs(masked`runs a program, or sends values elsewhere, while it plans`)];
}

function inRemoved({ where, before, after }: RawDifference): Meaning[] {
  if (where !== 'removed') return [];
  const known = new Set(objectsOf(before).map(canonical));
  const news = objectsOf(after).filter((one) => one['provisioner'] !== undefined && !known.has(canonical(one)));
  return news.map((one) => runs(masked`runs a provisioner when ${maskText(String(one['from'] ?? ''))} is destroyed`));
}

/** Functions that read what is on the machine of the deployment, or that a provider brings. */
function localFiles({ before, after }: RawDifference): Meaning[] {
  const called = newCalls(before, after);
  const file = called.find((name) => readsFiles(name) || name === 'pathexpand');
  const own = called.find((name) => name.startsWith('provider::'));
  return [
    ...(file === undefined ? [] : [runs(masked`reads files of the machine that deploys, with ${maskText(file)}()`)]),
    ...(own === undefined ? [] : [runs(masked`calls a function of a provider: ${maskText(own)}(…)`)]),
  ];
}
