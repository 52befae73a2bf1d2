import { Search, X } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import { useWorkspace } from '../../stores/use-scopes.tsx';
import { hasModifier } from '../../ui/keys.ts';
import { floating } from '../floating-controls.ts';

interface MapSearchProps {
  field: RefObject<HTMLInputElement | null>;
  value: string;
  found: number;
  total: number;
  onChange(value: string): void;
  /** Arrow down and Enter lead to the cards. */
  onEnter(): void;
}

/** Narrows the map to the flows that are looked for, and says how many there are. */
export function MapSearch({ field, value, found, total, onChange, onEnter }: MapSearchProps) {
  const workspace = useWorkspace();
  const text = useText();
  useEffect(() => {
    const findOnMap = () => field.current?.select();
    workspace.canvas.getState().set({ findOnMap });
    return () => workspace.canvas.getState().set({ findOnMap: null });
  }, [workspace, field]);
  return (
    <div className="map-search" {...floating}>
      <Search size={14} aria-hidden />
      <input
        ref={field}
        type="text"
        value={value}
        placeholder={text('canvas.map.find')}
        aria-label={text('canvas.map.find')}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') onChange('');
          else if (hasModifier(event) || (event.key !== 'ArrowDown' && event.key !== 'Enter')) return;
          else onEnter();
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <span className="map-search__count num" role="status">
        {value === ''
          ? text('canvas.map.flows', { count: total })
          : text('canvas.map.found', { found, total })}
      </span>
      {value !== '' && (
        <button type="button" aria-label={text('canvas.map.clear')} onClick={() => onChange('')}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  );
}
