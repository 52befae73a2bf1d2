import { hostname, userInfo } from 'node:os';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { type LiveLook, type LiveTold, startLook } from '../live/live-look.ts';
import { liveUrl } from '../live/live-request.ts';
import { type MetricsLook, startMetricsLook } from '../live/metrics-look.ts';
import { metricsUrl } from '../live/metrics-request.ts';

type Look = LiveLook | MetricsLook;

export const liveHandlers = {
  'live.attach': attach,
  'live.attachMetrics': attachMetrics,
  'live.watch': watch,
  'live.detach': detach,
  'live.letters': ({ projectId, ...page }, context) => lookOf(projectId, context).ask('letters', page),
  'live.letter': ({ projectId, id }, context) => lookOf(projectId, context).ask('letter', { id }),
  'live.send': ({ projectId, letters }, context) =>
    lookOf(projectId, context).ask('send', { letters, by: person() }),
  'live.discard': ({ projectId, ids, confirm }, context) =>
    lookOf(projectId, context).ask('discard', { ids, confirm, by: person() }),
} satisfies Partial<HostHandlers>;

async function attach({ projectId, address, token }: HostParams<'live.attach'>, context: HandlerContext) {
  const url = liveUrl(address);
  const known = tokenFor(url, token, context);
  if (known === null) throw new CodedError('live.wrong-token');
  await keepLook(projectId, context, (tell) => startLook({ url, token: known }, tell));
  context.session.live.tokens.set(url.origin, known);
  return { address: url.origin };
}

async function attachMetrics(
  { projectId, address, token }: HostParams<'live.attachMetrics'>,
  context: HandlerContext,
) {
  const url = metricsUrl(address);
  const known = tokenFor(url, token, context);
  await keepLook(projectId, context, (tell) => startMetricsLook({ url, token: known }, tell));
  if (known !== null) context.session.live.tokens.set(url.origin, known);
  return { address: url.href };
}

function tokenFor(url: URL, given: string | null, { session }: HandlerContext): string | null {
  return given ?? session.live.tokens.get(url.origin) ?? null;
}

/** Begins to look at something for a project, in the place of what was looked at before. */
async function keepLook(
  projectId: string,
  { session }: HandlerContext,
  start: (tell: (told: LiveTold) => void) => Promise<Look>,
): Promise<void> {
  session.project(projectId);
  const { looks } = session.live;
  // A window may attach elsewhere before this one has answered: what is heard of this one is no longer told then.
  const own: { look?: Look } = {};
  const look = await start((told) => {
    if (own.look === undefined || looks.get(projectId) === own.look)
      session.emit('live.told', { projectId, told });
  });
  own.look = look;
  if (!session.projects.has(projectId)) {
    look.end();
    throw new CodedError('host.project-not-open');
  }
  looks.get(projectId)?.end();
  looks.set(projectId, look);
}

function watch({ projectId, watched }: HostParams<'live.watch'>, { session }: HandlerContext): null {
  const look = session.live.looks.get(projectId);
  if (look?.kind === 'metrics') look.watch(watched);
  return null;
}

function detach({ projectId }: HostParams<'live.detach'>, { session }: HandlerContext): null {
  session.live.looks.get(projectId)?.end();
  session.live.looks.delete(projectId);
  return null;
}

function lookOf(projectId: string, { session }: HandlerContext): LiveLook {
  const look = session.live.looks.get(projectId);
  if (look?.kind !== 'run') throw new CodedError('live.not-attached');
  return look;
}

/** Who sends a letter again or discards it, as it is written down beside it. */
function person(): string {
  try {
    return `${userInfo().username}@${hostname()}`.slice(0, 200);
  } catch {
    return hostname().slice(0, 200);
  }
}
