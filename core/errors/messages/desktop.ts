import type { ErrorMessages } from '../messages.ts';

export const desktopMessages = {} as const satisfies ErrorMessages;
