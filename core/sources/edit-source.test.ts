import { expect, test } from 'vitest';
import { createProject } from '../project/project.ts';
import {
  createSource,
  removeSourceSetting,
  setSourceBatch,
  setSourceFlow,
  setSourceSetting,
  setSourceType,
} from './edit-source.ts';
import { draftOf, readSource } from './source-file.ts';
import { sourceGlances } from './source-glance.ts';
import { findSourceType, type SourceTypeName, sourceTypes } from './source-types.ts';

const path = 'sources/S.json';
const typeOf = (name: SourceTypeName) => {
  const type = findSourceType(name);
  if (!type) throw new Error('the type is known');
  return type;
};
const textOf = (project: ReturnType<typeof createProject>) => project.files.get(path)?.text ?? '';
const settingOf = (name: SourceTypeName, key: string) => {
  const setting = typeOf(name).settings.find((one) => one.key === key);
  if (!setting) throw new Error('the setting is known');
  return setting;
};

test('a new source of any type asks for what it needs, and for nothing else', () => {
  for (const type of sourceTypes) {
    const made = createSource(createProject('p', []), 'S', 'F', type);
    const { problems } = readSource({ path, text: textOf(made) });
    const needed = type.settings.filter(({ isRequired }) => isRequired);
    expect(problems?.map(({ code, params }) => [code, params['key']])).toEqual(
      needed.map(({ key }) => ['source.setting-wrong', key]),
    );
    const filled = needed.reduce((before, setting) => setSourceSetting(before, path, setting, '1'), made);
    expect(readSource({ path, text: textOf(filled) }).problems).toBeNull();
  }
});

test('a form changes the lines that it is about, and no others', () => {
  const text =
    '{ "version": 1,\n  "flow": "F", "type": "kafka",\n  "settings": { "brokers": "a:1", "topic": "t" } }\n';
  const project = createProject('p', [{ path, text }]);
  expect(textOf(setSourceFlow(project, path, 'G'))).toBe(text.replace('"F"', '"G"'));
  const session = setSourceSetting(project, path, settingOf('kafka', 'session_ms'), '8000');
  expect(textOf(session)).toBe(text.replace('"t" }', '"t", "session_ms": 8000 }'));
  expect(textOf(setSourceSetting(session, path, settingOf('kafka', 'session_ms'), ''))).toBe(text);
  const secure = setSourceSetting(project, path, settingOf('kafka', 'tls'), 'true');
  expect(draftOf({ path, text: textOf(secure) })?.settings['tls']).toBe(true);
  expect(draftOf({ path, text: textOf(setSourceBatch(project, path, 'rows', 7)) })?.batch.rows).toBe(7);
  expect(textOf(removeSourceSetting(project, path, 'topic'))).toBe(text.replace(', "topic": "t"', ''));
});

test('another type has settings of its own', () => {
  const made = createSource(createProject('p', []), 'S', 'F', typeOf('kafka'));
  const posted = setSourceType(made, path, typeOf('http'));
  expect(draftOf({ path, text: textOf(posted) })).toMatchObject({
    type: { name: 'http' },
    settings: { listen: '', token: '' },
  });
});

test('what is of a newer version, unknown or broken is never written over', () => {
  for (const text of [
    '{"version":2,"flow":"F","type":"files","settings":{}}',
    '{"version":1,"flow":"F","type":"ftp","settings":{}}',
    '{"version":1,"flow":"F","type":"files","settings":{},"more":1}',
    '{"version":1,',
    '[]',
  ]) {
    const project = createProject('p', [{ path, text }]);
    expect(draftOf({ path, text })).toBeNull();
    expect(setSourceFlow(project, path, 'G')).toBe(project);
    expect(setSourceType(project, path, typeOf('http'))).toBe(project);
    expect(setSourceSetting(project, path, settingOf('files', 'path'), 'x')).toBe(project);
  }
});

test('a list knows the flow and the type of what can be read so far', () => {
  const file = (name: string, text: string) => ({ path: `sources/${name}.json`, text });
  const project = createProject('p', [
    file('A', '{"version":9,"flow":"F","type":"later"}'),
    file('B', '{"flow":3'),
    file('C', 'null'),
    { path: 'conf/x.json', text: '{}' },
  ]);
  expect(sourceGlances(project).map(({ name, flow, type }) => [name, flow, type])).toEqual([
    ['A', 'F', 'later'],
    ['B', '', ''],
    ['C', '', ''],
  ]);
});
