import { hostname, userInfo } from 'node:os';
import { CodedError } from '../../../core/errors/coded-error.ts';
import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';
import { type LiveLook, startLook } from '../live/live-look.ts';
import { liveUrl } from '../live/live-request.ts';

export const liveHandlers = {
  'live.attach': attach,
  'live.detach': detach,
  'live.letters': ({ projectId, ...page }, context) => lookOf(projectId, context).ask('letters', page),
  'live.letter': ({ projectId, id }, context) => lookOf(projectId, context).ask('letter', { id }),
  'live.send': ({ projectId, letters }, context) =>
    lookOf(projectId, context).ask('send', { letters, by: person() }),
  'live.discard': ({ projectId, ids, confirm }, context) =>
    lookOf(projectId, context).ask('discard', { ids, confirm, by: person() }),
} satisfies Partial<HostHandlers>;

async function attach({ projectId, address, token }: HostParams<'live.attach'>, { session }: HandlerContext) {
  session.project(projectId);
  const { looks, tokens } = session.live;
  const url = liveUrl(address);
  const known = token ?? tokens.get(url.origin);
  if (known === undefined) throw new CodedError('live.wrong-token');
  // A window may attach elsewhere before this one has answered: what is heard of this one is no longer told then.
  const own: { look?: LiveLook } = {};
  const look = await startLook({ url, token: known }, (told) => {
    if (own.look === undefined || looks.get(projectId) === own.look)
      session.emit('live.told', { projectId, told });
  });
  own.look = look;
  if (!session.projects.has(projectId)) {
    look.end();
    throw new CodedError('host.project-not-open');
  }
  tokens.set(url.origin, known);
  looks.get(projectId)?.end();
  looks.set(projectId, look);
  return { address: url.origin };
}

function detach({ projectId }: HostParams<'live.detach'>, { session }: HandlerContext): null {
  session.live.looks.get(projectId)?.end();
  session.live.looks.delete(projectId);
  return null;
}

function lookOf(projectId: string, { session }: HandlerContext): LiveLook {
  const look = session.live.looks.get(projectId);
  if (look === undefined) throw new CodedError('live.not-attached');
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
