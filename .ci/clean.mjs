// Run in the folder of a package before it is built: what was built from a source that is gone would be published.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
