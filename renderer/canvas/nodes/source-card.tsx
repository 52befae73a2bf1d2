import './source-card.css';
import { Cable } from 'lucide-react';
import type { ProjectModel } from '../../../core/project/model.ts';
import type { Project, SourceFile } from '../../../core/project/project.ts';
import { flowDeliveries } from '../../../core/sources/delivery.ts';
import { draftOf, readSource } from '../../../core/sources/source-file.ts';
import { type SourceGlance, sourceGlances } from '../../../core/sources/source-glance.ts';
import type { TextKey } from '../../i18n/i18n.ts';
import { useText } from '../../i18n/use-text.tsx';
import { togglePanel } from '../../stores/ui-store.ts';
import { useProject, useSelection, useShownModel, useWorkspace } from '../../stores/use-scopes.tsx';

/**
 * What brings the rows of a flow in live runs, below the sample rows that stand in for it: the source that is looked at, else the
 * first, and how many more there are.
 */
export function SourceCard({ flow }: { flow: string }) {
  const project = useProject((state) => state.project);
  const looked = useSelection(({ inspected }) => (inspected?.kind === 'file' ? inspected.path : ''));
  const own = sourceGlances(project).filter((source) => source.flow === flow);
  const shown = own.find(({ path }) => path === looked) ?? own[0];
  const file = shown && project.files.get(shown.path);
  return file ? (
    <Card glance={shown} file={file} more={own.length - 1} isShown={shown.path === looked} />
  ) : null;
}

interface CardProps {
  glance: SourceGlance;
  file: SourceFile;
  more: number;
  /** Whether its form is shown. */
  isShown: boolean;
}

function Card({ glance, file, more, isShown }: CardProps) {
  const { name, path, type } = glance;
  const text = useText();
  const workspace = useWorkspace();
  const project = useProject((state) => state.project);
  const others = more > 0 ? text('sources.card.more', { count: more }) : '';
  const promise = text(promiseOf(project, useShownModel(), file, glance.flow));
  function open(): void {
    const { set } = workspace.selection.getState();
    set({ inspected: { kind: 'file', path }, nodeIds: [], inspectorTab: 'config' });
    togglePanel(workspace.ui, 'inspector', true);
  }
  return (
    <button
      type="button"
      className="source-card nodrag"
      data-source={name}
      data-selected={isShown || undefined}
      data-broken={readSource(file).source === null || undefined}
      aria-label={text('sources.card', { name, type: `${type} ${others}`.trim(), promise })}
      title={`${name} · ${type}\n${path}`}
      onClick={(event) => {
        event.stopPropagation();
        open();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Cable size={13} aria-hidden />
      <span className="source-card__words" aria-hidden>
        <span className="source-card__name">
          <b>{name}</b> <small>{type}</small> {others !== '' && <small className="num">{others}</small>}
        </span>{' '}
        <small className="source-card__promise">{promise}</small>
      </span>
    </button>
  );
}

/** What is promised of the rows, or why nothing can be said. */
function promiseOf(
  project: Project,
  model: ProjectModel | undefined,
  file: SourceFile,
  name: string,
): TextKey {
  const { source } = readSource(file);
  const flow = model?.flow(name);
  if (source === null) return draftOf(file) === null ? 'sources.card.unknown' : 'sources.card.broken';
  const promised = model && flow ? flowDeliveries(project, model, flow, source.type) : [];
  const isOnce = promised.length > 0 && promised.every(({ holds }) => holds === 'effectively-once');
  return isOnce ? 'sources.card.once' : 'sources.card.atLeast';
}
