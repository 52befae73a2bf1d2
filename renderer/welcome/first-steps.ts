import type { TextKey } from '../i18n/i18n.ts';

interface FirstStep {
  step: TextKey;
  /** The command that does it, and its first key: written here, since commands of projects come after this screen. */
  command?: string;
  combination?: string;
}

export const firstSteps: readonly FirstStep[] = [
  { step: 'shell.welcome.step.open' },
  { step: 'shell.welcome.step.run', command: 'run.start', combination: 'Mod+Enter' },
  { step: 'shell.welcome.step.insert', command: 'flow.insertFunction', combination: 'A' },
  { step: 'shell.welcome.step.export', command: 'export.yaml', combination: 'Mod+E' },
];
