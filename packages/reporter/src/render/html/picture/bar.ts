import type { Chart, ChartPart } from '../../../model/overview.ts';

/** A chart as the page draws it: one bar, 100 units long. */
export interface Bar extends Omit<Chart, 'parts'> {
  readonly parts: readonly DrawnPart[];
}

interface DrawnPart extends ChartPart {
  readonly x: number;
  readonly width: number;
  /** Of the whole, in words: `62 %`, `under 1 %`. */
  readonly share: string;
}

/** Draws a chart; without anything the bar is empty. */
export function drawBar(chart: Chart): Bar {
  let before = 0;
  const parts = chart.parts.map((part): DrawnPart => {
    const x = lengthOf(before, chart.total);
    before += part.value;
    const width = hundredths(lengthOf(before, chart.total) - x);
    return { ...part, x, width, share: shareOf(part.value, chart.total) };
  });
  return { ...chart, parts };
}

function lengthOf(value: number, total: number): number {
  return total === 0 ? 0 : hundredths((value / total) * 100);
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function shareOf(value: number, total: number): string {
  if (total === 0 || value === 0) return '0 %';
  const percent = Math.round((value / total) * 100);
  if (percent === 0) return 'under 1 %';
  return percent === 100 && value < total ? 'over 99 %' : `${percent} %`;
}
