import type { Language } from '../../core/errors/coded-error.ts';
import { describeFailure } from '../../core/golden/failure.ts';
import { type GoldenCode, goldenMessages } from '../../core/golden/messages.ts';
import type { GoldenTestResult } from '../stores/golden-store.ts';

/** Why a test did not pass, and what to do about it. */
export function failureWords(failure: GoldenTestResult['failures'][number], language: Language) {
  return describeFailure({ ...failure, code: knownCode(failure.code) }, language);
}

/** A host may be newer than the page. */
function knownCode(code: string): GoldenCode {
  return (
    (Object.keys(goldenMessages) as GoldenCode[]).find((known) => known === code) ?? 'golden.ended-error'
  );
}
