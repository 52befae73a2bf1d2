import type { RowSource } from './row-source.ts';

/** Asks for more rows only when those handed on before are on their way to the disk: memory stays bounded. */
export function afterOutput(source: RowSource, output: { drained(): Promise<void> }): RowSource {
  return {
    name: source.name,
    async *chunks() {
      for await (const chunk of source.chunks()) {
        await output.drained();
        yield chunk;
      }
    },
  };
}
