import { Workflow } from 'lucide-react';
import { CommandButton } from '../command-kit/command-button.tsx';
import type { TextKey } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.tsx';
import { useShownModel } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** The centre while no flow is shown. */
export function NoView() {
  const text = useText();
  const hasFlows = useShownModel().flows.length > 0;
  if (!hasFlows) return <FirstSteps />;
  return (
    <EmptyState icon={Workflow} title={text('shell.noView')} text={text('shell.noView.text')}>
      <CommandButton id="file.newFlow" kind="go" />
      <CommandButton id="file.startFromFile" kind="line" />
      <CommandButton id="view.projectMap" kind="line" />
    </EmptyState>
  );
}

const steps: readonly { command: string; words: TextKey }[] = [
  { command: 'file.importRows', words: 'shell.first.rows' },
  { command: 'flow.insertFunction', words: 'shell.first.function' },
  { command: 'run.start', words: 'shell.first.run' },
];

/** What to do first in a project without a flow. */
function FirstSteps() {
  const text = useText();
  return (
    <section className="first-steps" aria-label={text('shell.first')}>
      <h2>{text('shell.first')}</h2>
      <ol>
        {steps.map(({ command, words }, index) => (
          <li key={command}>
            <p>{text(words)}</p>
            <CommandButton id={command} kind={index === 0 ? 'go' : 'line'} showKey />
          </li>
        ))}
      </ol>
      <p>{text('shell.first.drop')}</p>
      <CommandButton id="file.startFromFile" kind="line" />
      <p>{text('shell.first.else')}</p>
      <CommandButton id="file.newFlow" kind="line" showKey />
    </section>
  );
}
