// Chromium 83: the newer library of the language, and what of the canvas came later.
import 'core-js/stable/index.js';

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
