import { Plus } from 'lucide-react';
import { errorStatement } from '../../core/errors/coded-error.ts';
import type { ConnEntry } from '../../core/project/model.ts';
import { storageProblems } from '../../core/storage/storage-problems.ts';
import {
  type StorageParam,
  type StorageType,
  storageTypeOf,
  storageTypes,
} from '../../core/storage/storage-types.ts';
import { joinSentences } from '../../core/text/sentences.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ConnectionTrial } from './connection-trial.tsx';
import { FieldGroup } from './fields.tsx';

interface Props {
  entry: ConnEntry;
  /** Sets a param of the connector. */
  onParam(key: string, value: string): void;
}

/** What the connector is with real storage: what its driver reads of it, what that would refuse, and whether its server answers. */
export function RealStorage({ entry: { config, name }, onParam }: Props) {
  const text = useText();
  const type = storageTypeOf(config.type);
  return (
    <FieldGroup title={text('inspector.realStorage')}>
      {type ? (
        <Driver type={type} taken={config.params} onParam={onParam} />
      ) : (
        <p className="inspector__help">
          {text('inspector.noDriver', { known: storageTypes.map((one) => one.type).join(', ') })}
        </p>
      )}
      {config.addrs.trim() !== '' && <Problems config={config} />}
      <ConnectionTrial key={name} config={config} />
    </FieldGroup>
  );
}

interface DriverProps extends Pick<Props, 'onParam'> {
  type: StorageType;
  /** Params that the connector has. */
  taken: Readonly<Record<string, string>>;
}

function Driver({ type, taken, onParam }: DriverProps) {
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  return (
    <>
      <p className="inspector__help">
        <InCode words={text('inspector.driverKey', { words: type.key[language] })} />
      </p>
      <details className="driver-params">
        <summary>{text('inspector.driverParams', { title: type.title })}</summary>
        <dl>
          {type.params.map((param) => (
            <div key={param.name}>
              <dt>
                <code>{param.name}</code>
                {taken[param.name] === undefined && <Add param={param} onParam={onParam} />}
              </dt>
              <dd>
                <InCode words={param.words[language]} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Add({ param: { name, kind, choices }, onParam }: { param: StorageParam } & Pick<Props, 'onParam'>) {
  const text = useText();
  const workspace = useWorkspace();
  return (
    <IconButton
      icon={Plus}
      size="small"
      label={text('inspector.driverAdd', { key: name })}
      onClick={() => {
        onParam(name, choices?.[0] ?? (kind === 'yes-no' ? 'true' : ''));
        workspace.selection.getState().set({ fieldToFocus: `params.${name}` });
      }}
    />
  );
}

/** What `check` says of it, too. */
function Problems({ config }: Pick<ConnEntry, 'config'>) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  return storageProblems(config).map(({ error, path }) => {
    const { message, help } = errorStatement(error, language);
    return (
      <p key={`${error.code} ${path.join('.')}`} className="inspector__help storage-problem">
        <InCode words={joinSentences(language, message, help)} />
      </p>
    );
  });
}

/** Words with what stands between backticks as code. */
function InCode({ words }: { words: string }) {
  const [plain, code, ...rest] = words.split('`');
  if (code === undefined) return plain;
  return (
    <>
      {plain}
      <code>{code}</code>
      <InCode words={rest.join('`')} />
    </>
  );
}
