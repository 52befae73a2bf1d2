import { TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { exampleSchema } from '../../core/contract/host/projects.ts';
import { type ReceivedError, toErrorData } from '../../core/errors/coded-error.ts';
import { attempt } from '../command-kit/run-command.ts';
import { askFolder } from '../folders/ask-folder.tsx';
import { useText } from '../i18n/use-text.tsx';
import { openProject } from '../project-life/open-project.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { useSettings, useStudio } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import './new-project-dialog.css';

type Template = z.output<typeof exampleSchema>;

/** Asks for a template, a name and a place, makes the project there and opens it. */
export async function askNewProject(studio: StudioWindow): Promise<void> {
  const title = studio.text('commands.newProject');
  const root = await studio.dialogs.show<string>({ title, size: 'lg' }, (close) => (
    <NewProjectBody close={close} />
  ));
  if (root !== null) await openProject(studio, root);
}

function NewProjectBody({ close }: { close(root: string | null): void }) {
  const studio = useStudio();
  const text = useText();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [template, setTemplate] = useState('');
  const [name, setName] = useState('my-flows');
  const [parent, setParent] = useState(studio.ui.getState().info?.homeFolder ?? '');
  const [error, setError] = useState<ReceivedError | null>(null);
  useEffect(() => {
    void attempt(async () => {
      const list = await studio.backend.call('template.list', {});
      setTemplates(list);
      setTemplate((before) => before || (list[0]?.id ?? ''));
    });
  }, [studio]);
  async function create(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const { root } = await studio.backend.call('project.create', { parent, name, template });
      close(root);
    } catch (thrown) {
      setError(toErrorData(thrown));
    }
  }
  async function browse(): Promise<void> {
    const folder = await askFolder(studio, text('shell.new.parent'), text('shell.folder.choose'));
    if (folder !== null) setParent(folder);
  }
  return (
    <form onSubmit={(event) => void create(event)}>
      <TextInput
        label={text('shell.new.name')}
        value={name}
        data-autofocus
        error={name.trim() === '' ? text('explorer.name.empty') : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        mt="sm"
        label={text('shell.new.parent')}
        value={parent}
        spellCheck={false}
        rightSectionWidth={92}
        rightSection={
          <button type="button" className="button" onClick={() => void browse()}>
            {text('shell.new.browse')}
          </button>
        }
        onChange={(event) => setParent(event.currentTarget.value)}
      />
      <fieldset className="template-list">
        <legend>{text('shell.new.template')}</legend>
        {templates.map((one) => (
          <TemplateChoice key={one.id} template={one} chosen={one.id === template} choose={setTemplate} />
        ))}
      </fieldset>
      {error && <ErrorNote error={error} />}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" onClick={() => close(null)}>
          {text('shell.cancel')}
        </button>
        <button type="submit" className="button button--go" disabled={name.trim() === '' || template === ''}>
          {text('explorer.create')}
        </button>
      </div>
    </form>
  );
}

interface TemplateChoiceProps {
  template: Template;
  chosen: boolean;
  choose(id: string): void;
}

function TemplateChoice({ template: { id, title, description }, chosen, choose }: TemplateChoiceProps) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  return (
    <label data-checked={chosen}>
      <input
        type="radio"
        name="template"
        className="visually-hidden"
        checked={chosen}
        onChange={() => choose(id)}
      />
      <b>{title[language]}</b>
      <small>{description[language]}</small>
    </label>
  );
}
