import { Checkbox, NumberInput } from '@mantine/core';
import { setRunSettings } from '../../core/project/studio.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { useText } from '../i18n/use-text.tsx';
import { changeSettings } from '../settings/apply-settings.ts';
import { useWorkspace } from '../stores/use-scopes.tsx';

interface FormProps {
  flow: string | null;
  inForce: number;
  isOwn: boolean;
  close(): void;
}

/** The batch size in force, and whether it is the shown flow's own. */
export function BatchForm({ flow, inForce, isOwn, close }: FormProps) {
  const workspace = useWorkspace();
  const text = useText();
  function setOwn(batchSize: number | undefined) {
    if (flow === null) return;
    const change = { batchSize };
    applyEdit(
      workspace,
      'inspector.editRun',
      (project) => setRunSettings(project, flow, change),
      `${flow}:run:batchSize`,
    );
  }
  return (
    <>
      <NumberInput
        label={text('settings.batchSize')}
        description={text('settings.batchSize.help')}
        value={inForce}
        min={1}
        max={10_000_000}
        allowDecimal={false}
        thousandSeparator=","
        w={240}
        onChange={(value) => {
          if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) return;
          if (isOwn) setOwn(value);
          else changeSettings(workspace, { batchSize: value });
        }}
        onKeyDown={(event) => event.key === 'Enter' && close()}
      />
      {flow !== null && (
        <Checkbox
          mt={10}
          size="xs"
          label={text('shell.batch.onlyHere', { flow })}
          checked={isOwn}
          onChange={(event) => setOwn(event.currentTarget.checked ? inForce : undefined)}
        />
      )}
    </>
  );
}
