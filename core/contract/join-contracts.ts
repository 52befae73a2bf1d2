import type { ContractDefinition } from './contract.ts';

type Joined<Part> = (Part extends unknown ? (part: Part) => void : never) extends (whole: infer Whole) => void
  ? Whole
  : never;

/** Parts of one contract as a whole. Throws when two of them name the same method or event. */
export function joinContracts<const Parts extends readonly ContractDefinition[]>(
  ...parts: Parts
): { methods: Joined<Parts[number]['methods']>; events: Joined<Parts[number]['events']> } {
  return {
    methods: join(parts.map(({ methods }) => methods)),
    events: join(parts.map(({ events }) => events)),
  };
}

function join<Whole>(parts: readonly object[]): Whole {
  const entries = parts.flatMap((part) => Object.entries(part));
  const names = new Set<string>();
  for (const [name] of entries) {
    if (names.has(name)) throw new Error(`Two parts of a contract name ${name}`);
    names.add(name);
  }
  // No type of the library's says what the entries are together.
  return Object.fromEntries(entries) as Whole;
}
