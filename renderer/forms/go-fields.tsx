import type { TypedField } from '../../core/row-types/row-type.ts';
import { useText } from '../i18n/use-text.tsx';
import { useGo } from '../stores/use-scopes.tsx';
import { Select } from '../ui/select.tsx';

/** Takes over the fields of a Go struct with JSON tags, where the project's Go code has one. */
export function GoFields({ onFields }: { onFields(fields: readonly TypedField[]): void }) {
  const text = useText();
  const structs = useGo((state) => state.code?.structs);
  if (structs === undefined || structs.length === 0) return null;
  return (
    <Select
      size="xs"
      searchable
      className="row-types__go"
      aria-label={text('golang.typesFrom')}
      placeholder={text('golang.typesFrom')}
      data={structs.map(({ name, place }, index) => ({
        value: String(index),
        label: `${name} · ${place.path}:${place.line}`,
      }))}
      value={null}
      onChange={(value) => {
        const struct = structs[Number(value)];
        if (value !== null && struct)
          onFields(struct.row.fields.map(({ name, type, nullable }) => ({ name, type, nullable })));
      }}
    />
  );
}
