import { joinMasked, type Masked, masked } from '../../../constructs/core/secrets/masked';
import { type Block, isValues, type Value, type Values } from '../../estate/model';
import { fieldIn, listIn } from '../cluster-fields';
import { clusterOf } from '../clusters';
import { blocksIn, isSaid, type Reader } from '../reader';
import { type Right, rightOf } from './right';

/**
 * What whoever answers a webhook is shown, and may change: everything that comes into a cluster and that its rules are about. One that
 * is answered inside of the cluster and only refuses gives nobody anything.
 *
 * @param object as Kubernetes or as the provider of Terraform writes it
 */
export function webhookRights(block: Block, object: Values, reader: Reader): Right[] {
  const changes = /mutating/i.test(String(object['kind'] ?? block.type));
  const [{ name = null } = {}] = blocksIn(object['metadata']);
  return listIn(object, 'webhooks', 'webhook').flatMap((webhook) => {
    const client = blocksIn(fieldIn(webhook, 'clientConfig'))[0] ?? {};
    const isOutside = isSaid(client['url']);
    if (!changes && !isOutside) return [];
    const things = listIn(webhook, 'rules', 'rule').flatMap(({ resources = null }) =>
      reader.texts(block.stack, resources),
    );
    return [
      rightOf(block, {
        identity: masked`${answererOf(client, block, reader)} (webhook ${reader.show(block.stack, name)})`,
        effect: 'allow',
        actions: [masked`${changes ? masked`change` : masked`be shown`} ${joinMasked(things, ', ')} as they come`],
        resource: clusterOf(block, reader),
        isStar: isOutside,
      }),
    ];
  });
}

function answererOf(client: Values, { stack }: Block, reader: Reader): Masked {
  if (isSaid(client['url'])) return reader.show(stack, client['url']);
  const [{ name = null, namespace = null } = {}] = blocksIn(client['service']);
  return masked`service ${reader.show(stack, namespace)}/${reader.show(stack, name)}`;
}

/** The token of a service account, which never ends: whoever reads the secret is that one. */
export function tokenRights(block: Block, object: Values, reader: Reader): Right[] {
  if (object['type'] !== 'kubernetes.io/service-account-token') return [];
  const [{ name = null, namespace = 'default', annotations = null } = {}] = blocksIn(object['metadata']);
  const account: Value = isValues(annotations)
    ? (annotations['kubernetes.io/service-account.name'] ?? null)
    : annotations;
  const space = reader.show(block.stack, namespace);
  return [
    rightOf(block, {
      identity: masked`whoever reads the secret ${space}/${reader.show(block.stack, name)}`,
      effect: 'allow',
      actions: [masked`be ServiceAccount ${reader.show(block.stack, account)}`],
      resource: masked`${clusterOf(block, reader)}, namespace ${space}`,
    }),
  ];
}
