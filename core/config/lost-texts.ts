import { mapTexts, type TextPlace } from './map-texts.ts';
import { printConfig } from './print.ts';
import { readConfig } from './read.ts';
import { isSameConfig } from './same-config.ts';
import type { ConfigFile } from './types.ts';

/** A text of a config that does not come back as it is from what KisFlow's exporter writes. */
export interface LostText extends TextPlace {
  /** Whether the whole file can't be read for it. */
  breaks: boolean;
}

/** No other texts are ever lost. */
const suspicious = /[\n\r\u0085\u2028\u2029]|^<<$/;

/**
 * The texts of a config that yaml.v3, which KisFlow exports with, writes so that it reads something else, or nothing at all:
 * those of several lines that begin with a line break or a tab, and few others.
 */
export function lostTexts(file: ConfigFile): LostText[] {
  const places: TextPlace[] = [];
  mapTexts(file, (place) => {
    if (suspicious.test(place.text)) places.push(place);
    return place.text;
  });
  if (places.length === 0 || survives(file)) return [];
  return places.flatMap((place) => {
    const alone = withOnly(file, place, place.text);
    return survives(alone) ? [] : [{ ...place, breaks: !readConfig(printConfig(alone)).ok }];
  });
}

/** Whether KisFlow's exporter would write this text well in the place of a lost one. */
export function isKeptInstead(file: ConfigFile, place: TextPlace, text: string): boolean {
  return survives(withOnly(file, place, text));
}

function survives(file: ConfigFile): boolean {
  const again = readConfig(printConfig(file));
  return again.ok && isSameConfig(again.document.config, file.config);
}

/** The config with no suspicious text but one at this place. */
function withOnly(file: ConfigFile, kept: TextPlace, text: string): ConfigFile {
  let count = 0;
  return mapTexts(file, (place) => {
    const isKept = place.isKey === kept.isKey && place.path.join('\0') === kept.path.join('\0');
    if (isKept) return text;
    return suspicious.test(place.text) ? `x${count++}` : place.text;
  });
}
