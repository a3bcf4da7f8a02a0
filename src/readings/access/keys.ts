import { maskText } from '../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../constructs/core/secrets/masked';
import { flagOf } from '../../estate/flag';
import type { Block, Value } from '../../estate/model';
import { isExpression } from '../../estate/references';
import { sha256 } from '../../estate/sha256';
import { clusterOf } from '../clusters';
import { blocksIn, isSaid, nestedIn, type Reader } from '../reader';
import { type Right, type RightsOf, rightOf } from './right';

/** So many digits that nobody makes another key with the same. */
const shownDigits = 16;

/** What tells a key or a certificate apart from another of the same name. */
export const fingerprintOf = (stack: string, value: Value | undefined, reader: Reader): Masked =>
  typeof value === 'string' && !isExpression(value)
    ? maskText(`sha256:${sha256(value.trim()).slice(0, shownDigits)}`)
    : reader.show(stack, value);

/** A public key without the comment behind it. */
const keyOf = (value: Value | undefined): Value | undefined =>
  typeof value === 'string' && !isExpression(value) ? value.trim().split(/\s+/).slice(0, 2).join(' ') : value;

const holderOf = (stack: string, key: Value | undefined, reader: Reader): Masked =>
  masked`whoever has the SSH key ${fingerprintOf(stack, keyOf(key), reader)}`;

/** A key that instances of a project can be made with. */
export const projectKeyRights: RightsOf = (block, reader) => {
  const { stack, body } = block;
  return [
    rightOf(block, {
      identity: holderOf(stack, body['public_key'], reader),
      effect: 'allow',
      actions: [madeWith(reader.show(stack, body['name']))],
      resource: reader.projectName('publicCloudProject:', reader.show(stack, body['service_name'])),
    }),
  ];
};

/** A key of the account, which servers are installed with. */
export const accountKeyRights: RightsOf = (block, reader) => {
  const { stack, body } = block;
  const isDefault = isSaid(body['default']) && flagOf(body['default']) !== false;
  return [
    rightOf(block, {
      identity: holderOf(stack, body['key'], reader),
      effect: 'allow',
      actions: [
        madeWith(reader.show(stack, body['key_name'])),
        ...(isDefault ? [masked`log in to servers that are installed without another key`] : []),
      ],
      resource: masked`account`,
    }),
  ];
};

const madeWith = (name: Masked): Masked => masked`log in to what is made with the key ${name}`;

/** Who logs in to a machine: with a key that is written, or one that is only named. */
export function machineRights(block: Block, reader: Reader): Right[] {
  const { stack, path, body } = block;
  const right = (identity: Masked, action: Masked): Right =>
    rightOf(block, { identity, effect: 'allow', actions: [action], resource: maskText(`${stack}/${path}`) });
  const named = (name: Value | undefined): Masked => masked`whoever has the SSH key named ${reader.show(stack, name)}`;
  const logIn = masked`log in`;
  const rescued = masked`log in to the rescue system`;
  const { ssh_key_name: name, rescue_ssh_key: rescueKey, rescue_mail: mail } = body;
  return [
    ...(isSaid(name) ? [right(named(name), logIn)] : []),
    ...nestedIn(body, 'ssh_key').map((key) => right(named(key['name']), logIn)),
    ...nestedIn(body, 'ssh_key_create').map((key) => right(holderOf(stack, key['public_key'], reader), logIn)),
    ...nestedIn(body, 'customizations').flatMap(({ ssh_key: key }) =>
      isSaid(key) ? [right(holderOf(stack, key, reader), logIn)] : [],
    ),
    ...(isSaid(rescueKey) ? [right(holderOf(stack, rescueKey, reader), rescued)] : []),
    ...(isSaid(mail) ? [right(masked`whoever reads the mail of ${reader.show(stack, mail)}`, rescued)] : []),
  ];
}

/** Signers whose certificates the API of a cluster takes for whom they name. */
const ofUsers = 'kubernetes.io/kube-apiserver-client';

/** A certificate that a cluster signs without asking anybody: for whomever its request names. */
export function certificateRights(block: Block, reader: Reader): Right[] {
  const { stack, body } = block;
  if (flagOf(body['auto_approve']) === false) return [];
  const [{ name = null } = {}] = blocksIn(body['metadata']);
  return nestedIn(body, 'spec').map(({ request, signer_name: signer = null }) => {
    const digits = isExpression(request) ? masked`` : masked` ${fingerprintOf(stack, request, reader)}`;
    return rightOf(block, {
      identity: masked`whoever has the key of the certificate request ${reader.show(stack, name)}${digits}`,
      effect: 'allow',
      actions: [masked`get a certificate of the signer ${reader.show(stack, signer)}`],
      resource: clusterOf(block, reader),
      isStar: signer === ofUsers,
    });
  });
}

/** A token of a service account, for whoever reads the state. */
export function tokenRequestRights(block: Block, reader: Reader): Right[] {
  const [{ name = null, namespace = 'default' } = {}] = blocksIn(block.body['metadata']);
  const space = reader.show(block.stack, namespace);
  const account = reader.show(block.stack, name);
  return [
    rightOf(block, {
      identity: masked`whoever has the token of ${space}/${account}`,
      effect: 'allow',
      actions: [masked`be ServiceAccount ${account}`],
      resource: masked`${clusterOf(block, reader)}, namespace ${space}`,
    }),
  ];
}
