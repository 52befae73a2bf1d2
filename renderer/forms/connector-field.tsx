import { setFunctionConnector } from '../../core/project/edits/fields.ts';
import { projectModel } from '../../core/project/model.ts';
import { newConnectorFor } from '../config-actions/create.tsx';
import { applyEdit } from '../config-actions/edit-config.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useWorkspace } from '../stores/use-scopes.tsx';

/** No connector has this name: names are not empty, and have no line ends. */
const asNew = '\n';

/**
 * The connector that a built-in reads or writes through. It is the function's, not its setup's: a choice is an edit of its own,
 * made at once.
 */
export function ConnectorField({ fname }: { fname: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const model = projectModel(useProject(({ project }) => project));
  const cname = model.func(fname)?.config.option.cname ?? '';
  const known = [...new Set(model.connectors.map(({ name }) => name))];
  const isKnown = known.includes(cname);
  function choose(name: string): void {
    if (name === asNew) void newConnectorFor(workspace, fname);
    else applyEdit(workspace, 'forms.connectorEdit', (project) => setFunctionConnector(project, fname, name));
  }
  return (
    <fieldset className="form-param">
      <legend>{text('forms.connector')}</legend>
      <select
        className="form-input"
        aria-label={text('forms.connector')}
        aria-invalid={!isKnown}
        value={cname}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {!isKnown && <option value={cname}>{cname}</option>}
        {known.map((name) => (
          <option key={name}>{name}</option>
        ))}
        <option value={asNew}>{text('commands.newConnector')}</option>
      </select>
      <p className="form-param__help">
        {text(isKnown ? 'forms.connectorHelp' : cname === '' ? 'forms.connectorNone' : 'forms.connectorGone')}
      </p>
    </fieldset>
  );
}
