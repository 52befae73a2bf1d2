// Node 12: the language's newer library, and what Node has added to the globals since.
import 'core-js/stable/index.js';
import './old-node.js';
