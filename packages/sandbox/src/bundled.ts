import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FixtureError } from './state/read-fixture.ts';

/** The fixtures that come with the package. */
export const bundledFixtures: readonly ['small-agency', 'north-harbour'] = ['small-agency', 'north-harbour'];

/** The name of a fixture that comes with the package. */
export type BundledFixture = (typeof bundledFixtures)[number];

/** The folder of a bundled fixture. Throws a `FixtureError` that lists the names for any other. */
export function fixtureFolder(name: string): string {
  if (!isBundled(name)) {
    throw new FixtureError(
      'unknown-name',
      `There is no fixture named ${name}; the bundled ones are ${bundledFixtures.join(' and ')}.`,
    );
  }
  // Beside the built files; in a checkout that is not built, at the top of the repository.
  const places = [`./fixtures/${name}`, `../../../fixtures/${name}`].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const folder = places.find((place) => existsSync(place));
  if (folder === undefined) {
    throw new FixtureError('missing', `The fixture ${name} did not come with this copy of the package.`);
  }
  return folder;
}

function isBundled(name: string): name is BundledFixture {
  return bundledFixtures.some((known) => known === name);
}
