// @vitest-environment node
import { expect, it } from 'vitest';
import { allCommands } from './all-commands.ts';
import { firstCommands } from './first-commands.ts';
import { firstSteps } from './welcome/first-steps.ts';

it('the commands that are there at once are among all others, the same', () => {
  for (const command of firstCommands.list) expect(allCommands.find(command.id)).toBe(command);
  expect([firstCommands.isWhole, allCommands.isWhole]).toEqual([false, true]);
});

it('the first steps show the keys that the commands have', () => {
  for (const { command, combination } of firstSteps)
    if (command !== undefined) expect(allCommands.find(command)?.keys?.[0]).toBe(combination);
});
