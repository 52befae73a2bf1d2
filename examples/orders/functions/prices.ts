/** A price as the feed sends it, in EUR. */
export interface Price {
  sku: string;
  name: string;
  price: number;
}
