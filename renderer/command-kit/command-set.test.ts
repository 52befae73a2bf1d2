import { expect, it } from 'vitest';
import type { Command } from './command.ts';
import { createCommandSet } from './command-set.tsx';

const save: Command = { id: 'file.save', label: 'commands.save', menu: 'file', run: () => {} };

it('finds a command by its id', () => {
  const commands = createCommandSet([save]);
  expect(commands.find('file.save')).toBe(save);
  expect(commands.find('constructor')).toBeUndefined();
});

it('refuses two commands of one id', () => {
  expect(() => createCommandSet([save, { ...save }])).toThrow('file.save');
});
