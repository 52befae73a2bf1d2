/** Texts of the explorer area that the first screen does without. */
export const lateExplorer = {
  'explorer.mode': 'Mode',
  'explorer.language': 'Language of the code',
  'explorer.connector': 'Connector',
  'explorer.connector.none': 'None yet',
  'explorer.connectorType': 'Type',
  'explorer.connectorType.help': 'KisFlow knows redis, mysql, kafka, tidb and es; any other word will do.',
  'explorer.delete.title': 'Delete {{name}}?',
  'explorer.delete.used_one': 'It is used in {{count}} place:',
  'explorer.delete.used_other': 'It is used in {{count}} places:',
  'explorer.delete.how':
    'Remove it there too, or leave those files as they are? KisFlow refuses to import a flow that names something missing.',
  'explorer.delete.heal': 'Delete and remove',
  'explorer.delete.leave': 'Delete only',
} as const;
