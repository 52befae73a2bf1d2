import { withFile } from '../../core/project/project.ts';
import type { App } from '../stores/app-stores.tsx';
import { toast } from '../ui/toast.tsx';
import { interfaceOf } from './row-types.ts';
import { seenRows } from './seen-rows.ts';

/** Writes the type of the rows of the last run into a function's code: an interface Row, and `rows: Row[]`. */
export async function typeRowsFromRun(app: App, path: string, fname: string): Promise<void> {
  const rows = await seenRows(app, fname);
  if (rows.length === 0) {
    toast({ kind: 'warning', message: app.text('code.noRows', { name: fname }) });
    return;
  }
  app.project.getState().edit('code.typeRowsEdit', (project) => {
    const code = project.files.get(path)?.text;
    return code === undefined
      ? project
      : withFile(project, path, withRowType(code, interfaceOf('Row', rows)));
  });
}

/** The code with the interface Row replaced or added before the default export, and its parameter `rows` typed with it. */
export function withRowType(code: string, rowInterface: string): string {
  const typed = code.replace(
    /(\bexport\s+default\s+(?:async\s+)?function\b[^)]*?\brows)\s*(?::\s*[^,)]+)?(?=\s*[,)])/,
    '$1: Row[]',
  );
  const existing = /^interface Row \{[\s\S]*?^\}|^interface Row \{.*\}$/m;
  if (existing.test(typed)) return typed.replace(existing, () => rowInterface);
  const at = typed.search(/^(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export default/m);
  return at < 0 ? typed : `${typed.slice(0, at)}${rowInterface}\n\n${typed.slice(at)}`;
}
