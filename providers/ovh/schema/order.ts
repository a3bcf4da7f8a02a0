import type { Family } from './notation';

const price = `object({${[
  'capacities=list(string)',
  'description=string',
  'duration=string',
  'interval=number',
  'maximum_quantity=number',
  'maximum_repeat=number',
  'minimum_quantity=number',
  'minimum_repeat=number',
  'price=list(object({currency_code=string,text=string,value=number}))',
  'price_in_ucents=number',
  'pricing_mode=string',
  'pricing_type=string',
].join(',')}})`;

/** Carts and catalogue of orders. */
export const order: Family = {
  resources: {},
  dataSources: {
    ovh_order_cart: {
      attributes: {
        id: 'string optional computed',
        ovh_subsidiary:
          'string required force-new enum-any-case=asia|au|ca|cz|de|es|eu|fi|fr|gb|ie|it|lt|ma|nl|pl|pt|qc|sg|sn|tn|us|we|ws',
        assign: 'bool optional default=false',
        description: 'string optional force-new',
        expire: 'string optional computed',

        cart_id: 'string computed',
        items: 'list(number) computed',
        read_only: 'bool computed',
      },
    },
    ovh_order_cart_product: {
      attributes: {
        id: 'string optional computed',
        cart_id: 'string required',
        product: 'string required',

        result: `list(object({plan_code=string,prices=list(${price}),product_name=string,product_type=string})) computed`,
      },
    },
    ovh_order_cart_product_options: {
      attributes: {
        id: 'string optional computed',
        cart_id: 'string required',
        plan_code: 'string required',
        product: 'string required',
        catalog_name: 'string optional',

        result: `list(object({exclusive=bool,family=string,mandatory=bool,plan_code=string,prices=list(${price}),product_name=string,product_type=string})) computed`,
      },
    },
    ovh_order_cart_product_options_plan: {
      attributes: {
        id: 'string optional computed',
        cart_id: 'string required',
        options_plan_code: 'string required',
        plan_code: 'string required',
        price_capacity: 'string required',
        product: 'string required',
        catalog_name: 'string optional',

        exclusive: 'bool computed',
        family: 'string computed',
        mandatory: 'bool computed',
        prices: `list(${price}) computed`,
        product_name: 'string computed',
        product_type: 'string computed',
        selected_price: `list(${price}) computed`,
      },
    },
    ovh_order_cart_product_plan: {
      attributes: {
        id: 'string optional computed',
        cart_id: 'string required',
        plan_code: 'string required',
        price_capacity: 'string required',
        product: 'string required',
        catalog_name: 'string optional',

        prices: `list(${price}) computed`,
        product_name: 'string computed',
        product_type: 'string computed',
        selected_price: `list(${price}) computed`,
      },
    },
  },
};
