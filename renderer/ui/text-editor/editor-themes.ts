import type { editor } from 'monaco-editor/editor/editor.api.js';

/** Colours of text: dark enough, or light enough, to be read on a selection, too. */
type Inks = Record<
  | 'comment'
  | 'number'
  | 'number.hex'
  | 'type'
  | 'regexp'
  | 'string'
  | 'string.yaml'
  | 'keyword'
  | 'keyword.flow'
  | 'invalid',
  string
>;

function theme(
  base: 'vs' | 'vs-dark',
  colors: Record<'background' | 'text' | 'muted' | 'line' | 'accent', string>,
  inks: Inks,
  brackets: readonly [string, string, string],
): editor.IStandaloneThemeData {
  return {
    base,
    inherit: true,
    rules: Object.entries(inks).map(([token, colour]) => ({ token, foreground: colour.slice(1) })),
    colors: {
      'editor.background': colors.background,
      'editor.foreground': colors.text,
      'editorLineNumber.foreground': colors.muted,
      'editorLineNumber.dimmedForeground': colors.muted,
      'editorGutter.background': colors.background,
      'editorWidget.background': colors.background,
      'editorWidget.border': colors.line,
      // Monaco's own grey leaves the words on it hard to read in the dark, and so does its blue.
      'editor.wordHighlightBackground': `${colors.muted}2e`,
      'editor.wordHighlightStrongBackground': `${colors.accent}2e`,
      'editor.selectionBackground': `${colors.accent}33`,
      'editor.inactiveSelectionBackground': `${colors.accent}20`,
      'editor.selectionHighlightBackground': `${colors.muted}2e`,
      ...Object.fromEntries(
        brackets.map((colour, index) => [`editorBracketHighlight.foreground${index + 1}`, colour]),
      ),
      // What is never used is paler; at two thirds it could not be read.
      'editorUnnecessaryCode.opacity': '#000000d0',
      focusBorder: colors.accent,
    },
  };
}

/** Monaco's colours, matching the tokens of ui/tokens.css. */
export const editorThemes: Record<'kisflow-light' | 'kisflow-dark', editor.IStandaloneThemeData> = {
  'kisflow-light': theme(
    'vs',
    { background: '#ffffff', text: '#14171c', muted: '#626b7c', line: '#e4e6eb', accent: '#4f46e5' },
    {
      comment: '#006400',
      number: '#07634a',
      'number.hex': '#3030c0',
      type: '#00636b',
      regexp: '#800000',
      string: '#a31515',
      'string.yaml': '#0451a5',
      keyword: '#0000ff',
      'keyword.flow': '#9a00c2',
      invalid: '#b81f1f',
    },
    ['#0431fa', '#1b6b1b', '#7b3814'],
  ),
  'kisflow-dark': theme(
    'vs-dark',
    { background: '#14171d', text: '#e7eaf0', muted: '#8d98aa', line: '#262b35', accent: '#8b8cff' },
    {
      comment: '#84ad72',
      number: '#b5cea8',
      'number.hex': '#5bb498',
      type: '#3dc9b0',
      regexp: '#d38cb9',
      string: '#ce9178',
      'string.yaml': '#ce9178',
      keyword: '#6fb0e6',
      'keyword.flow': '#d096ca',
      invalid: '#f47d7d',
    },
    ['#ffd700', '#da86d8', '#4bb5ff'],
  ),
};
