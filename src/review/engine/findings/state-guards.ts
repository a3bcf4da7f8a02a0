import { masked } from '../../../../constructs/core/secrets/masked';
import { flagOf } from '../../../estate/flag';
import { isValues, type Value, type Values } from '../../../estate/model';
import type { Classifier, Meaning } from './classes';
import { objectsOf } from './raw';

const guard = (says: Meaning['says']): Meaning => ({ class: 'guard', says });

/** What kept two runs from writing a state at once, and others from reading it, where it stays in the same kind of store. */
export const stateUnguarded: Classifier = ({ where, before, after }) => {
  if (where !== 'terraform.backend' || after === undefined) return [];
  const [kind, now] = settingsOf(after);
  const [from, old] = before === undefined ? [kind, {}] : settingsOf(before);
  return [
    ...(from === kind && isLocked(old) && !isLocked(now)
      ? [guard(masked`the state is not locked any more: two runs at once can destroy it`)]
      : []),
    ...(from === kind && isOn(old['encrypt']) && !isOn(now['encrypt'])
      ? [guard(masked`the state is not encrypted any more where it is kept (encrypt)`)]
      : []),
    ...(isPublic(now) && !isPublic(old) ? [guard(masked`the state, with its secrets, is open to others (acl)`)] : []),
  ];
};

/** Kind of a backend, and what is set for it. */
function settingsOf(backend: Value): readonly [kind: string, Values] {
  const [kind, config] = Object.entries(isValues(backend) ? backend : {}).find(([, value]) => value !== null) ?? [];
  return [kind ?? '', objectsOf(config)[0] ?? {}];
}

const isOn = (value: Value | undefined): boolean => flagOf(value) === true;

const isLocked = (settings: Values): boolean =>
  isOn(settings['use_lockfile']) || ['dynamodb_table', 'lock_address'].some((name) => (settings[name] ?? '') !== '');

const isPublic = ({ acl }: Values): boolean => typeof acl === 'string' && /^public|^authenticated|^log-/.test(acl);
