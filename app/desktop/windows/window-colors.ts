/** What a window has before its page is drawn: the background of that (renderer/ui/tokens.css), by theme. */
export const backgrounds = { dark: '#0e1014', light: '#f6f7f9' };
