import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../../engine/file/write-whole.ts';
import { diskKinds, mountDisk } from './test-disk.ts';

it.skipIf(diskKinds.length === 0)(
  'keeps the old file whole where the disk has no room for the new one',
  () => {
    const disk = mountDisk('tmpfs', 64);
    try {
      const file = join(disk.path, 'flow-F.yaml');
      writeWhole(file, 'old');
      expect(() => writeWhole(file, 'x'.repeat(100_000))).toThrow('ENOSPC');
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(disk.path)).toEqual(['flow-F.yaml']);
      writeFileSync(file, 'other');
      writeWhole(file, 'new');
      expect(readFileSync(file, 'utf8')).toBe('new');
    } finally {
      disk.close();
    }
  },
);
