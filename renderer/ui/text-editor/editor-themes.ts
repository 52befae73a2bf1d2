import type { editor } from 'monaco-editor/editor/editor.api.js';

function theme(
  base: 'vs' | 'vs-dark',
  colors: Record<'background' | 'text' | 'muted' | 'line' | 'accent', string>,
): editor.IStandaloneThemeData {
  return {
    base,
    inherit: true,
    rules: [],
    colors: {
      'editor.background': colors.background,
      'editor.foreground': colors.text,
      'editorLineNumber.foreground': colors.muted,
      'editorLineNumber.dimmedForeground': colors.muted,
      'editorGutter.background': colors.background,
      'editorWidget.background': colors.background,
      'editorWidget.border': colors.line,
      // Monaco's own grey leaves the words on it hard to read in the dark.
      'editor.wordHighlightBackground': `${colors.muted}2e`,
      'editor.wordHighlightStrongBackground': `${colors.accent}2e`,
      // What is never used is paler; at two thirds it could not be read.
      'editorUnnecessaryCode.opacity': '#000000d0',
      focusBorder: colors.accent,
    },
  };
}

/** Monaco's colours, matching the tokens of ui/tokens.css. */
export const editorThemes: Record<'kisflow-light' | 'kisflow-dark', editor.IStandaloneThemeData> = {
  'kisflow-light': theme('vs', {
    background: '#ffffff',
    text: '#14171c',
    muted: '#626b7c',
    line: '#e4e6eb',
    accent: '#4f46e5',
  }),
  'kisflow-dark': theme('vs-dark', {
    background: '#14171d',
    text: '#e7eaf0',
    muted: '#8d98aa',
    line: '#262b35',
    accent: '#8b8cff',
  }),
};
