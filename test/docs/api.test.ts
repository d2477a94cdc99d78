import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { apiPage } from './api.ts';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));

const names = readdirSync(packages, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(names)('the reference page of %s says what its docstrings and declarations say', async (name) => {
  const page = apiPage(`@grantlens/${name}`, `${packages}/${name}/dist`);
  await expect(page).toMatchFileSnapshot(`${packages}/${name}/API.md`);
});
