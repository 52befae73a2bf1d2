import * as z from 'zod';

// To be imported before any schema is made. Otherwise zod tries whether the page may evaluate text, which its policy refuses:
// Chromium then parses the whole script once more, for the place to tell in its report.
z.config({ jitless: true });
