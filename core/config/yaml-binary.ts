const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Text of a `!!binary` scalar, as Go's base64.StdEncoding reads it (line breaks ignored); undefined when invalid. */
export function decodeBinary(text: string): string | undefined {
  const characters = text.replace(/[\r\n]/g, '');
  if (characters.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(characters)) return undefined;
  let encoded = '';
  let bits = 0;
  let size = 0;
  for (const character of characters.replace(/=+$/, '')) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffff;
    size += 6;
    if (size < 8) continue;
    size -= 8;
    encoded += `%${((bits >> size) & 0xff).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(encoded);
  } catch {
    // Bytes that are no UTF-8 cannot be kept in a text; Go would keep them.
    return decodeURIComponent(encoded.replace(/%[89a-f]./g, '%ef%bf%bd'));
  }
}
