import type { Plugin } from 'vite';

/** The two that every screen shows, in the letters of both languages' code and English. */
const shownFirst = /(?:^|\/)(?:inter|jetbrains-mono)-latin-wght-normal-[^/]*\.woff2$/;

/**
 * The page names the fonts of its first screen, so that they are there when it is laid out: without, it is laid out with what the
 * system has, which has to be looked for, and once more when they have come.
 */
export const preloadFonts: Plugin = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => shownFirst.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })),
  },
};
