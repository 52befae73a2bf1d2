import { FileText } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSelection, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { YamlEditor } from './yaml-editor.tsx';
import './yaml-panel.css';

/** The YAML of the shown flow and of the functions in it, one beside the other. */
export function YamlPanel() {
  const workspace = useWorkspace();
  const text = useText();
  const project = useProject((state) => state.project);
  const view = useSelection((selection) => selection.view);
  const inspected = useSelection((selection) => selection.inspected);
  if (view.kind !== 'flow')
    return <EmptyState icon={FileText} title={text('yaml.noFlowTitle')} text={text('yaml.noFlowText')} />;
  const model = workspace.shownModel(project);
  const chosen = inspected?.kind === 'function' ? model.func(inspected.name) : undefined;
  const connector = inspected?.kind === 'connector' ? model.connector(inspected.name) : undefined;
  const paths = [model.flow(view.flow)?.path, (chosen ?? connector)?.path].filter(
    (path) => path !== undefined,
  );
  if (paths.length === 0)
    return <EmptyState icon={FileText} title={text('yaml.goneTitle', { name: view.flow })} />;
  return (
    <div className="yaml-panel">
      {paths.map((path) => (
        <section key={path} aria-label={path}>
          <header>
            <code>{path}</code>
          </header>
          <YamlEditor path={path} />
        </section>
      ))}
    </div>
  );
}
