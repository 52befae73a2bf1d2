import type { Diagnostic, QuickFix } from '../../core/lint/diagnostic.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { tellWithUndo } from '../command-kit/tell-with-undo.ts';
import type { Workspace } from '../stores/scopes.ts';
import { useSettings } from '../stores/use-scopes.tsx';
import { applyEdit } from './edit-config.ts';

/** Applies a quick fix as one undo step, and says so. */
export function applyFix(workspace: Workspace, fix: QuickFix): void {
  const { resolvedLanguage } = workspace.settings.getState();
  if (applyEdit(workspace, 'problems.fixEdit', (project) => fix.apply(project, resolvedLanguage)))
    tellWithUndo(workspace, fix.title[resolvedLanguage]);
}

/** The fixes of the problem that has the focus, else of the selected functions, else of what the inspector shows. */
export function fixesHere(workspace: Workspace): readonly QuickFix[] {
  const { diagnostics, focused } = workspace.problems.getState();
  if (focused !== null) return focused.fixes;
  return diagnostics.filter((problem) => isHere(workspace, problem)).flatMap(({ fixes }) => fixes);
}

function isHere(workspace: Workspace, { flow, node, func, connector, path }: Diagnostic): boolean {
  const { view, nodeIds: selected, inspected } = workspace.selection.getState();
  const model = projectModel(workspace.project.getState().project);
  if (view.kind === 'flow' && selected.length > 0 && flow === view.flow && node !== undefined) {
    const entry = model.flow(flow);
    const id = entry && nodeIds(entry.config)[node];
    return id !== undefined && selected.includes(id);
  }
  switch (inspected?.kind) {
    case 'function':
      return func === inspected.name;
    case 'connector':
      return connector === inspected.name;
    case 'flow':
      return flow === inspected.name && node === undefined;
    case 'file':
      return path === inspected.path;
    default:
      return false;
  }
}

/** Mends what is wrong here: at once where there is one way, else by the person's choice. */
export async function fixHere(workspace: Workspace): Promise<void> {
  await fixOneOf(workspace, fixesHere(workspace));
}

/** The same for problems of these codes that a function has. */
export async function fixFunction(
  workspace: Workspace,
  fname: string,
  codes: readonly string[],
): Promise<void> {
  const { diagnostics } = workspace.problems.getState();
  const meant = diagnostics.filter(({ code, func }) => func === fname && codes.includes(code));
  if (meant.length > 0)
    await fixOneOf(
      workspace,
      meant.flatMap(({ fixes }) => fixes),
    );
}

async function fixOneOf(workspace: Workspace, fixes: readonly QuickFix[]): Promise<void> {
  const [only] = fixes;
  const fix = fixes.length === 1 ? only : await chooseFix(workspace, fixes);
  if (fix) applyFix(workspace, fix);
}

function chooseFix(workspace: Workspace, fixes: readonly QuickFix[]): Promise<QuickFix | null> {
  return workspace.dialogs.show<QuickFix>({ title: workspace.text('problems.fix.which') }, (close) => (
    <FixList fixes={fixes} close={close} />
  ));
}

function FixList({ fixes, close }: { fixes: readonly QuickFix[]; close(fix: QuickFix): void }) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  return (
    <div className="choice-list">
      {fixes.map((fix, index) => (
        <button
          key={fix.title.en}
          type="button"
          className="button button--line"
          data-autofocus={index === 0 || undefined}
          onClick={() => close(fix)}
        >
          {fix.title[language]}
        </button>
      ))}
    </div>
  );
}
