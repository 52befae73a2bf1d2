/**
 * The folder that the page's window was made for, while nothing was shown in it yet: what it shows gets a place of its own
 * (places/keep-places.ts), and keeps it when it is loaded again. Null in all others. A new window remembers nothing: its storage
 * need not be asked, which waits for another process.
 */
export function newWindowsRoot(): string | null {
  return history.state === null ? new URLSearchParams(location.search).get('project') || null : null;
}
