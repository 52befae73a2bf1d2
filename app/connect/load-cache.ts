/** Answers of equal loads, for as long as a connector says that they may be used again. */
export interface LoadCache {
  get(question: string, load: () => Promise<readonly string[]>): Promise<readonly string[]>;
  /** Something was saved: what was loaded before may be no longer so. */
  clear(): void;
}

/** Characters of all answers, at most. */
const sizeLimit = 32 * 1024 * 1024;

interface Answer {
  rows: Promise<readonly string[]>;
  until: number;
  size: number;
}

/** `ageMs` 0 keeps nothing. Answers that are asked for at the same time are asked once. */
export function createLoadCache(ageMs: number, now: () => number = () => performance.now()): LoadCache {
  const answers = new Map<string, Answer>();
  let size = 0;

  function drop(question: string, answer: Answer): void {
    if (answers.get(question) !== answer) return;
    answers.delete(question);
    size -= answer.size;
  }
  function grow(question: string, answer: Answer, rows: readonly string[]): void {
    if (answers.get(question) !== answer) return;
    answer.size += rows.reduce((sum, row) => sum + row.length, 0);
    size += answer.size - question.length;
    // Those that were asked first leave first.
    for (const [oldest, old] of answers) {
      if (size <= sizeLimit) return;
      drop(oldest, old);
    }
  }

  return {
    async get(question, load) {
      if (ageMs === 0) return await load();
      const known = answers.get(question);
      if (known && known.until > now()) return await known.rows;
      if (known) drop(question, known);
      const answer: Answer = { rows: load(), until: now() + ageMs, size: question.length };
      answers.set(question, answer);
      size += answer.size;
      try {
        const rows = await answer.rows;
        grow(question, answer, rows);
        return rows;
      } catch (thrown) {
        drop(question, answer);
        throw thrown;
      }
    },
    clear() {
      answers.clear();
      size = 0;
    },
  };
}
