/** Windows' device names: a file named so, with any extension, can't be made there. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)/i;
const plain = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const unsafe = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const marked = /~[0-9a-z]{7}(-\d+)?$/;
/** Linux allows 255 bytes in a name; this leaves room for `flow-` before and `.jsonl` behind. */
const maxBytes = 180;

/**
 * A file name (without extension) for any flow, function or connector name, safe on Windows, macOS and Linux. A name
 * that is safe as it is stays; otherwise the offending characters become `_` and a hash of the whole name keeps
 * different names apart. The same name always gives the same file name.
 */
export function safeFileName(name: string): string {
  if (plain.test(name) && name.length <= maxBytes && !reserved.test(name)) return name;
  const normal = name.normalize('NFC').toWellFormed();
  let safe = normal.replace(unsafe, '_').replace(/^[.\s]+|[.\s]+$/gu, '_');
  if (reserved.test(safe)) safe = `_${safe}`;
  safe = cutToBytes(safe, maxBytes);
  const kept = safe === name && safe !== '' && !marked.test(safe) && !safe.toLowerCase().endsWith('.d');
  return kept ? safe : markedFileName(name);
}

/** The same with the hash always there: for names that differ from another one only in case. */
export function markedFileName(name: string): string {
  const normal = name.normalize('NFC').toWellFormed();
  const safe = normal.replace(unsafe, '_').replace(/^[.\s]+|[.\s]+$/gu, '_');
  const base = cutToBytes(reserved.test(safe) ? `_${safe}` : safe, maxBytes - 8);
  return `${base}~${hash(name)}`;
}

/** Whether a file name (without extension) is one that only the Studio gives, to one name and to no other. */
export function isMarkedFileName(stem: string): boolean {
  return marked.test(stem);
}

/**
 * Whether a file with this name (without extension), where a system holds it, may belong to what is called the same: the
 * Studio itself would give `CON` or `x:y` another one. Not so a file in a folder, or one of declarations.
 */
export function isOwnFileName(stem: string): boolean {
  return stem !== '' && !/[/\\\u0000]/.test(stem) && !marked.test(stem) && !stem.toLowerCase().endsWith('.d');
}

/** Whether Windows, macOS and Linux all hold a file or folder of this name. */
export function isPortableName(name: string): boolean {
  return name !== '' && !reserved.test(name) && !/[<>:"/\\|?*\u0000-\u001f]|[. ]$/.test(name);
}

/** Paths that Windows and macOS hold to be the same file are equal under this key. */
export function caseKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/**
 * `folder/base.extension` with a base name that no other path takes, not even in another case: the safe name, the
 * marked one, then numbered ones.
 */
export function freePath(
  paths: Iterable<string>,
  folder: string,
  prefix: string,
  name: string,
  extension: string,
): string {
  const taken = new Set([...paths].map(caseKey));
  const at = (base: string) => `${folder}${base}${extension}`;
  // `func-CON` is a file name that works, as KisFlow's exporter writes it, where `CON` is none.
  const whole = prefix + name;
  for (const base of [safeFileName(whole), markedFileName(whole)])
    if (!taken.has(caseKey(at(base)))) return at(base);
  for (let number = 2; ; number++) {
    const path = at(`${markedFileName(whole)}-${number}`);
    if (!taken.has(caseKey(path))) return path;
  }
}

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += utf8Length(character.codePointAt(0) ?? 0);
    if (bytes > limit) return cut.replace(/[.\s]+$/u, '');
    cut += character;
  }
  return text;
}

/** The bytes that a text takes in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) bytes += utf8Length(character.codePointAt(0) ?? 0);
  return bytes;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

/** FNV-1a over UTF-16 units, as seven base-36 digits: enough to keep a project's names apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36).padStart(7, '0');
}
