/** Functions whose value is their argument as it is, in JavaScript and in Go alike: they print as nothing. */
export const identities: ReadonlySet<string> = new Set(['toDouble', 'intToInt', 'textToText']);
