/** Texts of the run area; every key begins with `run.`. Plurals by i18next: `key_one`, `key_other`. */
export const run = {
  'run.commandStart': 'Run',
  'run.commandStop': 'Stop',
  'run.commandStep': 'Step',
  'run.commandPause': 'Pause',
  'run.commandResume': 'Continue',
  'run.commandBeside': 'Run once more beside it',
  'run.commandStopAll': 'Stop all runs',
  'run.actionName': 'This run:',
  'run.commandPlan': 'Run a part of the flow…',
  'run.commandRestartEngine': 'Restart the engine',
  'run.commandRealStorage': 'Run on real storage…',
  'run.commandEmbeddedStore': 'Back to the embedded store',
  'run.onEmbedded': 'Embedded store',
  'run.onReal': 'Real storage',
  'run.onRealStorage': 'on real storage',
  'run.outcomeLabel': 'How the run went',
  'run.trustGoTitle': 'Trust this folder?',
  'run.trustGoBody':
    'The files in {{root}} say which servers and files the Studio goes to. Once the folder is trusted, its functions may run as well, in a process of their own. Trust only what you know.',
  'run.trustGoConfirm': 'Trust and go on',
  'run.trustTitle': 'Run the code in this folder?',
  'run.trustBody':
    'The functions in {{root}} will run on this machine, in a process of their own without access to your files, environment and other programs. Run only code that you trust.',
  'run.trustConfirm': 'Trust and run',
  'run.ofBefore': 'Run of {{time}}',
  'run.continues': 'from visit {{visit, number}} of the run of {{time}} on',
} as const;
