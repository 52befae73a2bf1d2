import type { FileFailure } from '../host/project/read-project.ts';

/** What only the Studio does not read. */
const ours = new Set<string>([
  'host.file-too-large',
  'host.link-outside',
  'host.link-folder',
  'host.tool-folder',
]);

/** Whether KisFlow's import can't read this file either, and stops. */
export function stopsKisFlow({ path, error }: FileFailure): boolean {
  return /\.ya?ml$/.test(path) && !ours.has(error.code);
}

/** Whether config may be missing that only the Studio can't read. */
export function isOurs({ path, error }: FileFailure): boolean {
  if (error.code === 'host.tool-folder') return true;
  return (
    (/\.ya?ml$/.test(path) || path === 'conf') && ours.has(error.code) && error.code !== 'host.link-folder'
  );
}
