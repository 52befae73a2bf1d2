import { type LostValue, unheldObjects } from '../contract/run-payloads.ts';
import type { OutcomeAction } from './action.ts';
import type { Doubt, NodeFacts, RunFacts } from './facts.ts';
import { type Sentence, sentence } from './sentence.ts';

/** A reason in words with its way out. */
export interface Reason {
  sentence: Sentence;
  /** In fewer words, for a node's spoken name. */
  short: Sentence;
  action: OutcomeAction | null;
}

/** What there is to look at on a node, in the order of its facts. */
export function reasonsOf(node: NodeFacts, facts: RunFacts): Reason[] {
  return node.doubts.map((doubt) => {
    const said = wordsOf(doubt, node);
    return { sentence: said, short: shortWords(doubt, node) ?? said, action: wayOut(doubt, node, facts) };
  });
}

function wordsOf(doubt: Doubt, node: NodeFacts): Sentence {
  switch (doubt.kind) {
    case 'thrown-away':
      return sentence('doubt.thrown-away', { action: doubt.action, rows: doubt.rows });
    case 'not-called':
      return sentence(node.mode === 'Load' ? 'doubt.loaded-nothing' : 'doubt.saved-nothing', {
        connector: doubt.connector,
      });
    case 'lost-field':
      return lostField(doubt);
    case 'once-per-batch': {
      const { field, values, rows, batches } = doubt;
      return field === ''
        ? sentence('doubt.once-per-batch.total', { rows, batches })
        : sentence('doubt.once-per-batch', { field, values, rows });
    }
    case 'doubled':
      return sentence('doubt.doubled', { connector: doubt.connector });
    case 'unkeyed': {
      const { connector, fields, rows, of } = doubt;
      return sentence(rows >= of ? 'doubt.unkeyed.all' : 'doubt.unkeyed', { connector, fields, rows, of });
    }
    case 'failed-rows':
      return sentence('doubt.failed-rows', { rows: doubt.rows });
    case 'undecoded':
      return sentence(node.visits === 1 ? 'doubt.undecoded.once' : 'doubt.undecoded', {
        visits: doubt.visits,
        of: node.visits,
        detail: { error: doubt.error },
      });
    case 'no-rows': {
      const { batches, of } = doubt;
      return batches >= of && of === 1
        ? sentence('doubt.no-rows')
        : sentence('doubt.no-rows.some', { batches, of });
    }
  }
}

function lostField({ field, value, rows, of, total }: Extract<Doubt, { kind: 'lost-field' }>): Sentence {
  const many = of < total ? 'looked' : rows >= of ? 'all' : 'some';
  const values = { field, value, rows, of };
  if (!unheld.has(value)) return sentence(`doubt.lost-field.${many}`, values);
  return sentence(field === '' ? `doubt.unheld-row.${many}` : `doubt.unheld-field.${many}`, values);
}

const unheld: ReadonlySet<LostValue> = new Set(unheldObjects);

function shortWords({ kind }: Doubt, { mode }: NodeFacts): Sentence | null {
  switch (kind) {
    case 'not-called':
      return sentence(mode === 'Load' ? 'spoken.loaded-nothing' : 'spoken.saved-nothing');
    case 'once-per-batch':
      return sentence('spoken.once-per-batch');
    case 'doubled':
      return sentence('spoken.doubled');
    default:
      return null;
  }
}

const discardTraps = {
  ForceEntryNext: 'force-entry-next-loses-rows',
  DataReuse: 'reuse-without-rows-leaks',
  JumpFunc: 'jump-drops-rows',
} as const;

function wayOut(doubt: Doubt, { id, fname }: NodeFacts, facts: RunFacts): OutcomeAction | null {
  const rows = (side: 'in' | 'out'): OutcomeAction => ({ kind: 'show-rows', node: id, side, row: null });
  switch (doubt.kind) {
    case 'thrown-away':
      return doubt.action === 'Abort' ? rows('out') : { kind: 'explain', trap: discardTraps[doubt.action] };
    case 'not-called':
      return { kind: 'insert-call', node: id, fname, connector: doubt.connector };
    case 'once-per-batch':
      return { kind: 'run-as-one-batch', rows: facts.totalRows ?? facts.rowsRead };
    case 'doubled':
    case 'unkeyed':
      return { kind: 'set-key', connector: doubt.connector };
    case 'failed-rows':
      return { kind: 'show-failed-rows' };
    case 'lost-field':
      return rows('out');
    case 'undecoded':
    case 'no-rows':
      return rows('in');
  }
}
