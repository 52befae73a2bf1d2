import type { ReactNode } from 'react';
import type { ConnConfig } from '../../core/config/types.ts';
import type { NodeId } from '../../core/project/chain.ts';

/** What the inspector shows of other features, handed in by the shell since features don't import each other. */
export interface InspectorSlots {
  /** The code editor on a file of the project. */
  code(path: string): ReactNode;
  /** The form of a built-in, at its place when one was chosen. */
  setup(fname: string, at: { flow: string; nodeId: NodeId } | null): ReactNode;
  /** The YAML editor on a config file. */
  yaml(path: string): ReactNode;
  /** The form of a source, and its file as text. */
  source(path: string): ReactNode;
  sourceText(path: string): ReactNode;
  /** A paused run at a place of a flow, and the place's breakpoint. */
  debug(place: { flow: string; nodeId: NodeId }): ReactNode;
  /** What the sample store holds for a connector. */
  store(connector: ConnConfig, hasCode: boolean): ReactNode;
}
