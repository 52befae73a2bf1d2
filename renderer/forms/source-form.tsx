import './source-form.css';
import { NumberInput } from '@mantine/core';
import { CircleAlert, FileX2, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { projectModel } from '../../core/project/model.ts';
import {
  removeSourceSetting,
  setSourceBatch,
  setSourceFlow,
  setSourceType,
} from '../../core/sources/edit-source.ts';
import { draftOf, type SourceDraft } from '../../core/sources/source-file.ts';
import { findSourceType, sourceTypes } from '../../core/sources/source-types.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProblems, useProject, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { SourceSetting } from './source-setting.tsx';
import '../ui/field-group.css';

/**
 * A source as a form, with what takes its rows as samples, what is wrong with it and what is promised of its rows. What no form can show is
 * left as it is.
 */
export function SourceForm({ path, samples }: { path: string; samples: ReactNode }) {
  const text = useText();
  const file = useProject(({ project }) => project.files.get(path));
  if (file === undefined) return <EmptyState icon={FileX2} title={text('inspector.goneTitle')} />;
  const draft = draftOf(file);
  return (
    <form className="inspector-form" onSubmit={(event) => event.preventDefault()}>
      {draft === null ? <NoForm /> : <Fields path={path} draft={draft} samples={samples} />}
      <Told path={path} />
    </form>
  );
}

function NoForm() {
  const text = useText();
  const workspace = useWorkspace();
  return (
    <EmptyState icon={FileX2} title={text('sources.leftTitle')} text={text('sources.leftText')}>
      <button
        type="button"
        className="button button--line"
        onClick={() => workspace.selection.getState().set({ inspectorTab: 'yaml' })}
      >
        {text('sources.showText')}
      </button>
    </EmptyState>
  );
}

interface FieldsProps {
  path: string;
  draft: SourceDraft;
  samples: ReactNode;
}

function Fields({ path, draft, samples }: FieldsProps) {
  const { type, settings } = draft;
  const text = useText();
  return (
    <>
      <Ends path={path} draft={draft} />
      <section className="field-group" aria-label={text('sources.settings')}>
        <h3>{text('sources.settings')}</h3>
        {type.settings.map((definition) => (
          <SourceSetting
            key={`${type.name}:${definition.key}`}
            path={path}
            definition={definition}
            value={Object.hasOwn(settings, definition.key) ? String(settings[definition.key]) : ''}
          />
        ))}
        {Object.keys(settings)
          .filter((key) => type.settings.every((setting) => setting.key !== key))
          .map((key) => (
            <Stray key={key} path={path} name={key} type={type.name} />
          ))}
      </section>
      {samples}
      <Batches path={path} draft={draft} />
    </>
  );
}

/** Where its rows go, and what they come from. */
function Ends({ path, draft: { flow, type } }: { path: string; draft: SourceDraft }) {
  const text = useText();
  const workspace = useWorkspace();
  const flows = useProject(({ project }) => projectModel(project)).flows.map(({ name }) => name);
  function chooseType(name: string | null): void {
    const chosen = findSourceType(name ?? '');
    if (chosen && chosen !== type)
      applyEdit(workspace, 'inspector.editField', (project) => setSourceType(project, path, chosen));
  }
  return (
    <>
      <Select
        size="xs"
        label={text('sources.flow')}
        description={text('sources.flow.help')}
        data={flows.includes(flow) ? flows : [flow, ...flows]}
        value={flow}
        allowDeselect={false}
        onChange={(name) =>
          name !== null &&
          applyEdit(workspace, 'inspector.editField', (project) => setSourceFlow(project, path, name))
        }
      />
      <Select
        size="xs"
        label={text('sources.type')}
        description={text('sources.type.help')}
        data={sourceTypes.map(({ name }) => ({ value: name, label: text(`sources.type.${name}`) }))}
        value={type.name}
        allowDeselect={false}
        onChange={chooseType}
      />
    </>
  );
}

/** A setting that its type does not have: it stays until somebody takes it out. */
function Stray({ path, name, type }: { path: string; name: string; type: string }) {
  const text = useText();
  const workspace = useWorkspace();
  return (
    <div className="source-form__stray">
      <code>{name}</code>
      <span>{text('sources.notOfType', { type })}</span>
      <IconButton
        icon={X}
        size="small"
        label={text('sources.remove', { key: name })}
        onClick={() =>
          applyEdit(workspace, 'inspector.editField', (project) => removeSourceSetting(project, path, name))
        }
      />
    </div>
  );
}

const batchLimits = { rows: 1_000_000, ms: 600_000 } as const;

function Batches({ path, draft: { batch } }: { path: string; draft: SourceDraft }) {
  const text = useText();
  const workspace = useWorkspace();
  return (
    <section className="field-group" aria-label={text('sources.batch')}>
      <h3>{text('sources.batch')}</h3>
      {(['rows', 'ms'] as const).map((key) => (
        <NumberInput
          key={key}
          size="xs"
          label={text(`sources.batch.${key}`)}
          description={text(`sources.batch.${key}.help`)}
          min={1}
          max={batchLimits[key]}
          clampBehavior="strict"
          allowDecimal={false}
          value={batch[key]}
          onChange={(value) => {
            if (typeof value !== 'number' || value < 1) return;
            applyEdit(
              workspace,
              'inspector.editField',
              (project) => setSourceBatch(project, path, key, value),
              `${path}:${key}`,
            );
          }}
        />
      ))}
    </section>
  );
}

/** What the linter says of the file: what is wrong, then what is promised. */
function Told({ path }: { path: string }) {
  const text = useText();
  const diagnostics = useProblems((state) => state.diagnostics);
  const own = diagnostics.filter((diagnostic) => diagnostic.path === path);
  const [promises, wrong] = [own.filter(isPromise), own.filter((diagnostic) => !isPromise(diagnostic))];
  return (
    <>
      <Findings title={text('sources.problems')} found={wrong} />
      <Findings title={text('sources.promised')} found={promises} more={text('sources.promised.more')} />
    </>
  );
}

function isPromise({ code }: Diagnostic): boolean {
  return code.startsWith('lint.source.once-by-');
}

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info };

function Findings({ title, found, more }: { title: string; found: readonly Diagnostic[]; more?: string }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  if (found.length === 0) return null;
  return (
    <section className="field-group source-form__told" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {found.map(({ code, severity, message }) => {
          const Icon = icons[severity];
          return (
            <li key={`${code} ${message.en}`} data-severity={severity}>
              <Icon size={14} aria-label={text(`problems.${severity}`)} />
              <span>{message[language]}</span>
            </li>
          );
        })}
      </ul>
      {more !== undefined && <p>{more}</p>}
    </section>
  );
}
