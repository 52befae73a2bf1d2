/** A text without the blanks at its ends that JSON knows: others, like a byte order mark, are a fault of the text, and stay. */
export function trimJson(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}
