import { controlsLine, type EvidencedSection } from '../../../words/controls.ts';

/** The line under the heading of a section that says which controls it is evidence for. */
export function controlsOf(section: EvidencedSection): string {
  return `<p class="controls"><span class="quiet">Controls:</span> ${controlsLine(section)}</p>`;
}
