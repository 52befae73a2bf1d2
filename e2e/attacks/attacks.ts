import type { Attack } from './attack.ts';
import { fileAttacks } from './file-attacks.ts';
import { importAttacks } from './import-attacks.ts';
import { reachAttacks } from './reach-attacks.ts';
import { realmAttacks } from './realm-attacks.ts';

/** Every way out that is known and was tried; docs/security.md says what each runs into. */
export const attacks: readonly Attack[] = [
  ...importAttacks,
  ...fileAttacks,
  ...reachAttacks,
  ...realmAttacks,
];
