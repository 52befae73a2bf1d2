/** How many of `most` each of these gives, as evenly as they have them: in sum all that there are, or `most`. */
export function sharesOf(sizes: readonly number[], most: number): number[] {
  const shares = sizes.map(() => 0);
  let left = most;
  const smallestFirst = [...sizes.entries()].toSorted(([, a], [, b]) => a - b);
  for (const [done, [index, size]] of smallestFirst.entries()) {
    const share = Math.min(size, Math.ceil(left / (sizes.length - done)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
