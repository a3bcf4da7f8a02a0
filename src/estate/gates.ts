/** Gates that ask what is done with resources, and what each asks: a review and a deployment mean the same. */
export const changeGates = {
  add: 'something is created',
  import: 'something that exists is taken over',
  change: 'something is changed in place',
  replace: 'something is destroyed and created again',
  destroy: 'something is destroyed',
  'data-loss': 'what holds data is destroyed, replaced or emptied',
  buys: 'an order is placed',
} as const;

export type ChangeGate = keyof typeof changeGates;

/** Word for every gate, and for whatever else there is to read: nothing passes it. */
export const everything = 'all';
