import type { KisFlow } from '../flow/kis-flow.ts';
import { thrownText } from '../kis/kis-error.ts';
import type { FlowObserver, RunSummary, VisitRecord } from '../kis/observer.ts';
import type { StepResult } from './case-format.ts';
import type { ConnectorWitness } from './case-modules.ts';
import { createJournalWitness, type JournalWitness } from './journal-witness.ts';
import { oracleRunError } from './oracle-error.ts';

/** Records runs as the recordings hold them: every row copied at the moment it was seen. */
export class VisitRecorder implements ConnectorWitness {
  inits: Record<string, number> = {};
  #visits: StepResult[] = [];
  #calls: StepResult[] = [];
  #before: StepResult = {};
  #summary: RunSummary | undefined;

  initCalled(cname: string): void {
    this.inits[cname] = (this.inits[cname] ?? 0) + 1;
  }

  callbackCalled(
    call: Parameters<ConnectorWitness['callbackCalled']>[0],
  ): ReturnType<ConnectorWitness['callbackCalled']> {
    const entry: StepResult = { ...call, args: copy(call.args), result: null, error: null };
    this.#calls.push(entry);
    return {
      returned: (result) => {
        entry['result'] = copy(result);
      },
      threw: (error) => {
        entry['error'] = thrownText(error);
      },
    };
  }

  /** Runs the flow once; the result of a `run` step. */
  async run(flow: KisFlow): Promise<StepResult> {
    this.#visits = [];
    this.#summary = undefined;
    const waiting = copy(flow.buffer);
    const witness = createJournalWitness(flow);
    let error: unknown;
    try {
      await flow.run(undefined, { observer: this.#observer(flow, witness) });
    } catch (thrown) {
      error = thrown;
    }
    const stoppedBecause = this.#summaryNow()?.stoppedBecause;
    const failedAt = this.#summaryNow()?.failedAt;
    const status = stoppedBecause === 'disabled' ? 'skipped' : 'ok';
    return {
      flowFound: true,
      error: error === undefined ? null : oracleRunError(error),
      status: error === undefined ? status : 'error',
      stoppedBecause,
      failedAt: failedAt ? { node: failedAt.node, function: failedAt.fname, stage: failedAt.stage } : null,
      sourceRows: stoppedBecause === 'disabled' ? [] : waiting,
      visits: this.#visits,
      leftInBuffer: copy(flow.buffer),
      metaAfter: copy(flow.metaData()),
      cacheAfter: copy(flow.cacheData()),
      journal: witness.differences(),
    };
  }

  #summaryNow(): RunSummary | undefined {
    return this.#summary;
  }

  #observer(flow: KisFlow, { observer: journal }: JournalWitness): FlowObserver {
    return {
      beforeVisit: (visit) => {
        const { node, inputFrom, input } = visit;
        journal.beforeVisit(visit);
        this.#calls = [];
        this.#before = {
          params: copy(flow.chain[node]?.params),
          inputFrom: flow.chain[inputFrom]?.name ?? '@source',
          inputFromNode: inputFrom,
          inCount: input.length,
          input: copy(input),
        };
      },
      afterVisit: (visit) => {
        this.#visits.push({ ...this.#before, ...this.#after(visit, flow) });
        journal.afterVisit(visit);
      },
      afterRun: (summary) => {
        this.#summary = summary;
        journal.afterRun(summary);
      },
    };
  }

  #after(visit: VisitRecord, flow: KisFlow): StepResult {
    return {
      node: visit.node,
      function: visit.fname,
      mode: flow.chain[visit.node]?.mode,
      rowsCount: visit.rowsDecoded,
      decodeError: visit.decodeError?.message ?? null,
      output: copy(visit.committed),
      committedCount: visit.committed.length,
      nextCalled: visit.nextCalled,
      action: { ...visit.action },
      outCount: visit.rowsOut,
      dataAfter: visit.data === undefined ? null : copy(visit.data),
      error: visit.error === undefined || visit.failedAtAction ? null : oracleRunError(visit.error),
      connCalls: this.#calls,
    };
  }
}

/** A copy as JSON; null for what JSON does not have, as the recordings hold it. */
function copy(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
