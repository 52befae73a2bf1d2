import { FileDown, FileX2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { useStudio } from '../stores/use-scopes.tsx';
import { type DropOffer, type Dropped, offerFor, takeDropped } from './dropped-files.ts';
import './file-drop.css';

/**
 * Files over any part of the window: it says what a drop does, and no drop leads away from the Studio. While files hover a sheet
 * lies over everything, so that no editor or panel beneath takes them for something else.
 */
export function FileDrop() {
  const studio = useStudio();
  const text = useText();
  const [offer, setOffer] = useState<DropOffer | null>(null);
  useEffect(() => {
    const listeners = new AbortController();
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      take: (event: DragEvent) => void,
    ) =>
      window.addEventListener(type, (event) => hasFiles(event) && take(event), { signal: listeners.signal });
    const hover = (event: DragEvent) => {
      event.preventDefault();
      const now = offerFor(studio, typesOf(event));
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = now.accepts ? 'copy' : 'none';
      setOffer((before) => (isSame(before, now) ? before : now));
    };
    listen('dragenter', hover);
    listen('dragover', hover);
    listen('dragleave', (event) => event.relatedTarget === null && setOffer(null));
    listen('drop', (event) => {
      event.preventDefault();
      setOffer(null);
      const dropped = droppedIn(event);
      void attempt(() => takeDropped(studio, dropped));
    });
    return () => listeners.abort();
  }, [studio]);
  if (offer === null) return null;
  const Icon = offer.accepts ? FileDown : FileX2;
  return (
    <div className="file-drop" data-accepts={offer.accepts}>
      <p role="status">
        <Icon size={20} aria-hidden />
        {text(offer.words.key, offer.words.values)}
      </p>
    </div>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

function typesOf({ dataTransfer }: DragEvent): string[] {
  return Array.from(dataTransfer?.items ?? []).flatMap(({ kind, type }) => (kind === 'file' ? [type] : []));
}

function droppedIn({ dataTransfer }: DragEvent): Dropped[] {
  return Array.from(dataTransfer?.items ?? []).flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file === null ? [] : [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory === true }];
  });
}

function isSame(before: DropOffer | null, now: DropOffer): boolean {
  return before?.words.key === now.words.key && before.words.values?.['flow'] === now.words.values?.['flow'];
}
