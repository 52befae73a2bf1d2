/** The user interface's own protocol: a standard, secure origin instead of file://. */
export const pageScheme = 'kisflow-studio';
const pageOrigin = `${pageScheme}://app`;
export const pageUrl = `${pageOrigin}/index.html`;
/** The same page, which asks for what shows a project at once (renderer/project-page.ts). */
export const projectPageUrl = `${pageOrigin}/project.html`;

/** Whether an address is the user interface's own. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`);
}

/** Whether an address may be handed to the system's browser. */
export function isWebLink(url: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** The file that an address of the page's origin names, below the user interface's folder; null for all others. */
export function pathOfPage(url: string): string | null {
  if (!isOwnPage(url)) return null;
  const path = url.slice(pageOrigin.length + 1).replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
