import { block, nested } from './notation';

export const configuration = block('list', 'optional', {
  label: 'string required',
  value: 'string required',
});

export const currentTasks = nested('list', 'computed', {
  id: 'string computed',
  link: 'string computed',
  status: 'string computed',
  type: 'string computed',
  errors: nested('list', 'computed', {
    message: 'string computed',
  }),
});

export const currentTasksShort = nested('list', 'computed', {
  id: 'string computed',
  link: 'string computed',
  status: 'string computed',
  type: 'string computed',
});

export const iamBlock = nested('single', 'computed', {
  id: 'string computed',
  display_name: 'string computed',
  tags: 'map(string) computed',
  urn: 'string computed',
});

export const location = nested('single', 'computed', {
  availability_zone: 'string computed',
  region: 'string computed',
});

export const orderBlock = block('list', 'computed', {
  date: 'string computed',
  details: 'list(object({description=string,domain=string,order_detail_id=number,quantity=string})) computed',
  expiration_date: 'string computed',
  order_id: 'number computed',
});

export const orderNested = nested('single', 'computed', {
  date: 'string computed',
  expiration_date: 'string computed',
  order_id: 'number computed',
  details: nested('list', 'computed', {
    description: 'string computed',
    detail_type: 'string computed',
    domain: 'string computed',
    order_detail_id: 'number computed',
    quantity: 'string computed',
  }),
});

export const plan = block('list', 'computed force-new max=1', {
  duration: 'string required',
  plan_code: 'string required',
  pricing_mode: 'string required',
  catalog_name: 'string optional',
  configuration,
});

export const planNested = nested('list', 'optional force-new=configured', {
  duration: 'string required',
  plan_code: 'string required force-new',
  pricing_mode: 'string required',
  item_id: 'number optional',
  quantity: 'number optional',
  configuration: nested('list', 'optional computed', {
    label: 'string required force-new',
    value: 'string required force-new',
  }),
});

export const planOption = block('list', 'optional force-new', {
  duration: 'string required',
  plan_code: 'string required',
  pricing_mode: 'string required',
  catalog_name: 'string optional',
  configuration,
});

export const planOptionNested = nested('list', 'optional', {
  duration: 'string required',
  plan_code: 'string required',
  pricing_mode: 'string required',
  quantity: 'number required',
  configuration: nested('list', 'optional', {
    label: 'string required',
    value: 'string required',
  }),
});
