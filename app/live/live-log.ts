import { type ErrorData, errorSentences, type Language } from '../../core/errors/coded-error.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** What a live run says: a line of JSON for each thing. */
export interface LiveLog {
  say(level: Level, event: string, message: string, fields?: Fields): void;
  /** An error, in words and by its code. */
  fail(
    level: Level,
    event: string,
    error: Pick<ErrorData, 'code' | 'params' | 'file' | 'line'>,
    fields?: Fields,
  ): void;
  /** The same log with these fields on every line. */
  with(fields: Fields): LiveLog;
}

export interface LiveLogSettings {
  language: Language;
  write(line: string): void;
  /** Takes secrets out of texts. */
  mask(text: string): string;
}

export function createLiveLog(settings: LiveLogSettings, own: Fields = {}): LiveLog {
  const log: LiveLog = {
    say(level, event, message, fields = {}) {
      const time = new Date().toISOString();
      const masked = (_key: string, value: unknown) =>
        typeof value === 'string' ? settings.mask(value) : value;
      settings.write(JSON.stringify({ time, level, event, ...own, ...fields, message }, masked));
    },
    fail(level, event, error, fields = {}) {
      const { code, file, line } = error;
      log.say(level, event, errorSentences(error, settings.language), { ...fields, code, file, line });
    },
    with: (fields) => createLiveLog(settings, { ...own, ...fields }),
  };
  return log;
}
