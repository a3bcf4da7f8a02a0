import { maskText } from '../../../../constructs/core/secrets/mask';
import { type Masked, masked } from '../../../../constructs/core/secrets/masked';
import { canonical } from '../../../estate/canonical';
import { type Block, isManaged, isValues, type Stack, type Value, type Values } from '../../../estate/model';
import { builtIn, ProviderSources } from '../../../estate/provider-sources';
import { expressionsIn, isExpression } from '../../../estate/references';
import { blocksIn } from '../../../readings/reader';
import { ofChart } from './charts';
import type { FindingContext, Meaning } from './classes';

/** A block by what says what it does: its type and its arguments, on both sides. */
export interface AskedBlock {
  readonly kind: Block['kind'];
  readonly type: string;
  /** As in a block; empty where none is written. */
  readonly provider: string;
  /** Absent where it is new. */
  readonly before: Values | undefined;
  readonly after: Values;
}

/** Types that run a program which their arguments name, whether they are data sources or resources. */
const runsPrograms = /^(external|local_command|shell_script(_resource)?|ssh_(sensitive_)?resource|ansible_playbook)$/;

/** Data sources that give what is in files of the machine. */
const readsMachine = /^(local_(sensitive_)?file|archive_file)$/;

/** Data sources that ask somebody whom their arguments name, and with them. */
const sends = /^(http|tls_certificate|dns_\w+|terraform_remote_state)$/;

/** What a block runs, takes from elsewhere or sends away by its type; nothing where its arguments are as they were. */
export function doneBy(asked: AskedBlock, { after: stack, settle }: FindingContext): readonly Meaning[] {
  const { kind, type, before, after } = asked;
  if (type.startsWith('helm_')) return ofChart(kind, before ?? {}, after, stack);
  return isOther(asked) ? runsOf(asked, settle).map((says) => ({ class: 'runs-code', says })) : [];
}

function runsOf({ kind, type, after }: AskedBlock, settle: FindingContext['settle']): readonly Masked[] {
  if (runsPrograms.test(type))
    return [kind === 'resource' ? masked`runs a program` : masked`runs a program while it plans`];
  if (kind !== 'data') return [];
  if (readsMachine.test(type)) return [masked`reads files of the machine that deploys`];
  if (!sends.test(type) || ![...expressionsIn(settle.after(sentBy(type, after)))].some(saysMore)) return [];
  return [masked`sends values of this stack to ${receiverOf(type, after)} while it plans`];
}

const isOther = ({ before, after }: AskedBlock): boolean =>
  before === undefined || canonical(before) !== canonical(after);

/** What of its arguments leaves: a state in a file is only read. */
function sentBy(type: string, { defaults: _, ...body }: Values): Value {
  if (type !== 'terraform_remote_state') return body;
  return body['backend'] === 'local' ? {} : body;
}

/** Whether an expression is more than where Terraform runs and in which workspace. */
const saysMore = (text: string): boolean =>
  isExpression(text.replaceAll(/\$\{\s*(terraform\.workspace|path\.(module|root|cwd))\s*\}/g, ''));

function receiverOf(type: string, body: Values): Masked {
  if (type === 'terraform_remote_state')
    return masked`the ${maskText(String(body['backend'] ?? ''))} backend of a state`;
  return maskText(String(body['url'] ?? body['host'] ?? type));
}

/** The data sources inside of a check, which are read with every plan; with those of the other side as they were. */
export function askedInCheck(before: Value | undefined, after: Value | undefined): readonly AskedBlock[] {
  const old = new Map(dataIn(before).map(({ name, body }) => [name, body]));
  return dataIn(after).map(({ name, type, body }) => {
    const { provider } = body;
    return {
      kind: 'data',
      type,
      provider: typeof provider === 'string' ? provider : '',
      before: old.get(name),
      after: body,
    };
  });
}

const dataIn = (check: Value | undefined) =>
  blocksIn(isValues(check) ? check['data'] : undefined).flatMap((types) =>
    Object.entries(types).flatMap(([type, named]) =>
      blocksIn(named).flatMap((all) =>
        Object.entries(all).flatMap(([name, body]) =>
          isValues(body) ? [{ name: `${type}.${name}`, type, body }] : [],
        ),
      ),
    ),
  );

/** Providers whose data sources are known: they ask the service of the provider, or nobody. */
const known: ReadonlySet<string> = new Set([
  builtIn,
  'ovh/ovh',
  'terraform-provider-openstack/openstack',
  ...['kubernetes', 'helm', 'random', 'time', 'tls', 'null', 'http', 'external'].map((name) => `hashicorp/${name}`),
]);

/** The provider of a data source or an ephemeral resource that is new or another one, where nobody here knows what it does. */
export function unknownProvider(asked: AskedBlock, stack: Stack): string | undefined {
  const { type } = asked;
  if (isManaged(asked) || !isOther(asked)) return undefined;
  if (runsPrograms.test(type) || readsMachine.test(type)) return undefined;
  const source = new ProviderSources(stack).behind(asked);
  return known.has(source) ? undefined : source;
}
