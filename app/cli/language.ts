import type { Language } from '../../core/errors/coded-error.ts';

/** The language of messages: `--lang` anywhere on the command line, else the environment's, as gettext picks it. */
export function pickLanguage(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const asked = optionValue(args);
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return (asked ?? (LC_ALL || LC_MESSAGES || LANG || '')).toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function optionValue(args: readonly string[]): string | undefined {
  const joined = args.find((arg) => arg.startsWith('--lang='));
  if (joined !== undefined) return joined.slice('--lang='.length);
  const index = args.indexOf('--lang');
  return index < 0 ? undefined : args[index + 1];
}
