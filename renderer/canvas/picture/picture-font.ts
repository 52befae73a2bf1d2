import latinFont from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { Picture } from './picture.ts';
import type { Measure } from './picture-text.ts';

const families =
  "'Inter Variable', Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

/**
 * The window's font for a picture, which must look the same where Inter is not installed: its Latin part goes into the
 * file. Chinese and other scripts are drawn with what the viewer's system has.
 */
export async function pictureFont(): Promise<Picture['font'] & { measure: Measure }> {
  const [data] = await Promise.all([
    readAsDataUrl(latinFont),
    document.fonts.load("600 13px 'Inter Variable'"),
  ]);
  const rule = `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(${data}) format('woff2')}`;
  return { families, rule, measure: measureWith(families) };
}

async function readAsDataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^;,]*/, 'data:font/woff2'));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function measureWith(fonts: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    if (context === null) return text.length * size;
    context.font = `${weight} ${size}px ${fonts}`;
    return context.measureText(text).width;
  };
}
