import type { Trap } from '../lint/traps.ts';
import type { NodeId } from '../project/chain.ts';
import type { OutcomeNode } from './facts.ts';
import { type Sentence, sentence } from './sentence.ts';

/** A way to act on what a run says, with what it points to. */
export type OutcomeAction =
  | {
      kind:
        | 'run'
        | 'run-again'
        | 'pause'
        | 'stop'
        | 'continue'
        | 'step'
        | 'show-failed-rows'
        | 'show-samples'
        | 'add-function';
    }
  | { kind: 'create-code'; node: NodeId; fname: string }
  | { kind: 'show-node' | 'show-first'; node: OutcomeNode }
  | { kind: 'list-all'; nodes: readonly OutcomeNode[] }
  /** `row`: of these rows, from 0. */
  | { kind: 'show-rows'; node: OutcomeNode; side: 'in' | 'out'; row: number | null }
  | { kind: 'go-to-line'; file: string; line: number | null; column: number | null }
  /** `row`: of the samples, from 1. `line`: of the file, where the row stands on one of its own. */
  | { kind: 'go-to-sample-row'; row: number; line: number | null; column: number | null }
  | { kind: 'run-without-row'; row: number }
  /** `node`: the function that jumps, with the line of its code that does, if it is known. */
  | { kind: 'show-jump'; node: NodeId; target: NodeId | null; file: string | null; line: number | null }
  | { kind: 'run-as-one-batch'; rows: number }
  | { kind: 'insert-call'; node: NodeId; fname: string; connector: string }
  /** The function lacks a connector that is there. */
  | { kind: 'set-connector'; node: NodeId; fname: string }
  | { kind: 'set-key'; connector: string }
  | { kind: 'explain'; trap: Trap }
  | { kind: 'enable-flow'; flow: string };

/** What the button or the link says. */
export function actionLabel(action: OutcomeAction): Sentence {
  switch (action.kind) {
    case 'list-all':
      return sentence('action.list-all', { count: action.nodes.length });
    case 'go-to-line':
      return action.line === null
        ? sentence('action.go-to-file', { file: action.file })
        : sentence('action.go-to-line', { line: action.line });
    case 'go-to-sample-row':
      return sentence('action.go-to-sample-row', { row: action.row });
    case 'run-without-row':
      return sentence('action.run-without-row', { row: action.row });
    default:
      return sentence(`action.${action.kind}`);
  }
}
