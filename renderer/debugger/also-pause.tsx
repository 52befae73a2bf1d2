import { Checkbox } from '@mantine/core';
import type { PauseOn } from '../../core/debug/breakpoint.ts';
import { projectModel } from '../../core/project/model.ts';
import { flowStudio } from '../../core/project/studio-file.ts';
import { attempt } from '../command-kit/run-command.ts';
import { changePauseOn } from '../flow-actions/breakpoints.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useWorkspace } from '../stores/use-scopes.tsx';
import './breakpoint-form.css';

const pauses = [
  ['error', 'debug.onError'],
  ['stop', 'debug.onStop'],
  ['thrownAway', 'debug.onThrownAway'],
] as const satisfies readonly (readonly [keyof PauseOn, string])[];

/** What pauses runs of a flow at whatever place. */
export function AlsoPause({ flow }: { flow: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const pauseOn = useProject(({ project }) => flowStudio(projectModel(project).studio, flow).pauseOn);
  return (
    <fieldset className="debug-group">
      <legend>{text('debug.alsoPause')}</legend>
      {pauses.map(([what, label]) => (
        <Checkbox
          key={what}
          size="xs"
          label={text(label)}
          checked={pauseOn[what]}
          onChange={({ currentTarget: { checked } }) =>
            void attempt(() => changePauseOn(workspace, flow, { [what]: checked }))
          }
        />
      ))}
    </fieldset>
  );
}
