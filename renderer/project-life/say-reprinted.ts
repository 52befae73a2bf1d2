import type { Text } from '../i18n/use-text.tsx';
import { toast } from '../ui/toast.ts';

/** Says that files could not be edited in place and lost their comments and layout. */
export function sayReprinted(text: Text, paths: readonly string[]): void {
  for (const path of paths) toast({ message: text('explorer.reprinted', { path }), kind: 'warning' });
}
