import { withFile } from '../../core/project/project.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import { interfaceOf, objectTypeOf } from './row-types.ts';
import { seenRows } from './seen-rows.ts';

/** Writes the type of the rows of the last run into a function's code: `Row`, and `rows: Row[]`; in JavaScript as JSDoc. */
export async function typeRowsFromRun(workspace: Workspace, path: string, fname: string): Promise<void> {
  const rows = await seenRows(workspace, fname);
  if (rows.length === 0) {
    toast({ kind: 'warning', message: workspace.text('code.noRows', { name: fname }) });
    return;
  }
  const typed = (code: string) =>
    /\.m?ts$/.test(path)
      ? withRowType(code, interfaceOf('Row', rows))
      : withRowComment(code, objectTypeOf(rows));
  workspace.project.getState().edit('code.typeRowsEdit', (project) => {
    const code = project.files.get(path)?.text;
    return code === undefined ? project : withFile(project, path, typed(code));
  });
}

/** A comment before the default export belongs to it. */
const exportWithComment = /^(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export default/m;

/** The code with the type Row replaced or added before the default export, and its parameter `rows` typed with it. */
export function withRowType(code: string, rowInterface: string): string {
  const typed = code.replace(
    /(\bexport\s+default\s+(?:async\s+)?(?:function\b[^(]*)?\([^)]*?\brows)\s*(?::\s*[^,)]+)?(?=\s*[,)])/,
    '$1: Row[]',
  );
  const existing = /^interface Row \{[\s\S]*?^\}|^interface Row \{.*\}$|^type Row =[^;]*;/m;
  if (existing.test(typed)) return typed.replace(existing, () => rowInterface);
  const at = typed.search(exportWithComment);
  return at < 0 ? typed : `${typed.slice(0, at)}${rowInterface}\n\n${typed.slice(at)}`;
}

/**
 * JavaScript with a JSDoc type Row, and the default export's parameters typed by its comment, which is what editors read.
 * Parameters go by their places, whatever they are called. Code without a function of three parameters stays as it is.
 */
export function withRowComment(code: string, objectType: string): string {
  const signature = /\bexport\s+default\s+(?:async\s+)?(?:function\b[^(]*)?\(([^)]*)\)/.exec(code);
  const names = (signature?.[1] ?? '').split(',').map((name) => name.trim());
  const [ctx, flow, rows] = names;
  if (names.length !== 3 || !ctx || !flow || !rows) return code;
  const typedef = `/** @typedef {${objectType.replace(/\n/g, '\n * ')}} Row */`;
  const known = /\/\*\* @typedef \{(?:(?!\*\/)[\s\S])*\} Row \*\//;
  const defined = known.test(code) ? code.replace(known, () => typedef) : insertBeforeExport(code, typedef);
  return withParamComment(defined, [
    [ctx, "{import('kisflow-studio').Context}"],
    [flow, "{import('kisflow-studio').Flow}"],
    [rows, '{Row[]}'],
  ]);
}

function insertBeforeExport(code: string, typedef: string): string {
  const at = code.search(exportWithComment);
  return at < 0 ? code : `${code.slice(0, at)}${typedef}\n\n${code.slice(at)}`;
}

/** The default export's comment with these params: those it has already are replaced, its other lines stay. */
function withParamComment(code: string, params: readonly [name: string, type: string][]): string {
  const lines = params.map(([name, type]) => ` * @param ${type} ${name}\n`).join('');
  return code.replace(exportWithComment, (whole: string, comment: string | undefined) => {
    if (comment === undefined || /@typedef/.test(comment))
      return `${comment ?? ''}/**\n${lines} */\n${whole.slice(comment?.length ?? 0)}`;
    const others = comment
      .replace(/^\/\*\*|\*\/\s*$/g, '')
      .split('\n')
      .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
      .filter((line) => line !== '' && !/^@param\b/.test(line))
      .map((line) => ` * ${line}\n`);
    return `/**\n${others.join('')}${lines} */\nexport default`;
  });
}
