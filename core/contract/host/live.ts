import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';
import { liveChangeSchema, liveControlContract, liveSnapshotSchema } from '../live-control.ts';
import { runnerMetricsSchema } from '../runner-metrics.ts';

const projectId = z.string();
const { letters, letter, send, discard } = liveControlContract.methods;
/** The host adds who does it. */
const sent = send.params.omit({ by: true });
const discarded = discard.params.omit({ by: true });

/** What a window is told of what it is attached to: of a live run the whole or what changed, of a runner its metrics, or that nothing is heard for now. */
export const liveToldSchema = z.object({
  projectId,
  told: z.union([
    z.object({ snapshot: liveSnapshotSchema }),
    z.object({ change: liveChangeSchema }),
    z.object({ metrics: runnerMetricsSchema }),
    /** Milliseconds until the host connects again. */
    z.object({ lost: errorDataSchema, retryMs: z.number() }),
  ]),
});

/** A live run that a project's window is attached to. The host connects, and keeps the token; a window knows neither. */
export const liveContract = {
  methods: {
    /**
     * Attaches to the run at this address, instead of the one before. A token of null: the one that was given for this address last.
     * Resolves when the run has answered; rejects with why it can't be looked at.
     */
    'live.attach': {
      params: z.object({ projectId, address: z.string().max(500), token: z.string().max(10_000).nullable() }),
      result: z.object({ address: z.string() }),
      timeoutMs: 30_000,
    },
    /**
     * Attaches to the Prometheus metrics of a program that runs KisFlow, instead of what was before. A token of null: none, or the one
     * that was given for this address last. Resolves when they were read once; rejects with why they can't be.
     */
    'live.attachMetrics': {
      params: z.object({
        projectId,
        address: z.string().max(2000),
        token: z.string().max(10_000).nullable(),
      }),
      result: z.object({ address: z.string() }),
      timeoutMs: 30_000,
    },
    /** Whether somebody looks at what is attached; metrics are not asked for meanwhile. */
    'live.watch': { params: z.object({ projectId, watched: z.boolean() }), result: z.null() },
    'live.detach': { params: z.object({ projectId }), result: z.null() },
    /** Asked of the run: see `liveControlContract`. Reject with `live.not-attached`. */
    'live.letters': { params: z.object({ projectId, ...letters.params.shape }), result: letters.result },
    'live.letter': { params: z.object({ projectId, ...letter.params.shape }), result: letter.result },
    'live.send': {
      params: z.object({ projectId, ...sent.shape }),
      result: send.result,
      timeoutMs: 130_000,
    },
    'live.discard': { params: z.object({ projectId, ...discarded.shape }), result: discard.result },
  },
  events: { 'live.told': liveToldSchema },
} as const satisfies ContractDefinition;
