/** What `npm start -- --help` prints. */
export const startUsage = `Usage: npm start -- [folder] [options]

Builds what is older than its sources and opens KisFlow Studio: its desktop window or, where there can be none, the same
user interface in the browser. Without a folder the student-scores example is opened in the browser, and the last window
on the desktop.

  folder            the project to open: any folder of KisFlow YAML, or an empty one
  --browser         open the browser even where there could be a desktop window
  --no-open         serve for the browser and only print the link
  --port <number>   serve for the browser at this port instead of a free one
  --help            print this

Other commands: npm test, npm run check, npm run package, npx kisflow-studio --help
`;
