/** Line breaks of YAML 1.1, which yaml.v3 reads, that YAML 1.2 takes for text. */
const oldBreaks = /[\u0085\u2028\u2029]/g;

/** A text with all its line breaks as YAML 1.2 knows them: as long as before, so that every offset holds in both. */
export function withNewerBreaks(text: string): string {
  return text.replace(oldBreaks, '\n');
}
