import { maskText } from '../../../../constructs/core/secrets/mask';
import { joinMasked, type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical, unmatched } from '../../../estate/canonical';
import { readsFiles } from '../../../estate/expression/files';
import { isValues, type Value, type Values } from '../../../estate/model';
import { blocksIn, elementsOf, isSaid } from '../../../readings/reader';
import { askedInCheck, doneBy } from './asks';
import { bodiesOf, type Classifier, type FindingContext, type Meaning } from './classes';
import { foreignImages } from './images';
import { newCalls, type RawDifference } from './raw';

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
  if (part === 'body') return [...ofBody(difference, around), ...localFiles(difference)];
  if (part === 'section')
    return [
      ...inProvider(difference),
      ...inRemoved(difference),
      ...inCheck(difference, around),
      ...inAction(difference),
      ...localFiles(difference),
    ];
  if (part === 'lifecycle') return [...triggers(difference), ...localFiles(difference)];
  if (part === 'repeat') return localFiles(difference);
  return [];
};

function provisioners({ before, after }: RawDifference): Meaning[] {
  // fewer of them is a difference, too, and runs nothing
  return unmatched(eachProvisioner(before), eachProvisioner(after)).news.map((one) => {
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

/** Where all of it is from elsewhere, of its images nothing more is told. */
function ofBody(difference: RawDifference, around: FindingContext): readonly Meaning[] {
  const found = ofType(difference, around);
  const isTold = found.some(({ class: kind }) => kind === 'runs-code');
  const others = [...onMachine(difference), ...foreignImages(difference, around).map(runs)];
  return isTold ? found : [...found, ...others];
}

/** A script, or what a machine is set up with when it starts for the first time. */
function onMachine({ blocks }: RawDifference): readonly Meaning[] {
  const [old, now] = [blocks?.before?.body['user_data'], blocks?.after?.body['user_data']];
  const isNew = blocks?.after?.kind === 'resource' && isSaid(now) && canonical(old) !== canonical(now);
  return isNew ? [runs(masked`runs a program on the machine that it makes (user_data)`)] : [];
}

function ofType(difference: RawDifference, around: FindingContext): readonly Meaning[] {
  const [before, after] = bodiesOf(difference);
  const block = difference.blocks?.after;
  if (block === undefined) return [];
  const { kind, type, provider } = block;
  if (kind !== 'module')
    return doneBy({ kind, type, provider, before: difference.blocks?.before?.body, after }, around);
  const source = String(after['source'] ?? '');
  const isOther = ['source', 'version'].some((name) => canonical(before[name]) !== canonical(after[name]));
  return isOther && !/^\.\.?\//.test(source) ? [runs(masked`calls a module from elsewhere: ${maskText(source)}`)] : [];
}

/** A provider of Kubernetes or Helm may be told to run a program that gives it credentials. */
function inProvider({ where, before, after }: RawDifference): Meaning[] {
  if (!where.startsWith('provider.')) return [];
  const programs = (value: Value | undefined): string =>
    canonical(
      blocksIn(value).map((config) => [
        config['exec'] ?? null,
        ...blocksIn(config['kubernetes']).map(({ exec }) => exec ?? null),
      ]),
    );
  const none = programs([{}]);
  const now = programs(after);
  return now === programs(before) || now === none || !now.includes('{')
    ? []
    : [runs(masked`runs a program that gives it credentials (exec)`)];
}

/** A data source inside of a check is read with every plan. */
const inCheck = ({ where, before, after }: RawDifference, around: FindingContext): Meaning[] =>
  where.startsWith('check.') ? askedInCheck(before, after).flatMap((asked) => doneBy(asked, around)) : [];

/** What a provider does when it is told to, or when a resource triggers it: no plan shows it. */
function inAction({ where, before, after }: RawDifference): Meaning[] {
  const [, type] = /^action\.(.*)$/.exec(where) ?? [];
  if (type === undefined || !isValues(after)) return [];
  const old = isValues(before) ? before : {};
  return Object.entries(after)
    .filter(([name, one]) => canonical(old[name]) !== canonical(one))
    .map(([name]) => runs(masked`may run an action of a provider: ${maskText(`${type}.${name}`)}`));
}

function triggers({ before, after }: RawDifference): Meaning[] {
  const of = (rules: Value | undefined) => blocksIn(isValues(rules) ? rules['action_trigger'] : undefined);
  return unmatched(of(before), of(after)).news.map(({ actions, events }) =>
    runs(masked`runs ${textOf(actions)} when it changes (${textOf(events)})`),
  );
}

const textOf = (names: Value | undefined): Masked =>
  joinMasked(
    elementsOf(names).map((name) => maskText(String(name))),
    ', ',
  );

function inRemoved({ where, before, after }: RawDifference): Meaning[] {
  if (where !== 'removed') return [];
  return unmatched(blocksIn(before), blocksIn(after))
    .news.filter(({ provisioner }) => provisioner !== undefined)
    .map(({ from }) => runs(masked`runs a provisioner when ${maskText(String(from ?? ''))} is destroyed`));
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
