import { useText } from '../i18n/use-text.tsx';
import { useCurrent } from '../stores/use-scopes.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Loading } from './loading.tsx';

/** What is seen while the window starts, or a project is opened. */
export function Starting() {
  const text = useText();
  const opening = useCurrent((current) => current.opening);
  return (
    <div className="starting">
      <ConnectionBanner />
      <Loading label={opening === null ? text('shell.loading') : text('shell.opening', { root: opening })} />
    </div>
  );
}
