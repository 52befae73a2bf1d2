import type { Usage } from '../../core/project/usage.ts';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';

const kindTexts: Record<Usage['kind'], TextKey> = {
  flow: 'explorer.use.flow',
  function: 'explorer.use.function',
  connector: 'explorer.use.connector',
  jump: 'explorer.use.jump',
};

/** Places that use something, each with its file. */
export function UsesList({ uses }: { uses: readonly Usage[] }) {
  const text = useText();
  return (
    <ul className="file-list">
      {uses.map((use) => {
        const line = use.range ? `:${use.range.line}` : '';
        return (
          <li key={`${use.kind} ${use.path}${line} ${use.node ?? ''}`}>
            {text(kindTexts[use.kind], { name: use.name })}{' '}
            <code>
              {use.path}
              {line}
            </code>
          </li>
        );
      })}
    </ul>
  );
}
