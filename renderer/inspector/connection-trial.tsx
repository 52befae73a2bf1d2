import { PlugZap } from 'lucide-react';
import { useState } from 'react';
import type { ConnConfig } from '../../core/config/types.ts';
import type { ConnectorServer } from '../../core/contract/storage-payloads.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { withTrust } from '../flow-actions/run-flow.ts';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';
import '../stores/storage-errors.ts';
import { ErrorNote } from '../ui/error-note.tsx';

/** What came of asking, of the connector as it stood then. */
interface Trial {
  config: ConnConfig;
  result: { server: ConnectorServer } | { error: ErrorData };
}

/** Asks the connector's server who it is, as the form stands, saved or not. */
export function ConnectionTrial({ config }: { config: ConnConfig }) {
  const text = useText();
  const workspace = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  async function ask() {
    setAsking(true);
    setTrial(null);
    try {
      const { projectId } = workspace.project.getState().opened;
      const server = await withTrust(
        workspace,
        () => workspace.backend.call('storage.try', { projectId, connector: config }),
        'servers',
      );
      if (server) setTrial({ config, result: { server } });
    } catch (thrown) {
      setTrial({ config, result: { error: toErrorData(thrown) } });
    } finally {
      setAsking(false);
    }
  }
  return (
    <>
      <button
        type="button"
        className="button button--line"
        aria-disabled={isAsking}
        onClick={() => {
          if (!isAsking) void ask();
        }}
      >
        <PlugZap size={14} aria-hidden /> {text('inspector.tryConnection')}
      </button>
      {isAsking && <p role="status">{text('inspector.trying')}</p>}
      {/* What an edit has changed since is not said to work. */}
      {trial?.config === config && <Result {...trial.result} />}
    </>
  );
}

function Result(result: Trial['result']) {
  const text = useText();
  if ('error' in result) return <ErrorNote error={result.error} />;
  return (
    <p role="status" className="storage-answer">
      {text('inspector.tryAnswer', { ...result.server })}
    </p>
  );
}
