/** How the standard error of an engine begins that refuses to serve; what it lacks follows, up to the line's end. */
export const wallsMissing = 'wall missing: ';
