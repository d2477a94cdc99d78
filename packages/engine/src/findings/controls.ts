import type { Control } from './finding.ts';

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
