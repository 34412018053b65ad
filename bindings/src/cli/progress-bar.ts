// The progress bar for sending, on a terminal.

import { numeral } from "./findings.js";

export interface BarState {
  done: number;
  total: number;
  failed: number;
  /** How many were done at the start. */
  before: number;
  /** The time since the start. */
  seconds: number;
}

/** The line with the bar, shorter than `width` columns. */
export function barOf({ done, total, failed, before, seconds }: BarState, width: number): string {
  const share = total === 0 ? 1 : done / total;
  const count = `${numeral(done)}/${numeral(total)}`;
  const percent = `${Math.floor(share * 100)} %`;
  const parts = [count.padStart(2 * numeral(total).length + 1), percent.padStart(5)];
  const rate = seconds > 0 ? (done - before) / seconds : 0;
  // The first second says too little about the rate.
  if (rate > 0 && seconds >= 1) {
    parts.push(`${rate < 10 ? rate.toFixed(1) : numeral(Math.round(rate))} numbers/s`);
    if (done < total) parts.push(`${timeOf((total - done) / rate)} left`);
  }
  if (failed > 0) parts.push(`${numeral(failed)} failed`);
  const text = parts.join("  ");
  const room = Math.min(30, width - text.length - 5);
  const filled = Math.floor(share * room);
  const bar = room < 5 ? "" : `[${"#".repeat(filled)}${"-".repeat(room - filled)}] `;
  return (bar + text).slice(0, Math.max(0, width - 1));
}

/** "0:07", "12:30", "1:02:03" */
export function timeOf(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (count: number) => String(count).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
