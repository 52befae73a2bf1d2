import { CodedError } from '../../core/errors/coded-error.ts';
import { projectModel } from '../../core/project/model.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';
import { evenRows } from './geometry/layout.ts';
import { flowGraph } from './graph/flow-graph.ts';
import { flowSvg } from './picture/flow-svg.ts';
import type { PictureColors } from './picture/picture.ts';
import { pictureFont } from './picture/picture-font.ts';

const rows = evenRows(5);
/** PNG pixels per canvas unit, for screens and print. */
const sharpness = 2;
/** What browsers can draw on one canvas. */
const mostPixels = 16_000;

/** A picture of the whole flow in the colours in use. Rejects with a coded error when the flow is gone. */
export async function exportFlowPicture(
  workspace: Workspace,
  flowName: string,
  format: 'svg' | 'png',
): Promise<Blob> {
  const { project, opened } = workspace.project.getState();
  const model = projectModel(project);
  const flow = model?.flow(flowName);
  if (!model || !flow) throw new CodedError('project.flow-not-found', { name: flowName });
  const graph = flowGraph({ model, flow, rows, problems: new Map(), runJumps: [] });
  const { measure, ...font } = await pictureFont();
  const svg = flowSvg(graph, {
    colors: themeColors(),
    words: {
      samples: workspace.text('canvas.source.title'),
      missing: workspace.text('canvas.node.missing'),
      jump: workspace.text('canvas.jump.code'),
      disabled: workspace.text('canvas.disabled'),
    },
    samplesPath: samplesPath({ project, opened }, flowName),
    disabled: flow.config.status === 0,
    measure,
    font,
  });
  return format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterize(svg);
}

function themeColors(): PictureColors {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const mode = (name: string) => ({ color: token(name), soft: token(`${name}-soft`) });
  return {
    background: token('canvas'),
    raised: token('raised'),
    line: token('line'),
    text: token('text'),
    muted: token('muted'),
    edge: token('decoration'),
    accent: token('accent'),
    note: token('warn-soft'),
    noteLine: token('warn-line'),
    modes: {
      Verify: mode('verify'),
      Save: mode('save'),
      Load: mode('load'),
      Calculate: mode('calculate'),
      Expand: mode('expand'),
    },
  };
}

async function rasterize(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(sharpness, mostPixels / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser could not encode the picture'))),
      'image/png',
    );
  });
}
