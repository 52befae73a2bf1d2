// Node 12: what Node has added to the globals since. The build adds the language's newer library.
import './old-node.js';
