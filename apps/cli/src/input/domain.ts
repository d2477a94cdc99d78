import { domainToASCII } from 'node:url';

/** Labels of letters, digits and hyphens (RFC 1123); the last has a letter, or it would be an address of a machine. */
const dotted = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?=[a-z\d-]*[a-z])[a-z\d](?:[a-z\d-]{0,61}[a-z\d])$/;

/** Whether a text is a domain name that e-mail addresses can end with, in letters of any script. */
export function isDomain(text: string): boolean {
  // What has to be a name already is not made one of: an address, a path or a port behind it would be cut off.
  if (/[\s/\\?#@:%]/.test(text)) return false;
  const ascii = domainToASCII(text);
  return ascii.length <= 253 && dotted.test(ascii);
}
