// Chromium 83: the newer library of the language, and what of the canvas and of crypto came later.
import 'core-js/stable/index.js';

crypto.randomUUID ??= function randomUUID() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

const { prototype } = CanvasRenderingContext2D;
prototype.roundRect ??= function roundRect(x, y, width, height, radius) {
  const most = Math.min(radius, width / 2, height / 2);
  this.moveTo(x + most, y);
  this.arcTo(x + width, y, x + width, y + height, most);
  this.arcTo(x + width, y + height, x, y + height, most);
  this.arcTo(x, y + height, x, y, most);
  this.arcTo(x, y, x + width, y, most);
  this.closePath();
};
