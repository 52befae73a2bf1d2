/**
 * Whether the text before the caret ends in a dot behind something that holds one row: `rows[0].`, the variable of
 * `for (const row of rows)`, or the first parameter of `rows.map(row => …)` and its like.
 */
export function endsInRow(before: string): boolean {
  if (/\brows\s*\[[^\]]*\]\s*[?!]?\.\w*$/.test(before)) return true;
  const name = /\b([A-Za-z_$][\w$]*)\s*[?!]?\.\w*$/.exec(before)?.[1];
  return name !== undefined && rowVariables(before).has(name);
}

function rowVariables(code: string): Set<string> {
  const names = new Set<string>();
  const loops = /\bfor\s*\(\s*(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s+of\s+rows\b(?!\s*\.)/g;
  const callbacks =
    /\brows\s*(?:\.\w+\([^()]*\)\s*)*\.\s*(?:map|filter|forEach|find|some|every|flatMap|findIndex)\s*\(\s*(?:async\s*)?\(?\s*([A-Za-z_$][\w$]*)/g;
  for (const pattern of [loops, callbacks])
    for (const match of code.matchAll(pattern)) if (match[1] !== undefined) names.add(match[1]);
  return names;
}
