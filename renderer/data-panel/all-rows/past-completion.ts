import { RowShape } from '../../../core/debug/row-shape.ts';
import { visitSurroundings } from '../../../core/debug/visit-facts.ts';
import type { Language } from '../../../core/errors/coded-error.ts';
import { complete, completionType } from '../../../core/expr/complete.ts';
import { typeWords } from '../../../core/expr/type-words.ts';
import { bool } from '../../../core/expr/types.ts';
import type { FindSuggestions } from '../../ui/completion.tsx';

/** What may stand in a condition over rows like these (as JSON) and their visits, as in the condition of a breakpoint. */
export function pastCompletion(rows: readonly string[], language: Language): FindSuggestions {
  const shape = new RowShape();
  shape.look(rows.flatMap(parsed));
  const surroundings = { ...visitSurroundings('after', shape.field()), params: [] };
  return (text, caret) => {
    const { start, items } = complete(text, caret, surroundings, bool);
    return {
      start,
      items: items.map((item) => ({ ...item, type: typeWords(completionType(item), language) })),
    };
  };
}

/** None for a row that was cut. */
function parsed(json: string): unknown[] {
  try {
    return [JSON.parse(json)];
  } catch {
    return [];
  }
}
