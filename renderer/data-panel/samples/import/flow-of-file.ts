/** The name of a flow for the rows of a file, as flows are named: `OpenOrders` of `open-orders.csv`. */
export function flowNameOf(file: string): string {
  const words = file
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const name = (words ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return name === '' ? 'Flow' : [...name].slice(0, longest).join('');
}

const longest = 40;
