/** Texts of the yaml area; every key begins with `yaml.`. Plurals by i18next: `key_one`, `key_other`. */
export const yaml = {
  'yaml.label': 'YAML of {{path}}',
  'yaml.broken': 'Line {{line}} can’t be read: {{why}}.',
  'yaml.lastGood': 'The canvas shows the last good state.',
  'yaml.noFlowTitle': 'No flow is open',
  'yaml.noFlowText': 'Open a flow to see its YAML, and that of the function chosen in it.',
  'yaml.goneTitle': 'The flow {{name}} has no file any more',
  'yaml.edit': 'edit YAML',
} as const;
