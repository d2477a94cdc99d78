// Which controls each section of the page is evidence for. Findings name those of their question besides.

const soc = (...ids: readonly string[]) => ids.map((id) => `SOC 2 ${id}`);
const iso = (...ids: readonly string[]) => ids.map((id) => `ISO 27001:2022 ${id}`);
const pci = (...ids: readonly string[]) => ids.map((id) => `PCI DSS 4.0.1 ${id}`);
const nist = (...ids: readonly string[]) => ids.map((id) => `NIST 800-53r5 ${id}`);

/** A section that is evidence for controls. */
export type EvidencedSection =
  | 'summary'
  | 'coverage'
  | 'integrity'
  | 'logic'
  | 'overview'
  | 'privileged'
  | 'zones'
  | 'population'
  | 'entitlements'
  | 'groups'
  | 'findings'
  | 'changes'
  | 'units';

const controls: Readonly<Record<EvidencedSection, readonly string[]>> = {
  summary: [...soc('CC6.1', 'CC6.2', 'CC6.3'), ...iso('A.5.18'), ...pci('7.2.4'), ...nist('AC-2(j)')],
  coverage: [...soc('CC6.1'), ...iso('A.5.15'), ...pci('7.2.4'), ...nist('AC-2')],
  integrity: [...iso('A.5.33'), ...nist('SI-7', 'AU-10')],
  logic: [...soc('CC6.3'), ...iso('A.5.15'), ...pci('7.2.4'), ...nist('AC-3')],
  overview: [...soc('CC6.3'), ...iso('A.5.15'), ...nist('AC-6')],
  privileged: [...soc('CC6.3'), ...iso('A.8.2'), ...pci('7.2.4', '7.2.5.1'), ...nist('AC-6(7)')],
  zones: [...soc('CC6.1'), ...iso('A.5.15'), ...nist('AC-3')],
  population: [...soc('CC6.2'), ...iso('A.5.16'), ...pci('7.2.4', '7.2.5.1'), ...nist('AC-2')],
  entitlements: [...soc('CC6.1', 'CC6.3'), ...iso('A.5.18'), ...pci('7.2.4'), ...nist('AC-2', 'AC-6')],
  groups: [...soc('CC6.3'), ...iso('A.5.15', 'A.5.18'), ...nist('AC-2')],
  findings: [...soc('CC6.1', 'CC6.2', 'CC6.3'), ...iso('A.5.17', 'A.5.18'), ...pci('7.2.4'), ...nist('AC-2')],
  changes: [...soc('CC6.2', 'CC6.3'), ...iso('A.5.18'), ...nist('AC-2')],
  units: [...soc('CC6.3'), ...iso('A.5.18'), ...pci('7.2.4', '7.2.5.1'), ...nist('AC-2(j)')],
};

/** The controls that a section is evidence for, in one line: `SOC 2 CC6.1 · NIST 800-53r5 AC-2`. */
export function controlsLine(section: EvidencedSection): string {
  return controls[section].join(' · ');
}
