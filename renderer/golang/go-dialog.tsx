import './go-dialog.css';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GoCode, GoPlace } from '../../core/contract/host/go-code.ts';
import { projectModel } from '../../core/project/model.ts';
import { setGoFolder } from '../../core/project/studio.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { useGo, useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { GoFile } from './go-file.tsx';
import { type GoItem, goItems } from './go-items.ts';
import { goFolder, readGoCode } from './read-go-code.ts';

/** Shows what the Go code registers beside what the YAML has, and the code itself, at a place of it when one is given. */
export async function showGoCode(workspace: Workspace, place: GoPlace | null): Promise<void> {
  void readGoCode(workspace);
  await workspace.dialogs.show<null>({ title: workspace.text('golang.title'), size: 1100 }, () => (
    <GoBody first={place} />
  ));
}

function GoBody({ first }: { first: GoPlace | null }) {
  const text = useText();
  const code = useGo((state) => state.code);
  const failure = useGo((state) => state.failure);
  const [shown, setShown] = useState(first);
  return (
    <div className="go-code">
      <div className="go-code__side">
        <Folder />
        {failure !== null && <ErrorNote error={failure} />}
        {code === null ? (
          <p className="go-code__none">{text('golang.none')}</p>
        ) : (
          <Lists code={code} shown={shown} show={setShown} />
        )}
      </div>
      <div className="go-code__file">
        {shown === null ? <p className="go-code__none">{text('golang.choose')}</p> : <GoFile place={shown} />}
      </div>
    </div>
  );
}

/** Where the Go code is: kept in studio.json, so that everybody's Studio and the command find it. */
function Folder() {
  const text = useText();
  const workspace = useWorkspace();
  useProject((state) => state.project);
  const known = goFolder(workspace);
  const [typed, setTyped] = useState(known);
  const keep = () =>
    typed.trim() === known ||
    applyEdit(workspace, 'golang.editFolder', (project) => setGoFolder(project, typed.trim()));
  return (
    <TextInput
      size="xs"
      label={text('golang.folder')}
      description={text('golang.folderHelp')}
      placeholder="../service"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}

interface ListsProps {
  code: GoCode;
  shown: GoPlace | null;
  show(place: GoPlace): void;
}

function Lists({ code, shown, show }: ListsProps) {
  const text = useText();
  const project = useProject((state) => state.project);
  const { functions, connectors, flows, structs } = goItems(projectModel(project), code);
  const list = (title: TextKey, items: readonly GoItem[]) =>
    items.length > 0 && <List title={text(title)} items={items} shown={shown} show={show} />;
  return (
    <>
      {list('golang.functions', functions)}
      {list('golang.connectors', connectors)}
      {list('golang.flows', flows)}
      {list('golang.structs', structs)}
      {code.unnamed.length > 0 && (
        <List
          title={text('golang.unnamed')}
          items={code.unnamed.map(({ kind, place }) => ({ name: kind, side: 'go', place }))}
          shown={shown}
          show={show}
        />
      )}
      <p className="go-code__read">{text('golang.read', { count: code.files })}</p>
      {code.unread.map(({ path, why }) => (
        <p key={path} className="go-code__unread">
          <code>{path}</code> {text(`golang.unread.${why}`)}
        </p>
      ))}
      {code.isPartial && <p className="go-code__unread">{text('golang.partial')}</p>}
    </>
  );
}

function List({
  title,
  items,
  shown,
  show,
}: Omit<ListsProps, 'code'> & { title: string; items: readonly GoItem[] }) {
  return (
    <section className="go-code__list" aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={`${item.name} ${item.place?.path} ${item.place?.line}`}>
            <Item item={item} isShown={item.place !== null && isSame(item.place, shown)} show={show} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function isSame(one: GoPlace, other: GoPlace | null): boolean {
  return other !== null && one.path === other.path && one.line === other.line;
}

function Item({ item, isShown, show }: { item: GoItem; isShown: boolean; show(place: GoPlace): void }) {
  const text = useText();
  const { name, side, place } = item;
  if (place === null)
    return (
      <span className="go-code__item" data-side={side}>
        <b title={name}>{name}</b> <small>{text('golang.onlyYaml')}</small>
      </span>
    );
  const where = `${place.path}:${place.line}`;
  return (
    <button
      type="button"
      className="go-code__item"
      data-side={side}
      aria-current={isShown ? 'true' : undefined}
      title={where}
      onClick={() => show(place)}
    >
      <b>{name}</b> <small>{`${where.slice(where.lastIndexOf('/') + 1)}`}</small>
    </button>
  );
}
