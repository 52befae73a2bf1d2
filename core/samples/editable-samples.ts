/**
 * Bytes up to which a sample file is kept as text and edited as a whole: ten thousand rows of a few hundred characters. A
 * larger one is streamed, and only a window of it is shown.
 */
export const maxEditableSampleBytes = 4 * 1024 * 1024;
