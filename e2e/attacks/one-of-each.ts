import { type Attack, attackKinds } from './attack.ts';
import { attacks } from './attacks.ts';

/** What would keep the others from being tried in the same run. */
const ending: ReadonlySet<string> = new Set(['channel', 'realm']);

/** An attack of each kind that leaves its process as it was: one flow can try them all. */
export const oneOfEach: readonly Attack[] = attackKinds
  .filter((kind) => !ending.has(kind))
  .flatMap((kind) => attacks.find((attack) => attack.kind === kind) ?? []);

/** An attack on the host itself: what its engine sends is no frame. */
export const onHost: readonly Attack[] = attacks.filter(({ name }) => name === 'a frame that claims 4 GB');
