// Chromium 83: the newer library of the language.
import 'core-js/stable/index.js';
