/** What a person does with a run while it goes on. */
export interface RunGate {
  /** Whether the visit of this place has to wait: paused, stepping, a breakpoint, or slowed down. */
  mustWait(node: number): boolean;
  /** Waits as long as it must; `onPause` is called when that is until the person says so. */
  wait(node: number, onPause: () => void): Promise<void>;
  pause(): void;
  resume(): void;
  /** One visit, then pause again. */
  step(): void;
  /** Lets everything through, for good. */
  open(): void;
}

export function createRunGate(options: {
  breakpoints: readonly number[];
  startPaused: boolean;
  delayMs: number;
}): RunGate {
  const breakpoints = new Set(options.breakpoints);
  let state: 'running' | 'paused' | 'stepping' | 'open' = options.startPaused ? 'paused' : 'running';
  let release: (() => void) | undefined;

  function letGo(next: typeof state): void {
    if (state !== 'open') state = next;
    release?.();
    release = undefined;
  }

  return {
    mustWait: (node) =>
      state !== 'open' && (state !== 'running' || options.delayMs > 0 || breakpoints.has(node)),
    async wait(node, onPause) {
      if (state === 'stepping') state = 'paused';
      if (state === 'running' && breakpoints.has(node)) state = 'paused';
      if (state === 'paused') {
        const released = new Promise<void>((resolve) => {
          release = resolve;
        });
        onPause();
        await released;
      } else if (state === 'running') {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, options.delayMs);
          release = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    pause() {
      if (state === 'running' || state === 'stepping') state = 'paused';
    },
    resume: () => letGo('running'),
    step: () => letGo('stepping'),
    open: () => letGo('open'),
  };
}
