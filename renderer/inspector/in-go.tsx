import { FileCode2 } from 'lucide-react';
import { useText } from '../i18n/use-text.tsx';
import { useGo, useWorkspace } from '../stores/use-scopes.tsx';

/** Where production's Go code has a function: a click leads there. Nothing where there is no such code. */
export function InGo({ name }: { name: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const code = useGo((state) => state.code);
  if (code === null || !code.usesKisFlow) return null;
  const found = code.functions.find((one) => one.name === name);
  if (found === undefined) return <p className="inspector__help">{text('golang.notInGo')}</p>;
  const place = found.code ?? found.place;
  return (
    <button
      type="button"
      className="button button--line inspector__in-go"
      onClick={() => workspace.go.setState({ asked: place })}
    >
      <FileCode2 size={13} aria-hidden /> {text('golang.inGo')} <code>{`${place.path}:${place.line}`}</code>
    </button>
  );
}
