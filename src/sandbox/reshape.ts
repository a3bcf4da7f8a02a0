import type { CloudValue as Json } from '../../providers/ovh/schema/behaviour';
import { mapValues } from '../estate/map-values';
import type { CtyType } from './cty';
import { isArray, isRecord } from './values';

/** A stored value in the shape that a data source has for it, which may differ from the resource's; null where it can't be told in it. */
export function reshaped(value: Json | undefined, type: CtyType): Json {
  if (value === undefined || value === null || type === 'dynamic') return null;
  if (typeof type === 'string') return reshapedScalar(value, type);
  switch (type[0]) {
    case 'list':
    case 'set':
      return (isArray(value) ? value : [value]).flatMap((element) => reshaped(element, type[1]) ?? []);
    case 'map':
      return isRecord(value) ? mapValues(value, (element) => reshaped(element, type[1])) : null;
    case 'object': {
      const object = isArray(value) ? value[0] : value;
      return isRecord(object) ? mapValues(type[1], (of, name) => reshaped(object[name], of)) : null;
    }
    case 'tuple':
      return null;
  }
}

function reshapedScalar(value: Json, type: 'string' | 'number' | 'bool'): Json {
  if (typeof value === 'object') return null;
  if (type === 'string') return String(value);
  if (type === 'bool') return typeof value === 'boolean' ? value : null;
  return Number.isNaN(Number(value)) || value === '' ? null : value;
}
