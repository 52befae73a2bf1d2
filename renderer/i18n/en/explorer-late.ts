/** Texts of the explorer area that the first screen does without. */
export const lateExplorer = {
  'explorer.mode': 'Mode',
  'explorer.language': 'Language of the code',
  'explorer.connector': 'Connector',
  'explorer.connector.none': 'None yet',
  'explorer.connectorType': 'Type',
  'explorer.connectorType.help': 'KisFlow knows redis, mysql, kafka, tidb and es; any other word will do.',
} as const;
