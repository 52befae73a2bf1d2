import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const cookieName = 'kisflow-studio';

/**
 * Decides who may talk to the server. Three secrets keep others out:
 * - the token in the opening link, which a browser turns into a cookie once and which is then gone from its address;
 * - the cookie, which scripts can't read and which no other site's request carries (HttpOnly, SameSite=Strict);
 * - the folder that everything lies in. Cookies don't tell ports apart, so that another local server would be sent ours;
 *   with its path being a secret, too, the browser never sends it there.
 */
export interface AccessGuard {
  /** `/<secret>/`, the only folder there is. */
  readonly basePath: string;
  /** The query of the opening link. */
  readonly linkQuery: string;
  /** What gives a browser the cookie. */
  readonly setCookie: string;
  /** The address was meant for us, not for a name that resolves to us (DNS rebinding). */
  hasOwnHost(request: IncomingMessage): boolean;
  /** The page that asks came from us. */
  hasOwnOrigin(request: IncomingMessage): boolean;
  isOpeningLink(url: URL): boolean;
  hasCookie(request: IncomingMessage): boolean;
}

/** `port` is asked for when requests come: it is not known before the server listens. */
export function createAccessGuard(port: () => number): AccessGuard {
  const token = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  const basePath = `/${randomBytes(16).toString('hex')}/`;
  const ownHosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  return {
    basePath,
    linkQuery: `?token=${token}`,
    setCookie: `${cookieName}=${session}; Path=${basePath}; HttpOnly; SameSite=Strict`,
    hasOwnHost: (request) => ownHosts().includes(request.headers.host ?? ''),
    hasOwnOrigin: (request) =>
      ownHosts().includes(request.headers.host ?? '') &&
      request.headers.origin === `http://${request.headers.host}`,
    isOpeningLink: (url) => url.pathname === basePath && isSame(url.searchParams.get('token') ?? '', token),
    hasCookie: (request) => cookies(request).some((value) => isSame(value, session)),
  };
}

function cookies(request: IncomingMessage): string[] {
  return (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${cookieName}=`))
    .map((part) => part.slice(cookieName.length + 1));
}

/** Takes the same time wherever the two differ, and whatever their lengths. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
