import { Checkbox, NumberInput, Popover } from '@mantine/core';
import { useState } from 'react';
import { setRunSettings } from '../../core/project/studio.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { useText } from '../i18n/use-text.tsx';
import { changeSettings } from '../settings/apply-settings.ts';
import { ownBatchSize } from '../stores/batch-size.ts';
import { useProject, useSelection, useSettings, useWorkspace } from '../stores/use-scopes.tsx';

/** How many rows are committed before each run of the shown flow: its own number, else that of all flows. */
export function BatchSize() {
  const text = useText();
  const flow = useSelection(({ view }) => (view.kind === 'flow' ? view.flow : null));
  const own = useProject(({ project }) => ownBatchSize(project, flow));
  const common = useSettings((settings) => settings.batchSize);
  const [open, setOpen] = useState(false);
  const inForce = own ?? common;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom" shadow="md" trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className="button button--line"
          aria-haspopup="dialog"
          aria-expanded={open}
          title={own === undefined ? undefined : text('shell.batch.own', { flow: flow ?? '' })}
          onClick={() => setOpen(!open)}
        >
          <span>{text('shell.batch')}</span> <span className="num">{inForce.toLocaleString('en')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <BatchForm flow={flow} inForce={inForce} isOwn={own !== undefined} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface FormProps {
  flow: string | null;
  inForce: number;
  isOwn: boolean;
  close(): void;
}

function BatchForm({ flow, inForce, isOwn, close }: FormProps) {
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
