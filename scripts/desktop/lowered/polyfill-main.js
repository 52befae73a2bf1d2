// Node 12: what Node has added to the globals since. The build adds the language's newer library.
import './structured-clone.js';
import './old-node.js';
