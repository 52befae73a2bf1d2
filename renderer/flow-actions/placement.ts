import {
  canPlace,
  type Placed,
  type PlacementRefusal,
  type PlacementTarget,
} from '../../core/project/placement.ts';
import type { Text } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { refuse } from './say.ts';

/** Why something can't be put there, in words; null when it can. Asked while it hovers, too: nothing is done. */
export function refusalOf(
  workspace: Workspace,
  flow: string,
  what: Placed,
  target: PlacementTarget,
): string | null {
  const placement = canPlace(workspace.project.getState().project, flow, what, target);
  return placement.ok ? null : refusalWords(workspace.text, placement.reason);
}

/** Whether something can be put there; when it can't, the person is told why. */
export function mayPlace(workspace: Workspace, flow: string, what: Placed, target: PlacementTarget): boolean {
  const placement = canPlace(workspace.project.getState().project, flow, what, target);
  if (!placement.ok) refuse(workspace, refusalKeys[placement.reason.code], placement.reason.values);
  return placement.ok;
}

function refusalWords(text: Text, { code, values }: PlacementRefusal): string {
  return text(refusalKeys[code], values);
}

const refusalKeys = {
  'flow-unreadable': 'canvas.refused.unreadable',
  'function-missing': 'canvas.refused.functionMissing',
  'connector-missing': 'canvas.refused.connectorMissing',
  'connector-mode': 'canvas.refused.connector',
  'connector-same': 'canvas.refused.connectorSame',
  'name-empty': 'canvas.name.empty',
  'name-taken': 'canvas.name.taken',
  'no-such-place': 'canvas.refused.noSuchPlace',
  stays: 'canvas.refused.stays',
  covers: 'canvas.refused.covers',
  'not-functions': 'canvas.refused.notFunctions',
} as const satisfies Record<PlacementRefusal['code'], string>;
