import { dropWords } from '../../../core/builtins/drops/drop-words.ts';
import type { Language } from '../../../core/errors/coded-error.ts';
import type { FollowEnd, FollowStep, Link } from '../../../core/run/follow/follow-row.ts';
import type { StoredStop } from '../../../core/run/follow/stored-rows.ts';
import type { Text } from '../../i18n/use-text.tsx';

/** How a row is known to be the one before it, in words. */
export function linkWords(link: Link | null, text: Text): string {
  if (link === null) return '';
  if (link.grade === 'certain') return text('rows.certain');
  const { by } = link;
  return by.kind === 'key' ? text('rows.likelyByKey', { field: by.field }) : text(`rows.likely_${by.kind}`);
}

/** Where a row stood: `row 3 of what went in`. */
export function stopWords(
  { side, row, batch, visit }: Pick<FollowStep, 'side' | 'row' | 'batch' | 'visit'>,
  text: Text,
): string {
  return text(side === 'in' ? 'rows.stopIn' : 'rows.stopOut', { row, batch, visit });
}

/** What a row was likely stored as: `sku = "a"`. */
export function storedWords({ how, connector, key, within }: StoredStop, text: Text): string {
  const fields = [...key].map(([field, value]) => `${within}${field} = ${value}`).join(', ');
  return text(how === 'saved' ? 'rows.storedSaved' : 'rows.storedLoaded', { connector, key: fields });
}

/** Why nothing is known of where it came out again, or went in; undefined where that is known. */
export function storedGap({ how, other }: StoredStop, text: Text): string | undefined {
  if (other === 'not-kept') return text('rows.storedNotKept');
  if (other === null) return text(how === 'saved' ? 'rows.storedNoLoad' : 'rows.storedNoSave');
  return undefined;
}

/** What words need: how a place is called, and the texts of a language. */
interface EndTexts {
  nameOf(node: number): string;
  text: Text;
  language: Language;
}

/** Why a row can't be followed any further, in words. */
export function endWords(end: FollowEnd, { nameOf, text, language }: EndTexts): string {
  const name = nameOf(end.node);
  switch (end.kind) {
    case 'dropped':
      if (end.why) {
        const why = dropWords(end.why)[language];
        return text(end.grade === 'certain' ? 'rows.droppedWhy' : 'rows.droppedLikelyWhy', { name, why });
      }
      if (end.others !== undefined) return text('rows.droppedOthers', { name, count: end.others });
      return text(end.grade === 'certain' ? 'rows.dropped' : 'rows.droppedLikely', { name });
    case 'thrown-away':
      return text('rows.thrownAway', { name, action: end.action });
    case 'failed':
      return text('rows.failedAt', { name });
    case 'end':
      return text('rows.endOfFlow', { name });
    case 'not-read':
      return end.next === 'jump'
        ? text('rows.jumpedOver', { name, to: nameOf(end.nextNode) })
        : text('rows.notRead', { name });
    case 'unknown':
      return end.candidates === 0
        ? text('rows.madeHere', { name })
        : text('rows.doesNotTell', { name, count: end.candidates });
    case 'not-kept':
      return text('rows.notKeptHere');
    case 'became':
      return text('rows.became', { name, count: end.count });
    case 'made-of':
      return text('rows.madeOf', { name, count: end.count });
    case 'source':
      return text('rows.fromSource', { batch: end.batch, row: end.row });
  }
}

/** Whether an end is surely so: others say that they are not. */
export function gradeOf(end: FollowEnd): 'certain' | 'likely' | 'unknown' {
  if (end.kind === 'dropped') return end.grade;
  return end.kind === 'unknown' || end.kind === 'not-kept' ? 'unknown' : 'certain';
}
