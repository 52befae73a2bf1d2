import type { Settings } from '../../core/contract/host/app.ts';
import { attemptQuietly } from '../command-kit/tell-trouble.ts';
import type { App } from '../stores/app-stores.tsx';

/** Keeps language and theme as they are set, and as the system changes where they follow it. */
export function applySettings(app: App): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  function apply(): void {
    const { language, theme } = app.settings.getState();
    const resolvedTheme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    const resolvedLanguage = language === 'system' ? systemLanguage() : language;
    document.documentElement.dataset['theme'] = resolvedTheme;
    document.documentElement.lang = resolvedLanguage;
    if (app.i18n.language !== resolvedLanguage) void app.i18n.changeLanguage(resolvedLanguage);
    const now = app.settings.getState();
    if (now.resolvedTheme !== resolvedTheme || now.resolvedLanguage !== resolvedLanguage) {
      app.settings.setState({ resolvedTheme, resolvedLanguage });
    }
  }
  apply();
  app.settings.subscribe(apply);
  // Old engines have no addEventListener on media queries; there the theme is read at the start only.
  dark.addEventListener?.('change', apply);
}

function systemLanguage(): 'en' | 'zh-CN' {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Changes settings here at once and on the host. */
export function changeSettings(app: App, change: Partial<Settings>): void {
  app.settings.setState(change);
  void attemptQuietly(app, async () => {
    await app.backend.call('settings.set', change);
  });
}
