/** Rows with what is easily lost on the way through a driver: they have to come back as they are. */
export const oddRows = [
  { id: '1', name: '张三 “引号”', note: null },
  { id: '2', name: '😀 𠮷 é e\u0301', note: '' },
  { id: '3', name: 'back\\slash \' " ` ; -- /* %s ? $1 :a', note: 'line\nbreak\ttab' },
  { id: '9007199254740993', name: 'an id beyond 2^53', note: '18446744073709551615' },
  { id: '5', name: '2026-11-26T10:00:00.123Z', note: '12345678901234567890.123456789' },
] as const;
