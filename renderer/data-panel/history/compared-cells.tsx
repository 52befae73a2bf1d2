import { useSettings } from '../../stores/use-scopes.tsx';
import type { milliseconds } from './run-format.ts';

type Format = typeof milliseconds;
const plain: Format = (value, language) => value.toLocaleString(language);

interface NumbersProps {
  earlier: number | undefined;
  later: number | undefined;
  format?: Format;
}

/** A number of both runs, and by how much it changed. */
export function ComparedNumbers({ earlier, later, format = plain }: NumbersProps) {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const change = earlier === undefined || later === undefined ? null : later - earlier;
  const shown = (value: number | undefined) => (value === undefined ? '–' : format(value, language));
  // Less than a tenth of a millisecond is not told apart either.
  const isSame = change === null || format(change, language) === format(0, language);
  return (
    <>
      <td className="num run-comparison__first">{shown(earlier)}</td>
      <td className="num">{shown(later)}</td>
      <td className="num run-comparison__change" data-changed={!isSame}>
        {!isSame && change !== null && `${change > 0 ? '+' : '−'}${format(Math.abs(change), language)}`}
      </td>
    </>
  );
}

/** Words of both runs; once when they are the same. */
export function ComparedWords({ earlier, later }: { earlier: string; later: string }) {
  return (
    <td className="run-comparison__first run-comparison__words">
      {earlier !== later && earlier !== '' && (
        <>
          <del>{earlier}</del>{' '}
        </>
      )}
      {earlier !== later && later !== '' ? <ins>{later}</ins> : later}
    </td>
  );
}
