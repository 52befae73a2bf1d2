/** Texts of the canvas area that the first screen does without. */
export const lateCanvas = {
  'canvas.name.case':
    'Another function’s name differs only in case. KisFlow tells them apart; people may not.',

  'canvas.map.find': 'Find a flow, function or connector',
  'canvas.map.flows_one': '{{count}} flow',
  'canvas.map.flows_other': '{{count}} flows',
  'canvas.map.found': '{{found}} of {{total}}',
  'canvas.map.clear': 'Show all flows',
  'canvas.map.fit': 'Show the whole map',
  'canvas.map.label': 'Project map: flows and the connectors that join them',
  'canvas.map.title': 'Project map',
  'canvas.map.flow_one': 'Open the flow {{name}}, {{count}} function',
  'canvas.map.flow_other': 'Open the flow {{name}}, {{count}} functions',
  'canvas.map.disabled': 'Disabled',
  'canvas.map.functions_one': '{{count}} function',
  'canvas.map.functions_other': '{{count}} functions',
  'canvas.map.noFunctions': 'no functions yet',
  'canvas.map.more': '{{count}} more',
  'canvas.map.connector': 'Open the connector {{name}}',
  'canvas.map.unread_one': '{{count}} file can’t be read and is not on the map',
  'canvas.map.unread_other': '{{count}} files can’t be read and are not on the map',
  'canvas.map.empty.title': 'No flows yet',
  'canvas.map.empty.text':
    'Here you will see all flows of the project, and the connectors through which one flow hands rows to another.',
} as const;
