import type { Measure } from './picture-text.ts';

/** Colours of the picture, read from the theme in use. */
export interface PictureColors {
  background: string;
  raised: string;
  line: string;
  text: string;
  muted: string;
  edge: string;
  accent: string;
  note: string;
  noteLine: string;
  modes: Readonly<Record<string, { color: string; soft: string }>>;
}

/** How to draw: colours, words in the window's language, and the font. */
export interface Picture {
  colors: PictureColors;
  words: { samples: string; missing: string; jump: string; disabled: string };
  /** The file that runs take their rows from. */
  samplesPath: string;
  /** KisFlow skips the flow: it is drawn without colours, and the picture says so. */
  disabled: boolean;
  measure: Measure;
  /** Families to draw with, the best first, and the style rule that brings the first one along. */
  font: { families: string; rule: string };
}
