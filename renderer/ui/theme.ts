import { createTheme, type MantineColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

const indigo: MantineColorsTuple = [
  '#eef0ff',
  '#dcdfff',
  '#b9bdff',
  '#a3a4ff',
  '#8b8cff',
  '#6f6bf2',
  '#4f46e5',
  '#4338ca',
  '#362fa6',
  '#22244a',
];

/** Greys with the blue of the tokens, where Mantine's are neutral: switches, segmented controls, what is disabled. */
const dark: MantineColorsTuple = [
  '#e7eaf0',
  '#c6cdd9',
  '#a3adbd',
  '#8d98aa',
  '#3a4150',
  '#2b313d',
  '#1f242d',
  '#14171d',
  '#0e1014',
  '#0a0c0f',
];
const gray: MantineColorsTuple = [
  '#f9fafb',
  '#f3f4f7',
  '#e9ebf0',
  '#dfe2e8',
  '#c9ced8',
  '#98a1b0',
  '#626b7c',
  '#545d6d',
  '#2f3642',
  '#14171c',
];

/** Mantine in the Studio's own colours (ui/tokens.css) and compact sizes. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  colors: { indigo, dark, gray },
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  headings: { fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    Switch: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { withArrow: false, transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 100 }, overlayProps: { blur: 0 } },
    },
  },
});

/** The theme is a setting of the Studio: Mantine keeps none of its own, and asks the page's storage for none, which is waited for. */
export const keepsNoScheme: MantineColorSchemeManager = {
  get: (scheme) => scheme,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
