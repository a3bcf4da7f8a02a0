import { raw, reviewCase } from '../corpus';

const lists = (more: object) => ({
  ovh_cloud_project_database: { Orders: { description: 'orders', engine: 'postgresql', ...more } },
});

/** Blocks that are made from a list may be any: what they open counts as open. */
export default reviewCase({
  before: raw({ resource: lists({}) }),
  after: raw({
    resource: lists({
      dynamic: { ip_restrictions: { for_each: '${var.ranges}', content: { ip: '${ip_restrictions.value}' } } },
    }),
  }),
  trips: ['exposure', 'unread', 'world'],
  expected: `
    change prod/ovh_cloud_project_database.Orders ovh_cloud_project_database
      dynamic: + {"ip_restrictions":{"content":{"ip":"\${ip_restrictions.value}"},"for_each":"\${var.ranges}"}}
    unread prod ovh_cloud_project_database.Orders: blocks are made from a list (dynamic), which is not followed here
      dynamic: + {"ip_restrictions":{"content":{"ip":"\${ip_restrictions.value}"},"for_each":"\${var.ranges}"}}
  `,
});
