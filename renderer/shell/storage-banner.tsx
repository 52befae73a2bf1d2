import { Database } from 'lucide-react';
import { CommandButton } from '../command-kit/command-button.tsx';
import { useText } from '../i18n/use-text.tsx';
import '../ui/banner.css';

/** Marks the window while its runs use real storage. */
export function StorageBanner() {
  const text = useText();
  return (
    <div className="banner" role="status">
      <Database size={16} aria-hidden />
      <span>{text('run.realStorageIsOn')}</span>
      <CommandButton id="run.embeddedStore" kind="line" />
    </div>
  );
}
