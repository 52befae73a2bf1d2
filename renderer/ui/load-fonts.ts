/** The two that every screen shows: the page has asked for their files (preload-fonts.ts). */
const shownFirst = ['1em "Inter Variable"', '1em "JetBrains Mono Variable"'];

/**
 * Resolves when they can be drawn with, or can't be had. Text that is laid out before is laid out again, and each of its sizes is
 * looked for in all fonts of the system first.
 */
export async function loadFonts(): Promise<void> {
  await Promise.allSettled(shownFirst.map((font) => document.fonts.load(font)));
}
