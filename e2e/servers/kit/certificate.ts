import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import type { Runner } from './server.ts';

/** A certificate for 127.0.0.1 that signs itself, and its key, made for one server. */
export function makeCertificate(folder: string, runner?: Runner): { key: string; certificate: string } {
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', key, '-out', certificate];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...files, ...subject], { stdio: 'pipe' });
  chmodSync(key, 0o600);
  for (const file of [key, certificate]) if (runner) chownSync(file, runner.uid, runner.gid);
  return { key, certificate };
}
