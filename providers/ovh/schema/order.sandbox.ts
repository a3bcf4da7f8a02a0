import type { FamilyBehaviour } from './behaviour';

/** Carts and the catalogue of orders: each plan has one price, and what it costs isn't known here. */
export const orderBehaviour: FamilyBehaviour = {
  dataSources: {
    ovh_order_cart_product_plan: {
      computed: {
        selected_price: ({ now }) => [
          {
            capacities: [now['price_capacity'] ?? 'renew'],
            description: 'sandbox: no price',
            duration: 'P1M',
            interval: 1,
            maximum_quantity: 1,
            maximum_repeat: 1,
            minimum_quantity: 1,
            minimum_repeat: 1,
            price: [{ currency_code: 'EUR', text: '0.00 €', value: 0 }],
            price_in_ucents: 0,
            pricing_mode: 'default',
            pricing_type: 'rental',
          },
        ],
        prices: '{selected_price}',
      },
    },
  },
};
