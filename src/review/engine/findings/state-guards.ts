import { maskText } from '../../../../constructs/core/secrets/mask';
import { masked } from '../../../../constructs/core/secrets/masked';
import { lockWords, trustWords } from '../../../estate/backend-words';
import { canonical } from '../../../estate/canonical';
import { flagOf } from '../../../estate/flag';
import { isValues, type Value, type Values } from '../../../estate/model';
import { blocksIn, isSaid } from '../../../readings/reader';
import type { Classifier, Meaning } from './classes';

const guard = (says: Meaning['says']): Meaning => ({ class: 'guard', says });

/** What kept two runs from writing a state at once, and others from reading it, where it stays in the same kind of store. */
export const stateUnguarded: Classifier = ({ where, before, after }) => {
  if (where !== 'terraform.backend' || after === undefined) return [];
  const [kind, now] = settingsOf(after);
  const [from, old] = before === undefined ? [kind, {}] : settingsOf(before);
  // a new stack is held against the others
  const isSame = before !== undefined && from === kind;
  return [
    ...(from === kind && isLocked(old) && !isLocked(now)
      ? [guard(masked`the state is not locked any more: two runs at once can destroy it`)]
      : []),
    ...(from === kind && isOn(old['encrypt']) && !isOn(now['encrypt'])
      ? [guard(masked`the state is not encrypted any more where it is kept (encrypt)`)]
      : []),
    ...(isSame ? lockWords.filter((name) => isElsewhere(name, old, now)).map(askedElsewhere) : []),
    ...(isSame ? trustWords.filter((name) => isBelieved(name, old, now)).map(believed) : []),
    ...(isPublic(now) && !isPublic(old) ? [guard(masked`the state, with its secrets, is open to others (acl)`)] : []),
  ];
};

/** Kind of a backend, and what is set for it. */
function settingsOf(backend: Value): readonly [kind: string, Values] {
  const [kind, config] = Object.entries(isValues(backend) ? backend : {}).find(([, value]) => value !== null) ?? [];
  return [kind ?? '', blocksIn(config)[0] ?? {}];
}

const isOn = (value: Value | undefined): boolean => flagOf(value) === true;

const isLocked = (settings: Values): boolean =>
  isOn(settings['use_lockfile']) || ['dynamodb_table', 'lock_address'].some((name) => isSaid(settings[name]));

/** A table that is new is one more lock; an address gets the credentials of the state. */
const isElsewhere = (name: string, old: Values, now: Values): boolean =>
  isSaid(given(name, now)) &&
  canonical(given(name, old)) !== canonical(given(name, now)) &&
  (isSaid(given(name, old)) || name === 'lock_address' || name === 'unlock_address');

/** What Terraform's backend `http` asks with where nothing is written. */
const methods: Values = { lock_method: 'LOCK', unlock_method: 'UNLOCK' };

const given = (name: string, settings: Values): Value | undefined =>
  isSaid(settings[name]) ? settings[name] : methods[name];

const askedElsewhere = (name: string): Meaning =>
  guard(masked`the lock of the state is asked for elsewhere: runs at once don't see each other (${maskText(name)})`);

/** What isn't known counts. */
const isBelieved = (name: string, old: Values, now: Values): boolean =>
  isSaid(now[name]) && flagOf(now[name]) !== false && canonical(old[name]) !== canonical(now[name]);

const believed = (name: string): Meaning =>
  guard(masked`the state, with its secrets, goes to whoever answers (${maskText(name)})`);

/** Whether it is for anybody but those to whom the bucket belongs. */
const isPublic = ({ acl }: Values): boolean =>
  isSaid(acl) && !/^(private|bucket-owner-(read|full-control))$/.test(String(acl));
