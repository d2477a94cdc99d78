import { type Control, type Framework, frameworks } from './finding.ts';

/** Ids of controls by the standard they are of. */
export interface ControlIds {
  readonly soc2?: readonly string[];
  readonly iso?: readonly string[];
  readonly pci?: readonly string[];
  readonly nist?: readonly string[];
}

/** The controls a finding bears on: SOC 2, ISO 27001:2022, PCI DSS 4.0.1, NIST 800-53r5, in this order. */
export function controls({ soc2 = [], iso = [], pci = [], nist = [] }: ControlIds): readonly Control[] {
  return [
    ...soc2.map((id): Control => ({ framework: 'SOC 2', id })),
    ...iso.map((id): Control => ({ framework: 'ISO 27001:2022', id })),
    ...pci.map((id): Control => ({ framework: 'PCI DSS 4.0.1', id })),
    ...nist.map((id): Control => ({ framework: 'NIST 800-53r5', id })),
  ];
}

/**
 * The standard of the catalogue that a text looks like another spelling of, such as `SOC2` or `ISO 27001`;
 * null for one of the user's own.
 */
export function misspelledFramework(text: string): Framework | null {
  const bare = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]/g, '');
  const found = frameworks.find((name) => bare(text) !== '' && bare(name).startsWith(bare(text)));
  return found === undefined || found === text ? null : found;
}
