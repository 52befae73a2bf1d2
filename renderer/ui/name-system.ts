const systems = { mac: /Mac|iPhone|iPad/, windows: /Win/, linux: /Linux/ };

/**
 * Names the system on the page, so that its styles name only fonts that this system may have (tokens.css): text asks the system
 * for each that they name, in every weight and size, and one that is not there takes as long.
 */
export function nameSystem(): void {
  const found = Object.entries(systems).find(([, pattern]) => pattern.test(navigator.platform));
  if (found) document.documentElement.dataset['system'] = found[0];
}
