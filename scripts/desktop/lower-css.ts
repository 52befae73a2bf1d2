import postcss, { type Rule } from 'postcss';
import type { Plugin } from 'vite';

const group = /:(?:where|is)\(/;

/** Writes out `:where()` and `:is()`, which Chromium 83 does not know. Specificity rises a little; the order stays. */
export function lowerCss(): Plugin {
  return {
    name: 'lower-css',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = lowered(String(file.source));
    },
  };
}

function lowered(css: string): string {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule: Rule) => {
    if (group.test(rule.selector)) rule.selectors = [...new Set(rule.selectors.flatMap(writtenOut))];
  });
  return sheet.toString();
}

/** `:where(a, b) c` as `a c` and `b c`. */
function writtenOut(selector: string): string[] {
  const found = group.exec(selector);
  if (!found) return [selector];
  const start = found.index + found[0].length;
  const end = closing(selector, start);
  const before = selector.slice(0, found.index);
  const after = selector.slice(end + 1);
  return choices(selector.slice(start, end)).flatMap((choice) => {
    // A type or * can't follow a class: `.a:is(button)` is `button.a`.
    const isType = /^[a-z*]/i.test(choice) && /[\w\])]$/.test(before);
    const written = isType ? withType(before, choice) : before + choice;
    return writtenOut(written + after);
  });
}

function withType(before: string, choice: string): string {
  const place = before.search(/[^\s>+~]*$/);
  return before.slice(0, place) + choice + before.slice(place);
}

function closing(text: string, start: number): number {
  let depth = 1;
  for (let index = start; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return text.length;
}

/** Parts between the commas that are not within brackets. */
function choices(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (index < text.length && (depth > 0 || text[index] !== ',')) continue;
    found.push(text.slice(start, index).trim());
    start = index + 1;
  }
  return found;
}
