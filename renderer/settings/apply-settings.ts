import type { Settings } from '../../core/contract/host/app.ts';
import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import { type Language, showLanguage } from '../i18n/i18n.ts';
import type { StudioWindow } from '../stores/scopes.ts';

/** Keeps language and theme as they are set, and as the system changes where they follow it. */
export function applySettings(studio: StudioWindow): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let wanted: Language = 'en';
  async function showWanted(language: Language): Promise<void> {
    wanted = language;
    await showLanguage(studio.i18n, language);
    // Another one may have been chosen while this one was loaded.
    if (wanted !== language) await studio.i18n.changeLanguage(wanted);
  }
  function apply(): void {
    const { language, theme } = studio.settings.getState();
    const resolvedTheme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    const resolvedLanguage = language === 'system' ? systemLanguage() : language;
    document.documentElement.dataset['theme'] = resolvedTheme;
    document.documentElement.lang = resolvedLanguage;
    if (wanted !== resolvedLanguage) void showWanted(resolvedLanguage);
    const now = studio.settings.getState();
    if (now.resolvedTheme !== resolvedTheme || now.resolvedLanguage !== resolvedLanguage) {
      studio.settings.setState({ resolvedTheme, resolvedLanguage });
    }
  }
  // The page brings the theme that was chosen, before the host can be asked for it.
  const { theme } = document.documentElement.dataset;
  if (theme === 'dark' || theme === 'light') studio.settings.setState({ theme });
  apply();
  studio.settings.subscribe(apply);
  // Old engines have no addEventListener on media queries; there the theme is read at the start only.
  dark.addEventListener?.('change', apply);
}

function systemLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Changes settings here at once and on the host. */
export function changeSettings(studio: StudioWindow, change: Partial<Settings>): void {
  studio.settings.setState(change);
  void attemptQuietly(studio, async () => {
    await studio.backend.call('settings.set', change);
  });
}
