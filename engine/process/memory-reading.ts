const readEveryMs = 1000;

/** The real process: user code's `process` is another one. */
const memoryBytes = process.memoryUsage.rss.bind(process.memoryUsage);

/** The memory of the process, asked for once a second at most: that takes longer than all other counting. */
export function createMemoryReading(): { bytes(): number } {
  let readAt = Number.NEGATIVE_INFINITY;
  let bytes = 0;
  return {
    bytes() {
      const now = performance.now();
      if (now - readAt < readEveryMs) return bytes;
      readAt = now;
      bytes = memoryBytes();
      return bytes;
    },
  };
}
