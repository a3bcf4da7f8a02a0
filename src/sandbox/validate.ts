import { givens, type Raw, UnknownGiven } from '../../providers/ovh/rules/given';
import { mistakesIn } from '../../providers/ovh/rules/validate';
import { mapValues } from '../estate/map-values';
import { toJson } from './codec';
import { type CtyValue, isCtyList, isObject, isUnknown, type ObjectValue } from './cty';
import type { TypeModel } from './model';
import type { ProtocolDiagnostic } from './protocol';

/** The checks that the real provider makes on a configuration before anything is planned. */
export const validate = (model: TypeModel, config: ObjectValue): ProtocolDiagnostic[] =>
  mistakesIn(model.checks, givens(mapValues(config, rawFrom))).map(({ path, says }) => ({
    severity: 1,
    summary: 'Invalid value (sandbox)',
    detail: says,
    attribute: { steps: [{ attribute_name: path.split('.')[0] ?? path }] },
  }));

function rawFrom(value: CtyValue): Raw {
  if (isUnknown(value)) return new UnknownGiven();
  if (isCtyList(value)) return value.map(rawFrom);
  return isObject(value) ? mapValues(value, rawFrom) : toJson(value);
}
