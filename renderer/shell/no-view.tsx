import { Workflow } from 'lucide-react';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useText } from '../i18n/use-text.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** The centre while no flow is shown. */
export function NoView() {
  const text = useText();
  return (
    <EmptyState icon={Workflow} title={text('shell.noView')} text={text('shell.noView.text')}>
      <CommandButton id="file.newFlow" kind="go" />
      <CommandButton id="view.projectMap" kind="line" />
    </EmptyState>
  );
}
