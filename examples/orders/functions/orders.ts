/** What a shop's order looks like on its way through the chain. */

export interface OrderLine {
  sku: string;
  qty: number;
  /** The price when the order was placed, in the order's currency. */
  price: number;
}

export interface Order {
  order_id: string;
  customer: string;
  city: string;
  currency: 'EUR' | 'CNY';
  ordered_on: string;
  shipped_on: string;
  lines: OrderLine[];
}

/** An order line with its total, in the flow's currency. */
export interface LineTotal {
  order_id: string;
  /** From 1 within the order. */
  line: number;
  city: string;
  sku: string;
  qty: number;
  total: number;
  currency: string;
  days_to_ship: number;
}
