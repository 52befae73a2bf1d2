import { attempt } from '../command-kit/run-command.ts';
import type { StudioWindow } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import { isElsewhere, parseAddress, printAddress } from './address.ts';
import { currentAddress, showAddress } from './show-address.ts';

/** What the browser keeps of each place: how many are before it. */
interface PlaceState {
  at: number;
}

/**
 * Keeps the address at what is shown, with an entry of the browser's history for each flow, and goes where Back, Forward and
 * a link lead. In a browser one entry lies below the first place: Back from there says so and stays; once more leaves.
 */
export function keepPlaces(studio: StudioWindow): void {
  let shown = currentAddress(studio);
  let isGoing = false;
  let unfollow = followSelection();
  begin();
  follow();
  studio.current.subscribe(({ workspace }, before) => {
    if (workspace === before.workspace) return;
    unfollow();
    unfollow = followSelection();
    follow();
  });
  window.addEventListener('popstate', (event) => void attempt(() => go(readState(event.state))));

  function begin(): void {
    const kept = readState(history.state);
    if (kept === null) {
      put('replaceState', 0);
      if (studio.ui.getState().info?.host === 'web') put('pushState', 1);
    } else tell(kept.at);
  }

  function followSelection(): () => void {
    return studio.current.getState().workspace?.selection.subscribe(follow) ?? (() => {});
  }

  function follow(): void {
    if (isGoing) return;
    const now = currentAddress(studio);
    const { at } = studio.ui.getState().places;
    if (isElsewhere(shown, now)) put('pushState', at + 1);
    else if (printAddress(shown) !== printAddress(now)) put('replaceState', at);
  }

  function put(how: 'pushState' | 'replaceState', at: number): void {
    shown = currentAddress(studio);
    const state: PlaceState = { at };
    history[how](state, '', `${location.pathname}${location.search}${printAddress(shown)}`);
    tell(at, how === 'pushState' ? at : undefined);
  }

  function tell(at: number, last?: number): void {
    studio.ui.setState(({ places }) => ({ places: { at, last: last ?? Math.max(places.last, at) } }));
  }

  /** A place without a state is a link that was put into the address line. */
  async function go(place: PlaceState | null): Promise<void> {
    tell(place?.at ?? studio.ui.getState().places.at + 1);
    const wanted = parseAddress(location.hash);
    if (place?.at === 0 && studio.ui.getState().info?.host === 'web')
      toast({ message: studio.text('places.first') });
    isGoing = true;
    try {
      await showAddress(studio, wanted);
    } finally {
      isGoing = false;
      // What could not be shown, or was not wanted, does not stay in the address.
      put('replaceState', studio.ui.getState().places.at);
    }
  }
}

function readState(state: unknown): PlaceState | null {
  if (typeof state !== 'object' || state === null || !('at' in state)) return null;
  return typeof state.at === 'number' ? { at: state.at } : null;
}
