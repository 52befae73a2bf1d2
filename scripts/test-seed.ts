// Before every test file: property tests draw the same examples in each run, so that a run that was green stays green for
// the same sources. `npm run soak properties` looks at other examples; SEED repeats what it found.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['KISFLOW_STUDIO_SEED'] ?? 20_261_126) });
